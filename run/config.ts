// Why: everything that can be set from outside stands in one typed list with its meaning and default, from which the
// program reads it and the README prints it.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NotDone } from './backup/not-done.ts';
import { isFree, nextFreePort } from './embedded/ports.ts';

const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ });

type Setting = { readonly meaning: string; readonly shownDefault: string; readonly shape: z.ZodType };

/** Every variable Doorstep reads. `shownDefault` is what the README prints. */
export const settings = {
  DATABASE_URL: {
    meaning: 'PostgreSQL 15 or newer, as its owner; replaces the embedded one',
    shownDefault: 'the embedded PostgreSQL in DOORSTEP_HOME',
    shape: postgresUrl.optional(),
  },
  DOORSTEP_APP_DATABASE_URL: {
    meaning: 'the same database as the role the application works under (never its owner)',
    shownDefault: 'made from DATABASE_URL',
    shape: postgresUrl.optional(),
  },
  DOORSTEP_HOME: {
    meaning: 'folder for everything kept outside the database: originals, secrets, the embedded PostgreSQL',
    shownDefault: '.doorstep',
    shape: z.string().min(1).default('.doorstep'),
  },
  DOORSTEP_HTTP_PORT: { meaning: 'portals and API', shownDefault: '8080', shape: port.default(8080) },
  DOORSTEP_SMTP_PORT: {
    meaning: 'orders by email arrive here',
    shownDefault: '2525',
    shape: port.default(2525),
  },
  DOORSTEP_MAILBOX_SMTP_PORT: {
    meaning: 'the built-in mailbox takes in what Doorstep sends',
    shownDefault: '2526',
    shape: port.default(2526),
  },
  DOORSTEP_MAILBOX_HTTP_PORT: {
    meaning: 'the page that shows the built-in mailbox',
    shownDefault: '8026',
    shape: port.default(8026),
  },
  DOORSTEP_PAYER_PORT: {
    meaning: 'the stand-in payer answers X12 here (POST /x12, POST /control)',
    shownDefault: '8027',
    shape: port.default(8027),
  },
  DOORSTEP_SMTP_URL: {
    meaning: 'mail server that carries our email out',
    shownDefault: 'the built-in mailbox',
    shape: z.url({ protocol: /^smtps?$/ }).optional(),
  },
  DOORSTEP_PUBLIC_URL: {
    meaning: 'address under which people reach the portals; stands in links we send',
    shownDefault: 'http://127.0.0.1 with DOORSTEP_HTTP_PORT',
    shape: z.url({ protocol: /^https?$/ }).optional(),
  },
  DOORSTEP_SECRET: {
    meaning: 'signs links and seals second-factor secrets; at least 32 characters, the same on every machine',
    shownDefault: 'made once and kept in DOORSTEP_HOME/secret',
    shape: z.string().min(32).optional(),
  },
  DOORSTEP_TOWN: {
    meaning:
      '"seeded" fills the database with invented people and offers one-click demo sign-in; "none" does not',
    shownDefault: 'seeded with the embedded database, none with DATABASE_URL',
    shape: z.enum(['seeded', 'none']).optional(),
  },
  DOORSTEP_X12_FOLDER: {
    meaning: 'a folder where trading partners drop X12 files, one folder each (an SFTP server writes there)',
    shownDefault: 'none: nothing is watched',
    shape: z.string().min(1).optional(),
  },
  DOORSTEP_FAX_FOLDER: {
    meaning: 'a folder into which a fax server writes what it received, one folder for each of our lines',
    shownDefault: 'none: nothing is watched',
    shape: z.string().min(1).optional(),
  },
  DOORSTEP_CLIENT_CERTIFICATE_HEADER: {
    meaning:
      'the header in which the proxy that ends TLS says a trading partner’s client certificate (SHA-256 fingerprint or PEM); the proxy must strip it from what comes from outside',
    shownDefault: 'none: a partner held to a certificate is refused over HTTP',
    shape: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/)
      .optional(),
  },
  DOORSTEP_BROWSER: {
    meaning: 'the Chromium used by tests and pictures',
    shownDefault: 'an installed one, else the one inside the packages',
    shape: z.string().min(1).optional(),
  },
  DOORSTEP_SAMPLES: {
    meaning: 'a folder of outside samples that tests read where they lie; the same as --samples',
    shownDefault: 'none: those tests are not run',
    shape: z.string().min(1).optional(),
  },
  DOORSTEP_TEST_DATABASE_URL: {
    meaning: 'the PostgreSQL that tests use',
    shownDefault: 'DATABASE_URL, else an embedded one made for the run',
    shape: postgresUrl.optional(),
  },
} as const satisfies Record<string, Setting>;

type Name = keyof typeof settings;

const environment = z.object({
  DATABASE_URL: settings.DATABASE_URL.shape,
  DOORSTEP_APP_DATABASE_URL: settings.DOORSTEP_APP_DATABASE_URL.shape,
  DOORSTEP_HOME: settings.DOORSTEP_HOME.shape,
  DOORSTEP_HTTP_PORT: settings.DOORSTEP_HTTP_PORT.shape,
  DOORSTEP_SMTP_PORT: settings.DOORSTEP_SMTP_PORT.shape,
  DOORSTEP_MAILBOX_SMTP_PORT: settings.DOORSTEP_MAILBOX_SMTP_PORT.shape,
  DOORSTEP_MAILBOX_HTTP_PORT: settings.DOORSTEP_MAILBOX_HTTP_PORT.shape,
  DOORSTEP_PAYER_PORT: settings.DOORSTEP_PAYER_PORT.shape,
  DOORSTEP_SMTP_URL: settings.DOORSTEP_SMTP_URL.shape,
  DOORSTEP_PUBLIC_URL: settings.DOORSTEP_PUBLIC_URL.shape,
  DOORSTEP_SECRET: settings.DOORSTEP_SECRET.shape,
  DOORSTEP_TOWN: settings.DOORSTEP_TOWN.shape,
  DOORSTEP_X12_FOLDER: settings.DOORSTEP_X12_FOLDER.shape,
  DOORSTEP_FAX_FOLDER: settings.DOORSTEP_FAX_FOLDER.shape,
  DOORSTEP_CLIENT_CERTIFICATE_HEADER: settings.DOORSTEP_CLIENT_CERTIFICATE_HEADER.shape,
  DOORSTEP_BROWSER: settings.DOORSTEP_BROWSER.shape,
  DOORSTEP_SAMPLES: settings.DOORSTEP_SAMPLES.shape,
  DOORSTEP_TEST_DATABASE_URL: settings.DOORSTEP_TEST_DATABASE_URL.shape,
});

/** What the program works with. `given` holds the names set from outside; an empty variable counts as not set. */
export type Config = z.infer<typeof environment> & {
  readonly given: ReadonlySet<string>;
  readonly town: 'seeded' | 'none';
};

/** Reads the environment; throws one Error that names every variable that is wrong and says what it means. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const unknown = set
    .map(([name]) => name)
    .filter((name) => name.startsWith('DOORSTEP_') && !(name in settings));
  const read = environment.safeParse(Object.fromEntries(set));
  const wrong = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const complaints = [...wrong, ...unknown.map((name) => `${name}: Doorstep knows no such variable`)];
  if (!read.success || complaints.length > 0) {
    throw new NotDone(
      `The configuration is not usable.\n  ${complaints.join('\n  ')}\nrun/config.ts lists every variable.`,
    );
  }
  const given = new Set(set.map(([name]) => name).filter((name) => name in settings));
  const town = read.data.DOORSTEP_TOWN ?? (read.data.DATABASE_URL === undefined ? 'seeded' : 'none');
  return { ...read.data, given, town };
}

/** Rows for the README: name, meaning, default. */
export function configTable(): readonly { name: string; meaning: string; default: string }[] {
  return Object.entries(settings).map(([name, { meaning, shownDefault }]) => ({
    name,
    meaning,
    default: shownDefault,
  }));
}

/** The ports to open. `moved` names those that differ from their default because something else had it. */
export type Ports = {
  readonly http: number;
  readonly smtp: number;
  readonly mailboxSmtp: number;
  readonly mailboxHttp: number;
  readonly payer: number;
  readonly moved: readonly string[];
};

/** Chooses free ports on 127.0.0.1: a default that is taken gives way to the next free one, a port that was asked for is never changed. */
export async function choosePorts(config: Config): Promise<Ports> {
  const moved: string[] = [];
  const chosen = new Set<number>();
  const choose = async (name: Name & `${string}_PORT`): Promise<number> => {
    const wanted = config[name];
    if (config.given.has(name)) {
      if (!(await isFree(wanted)))
        throw new NotDone(
          `${name} is ${wanted}, but another program listens there. Stop it, or choose another: ${name}=${wanted + 1} npm start`,
        );
      chosen.add(wanted);
      return wanted;
    }
    let found = await nextFreePort(wanted);
    while (chosen.has(found)) found = await nextFreePort(found + 1);
    chosen.add(found);
    if (found !== wanted) moved.push(name);
    return found;
  };
  const http = await choose('DOORSTEP_HTTP_PORT');
  const smtp = await choose('DOORSTEP_SMTP_PORT');
  const mailboxSmtp = await choose('DOORSTEP_MAILBOX_SMTP_PORT');
  const mailboxHttp = await choose('DOORSTEP_MAILBOX_HTTP_PORT');
  const payer = await choose('DOORSTEP_PAYER_PORT');
  return { http, smtp, mailboxSmtp, mailboxHttp, payer, moved };
}

/** DOORSTEP_SECRET, else the one kept in DOORSTEP_HOME/secret (0600), made at the first call. */
export function secretOf(config: Config): string {
  if (config.DOORSTEP_SECRET !== undefined) return config.DOORSTEP_SECRET;
  const file = join(config.DOORSTEP_HOME, 'secret');
  if (!existsSync(file)) {
    mkdirSync(config.DOORSTEP_HOME, { recursive: true });
    try {
      writeFileSync(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process of the same start may have made it a moment ago: theirs is the one that counts.
      if (!existsSync(file)) throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}
