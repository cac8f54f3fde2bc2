// Why: a prover asks a whole house over HTTP, on a database of its own, so that what it breaks is nobody's. Planted holes
// come in here too: they must turn the provers red.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PolicyRow } from '../base/access/policy.ts';
import { identify } from '../base/access/sessions.ts';
import type { FileStore } from '../base/files/file-store.ts';
import type { Door } from '../base/http/door.ts';
import { buildServer } from '../base/http/server.ts';
import { drain } from '../base/jobs/worker.ts';
import { receiveMail } from '../care/intake/arrive-by-mail.ts';
import { isStaffRole, needsSecondFactor } from '../care/people/second-factor.rules.ts';
import { policy } from '../care/policy.ts';
import { readConfig, secretOf } from '../run/config.ts';
import { startEmbedded } from '../run/embedded/embedded.ts';
import { openHouse, type House } from '../run/house.ts';
import { openApiOf } from '../run/openapi.ts';
import { startMailbox } from '../run/sandbox/mailbox.ts';
import { testDatabase, testSecret } from '../run/testing/test-database.ts';
import type { PageReader } from '../wire/pdf/read-pages.ts';
import { openTestDatabase } from '../tools/test-database.ts';

/** Where the house is and how to look behind it. `settle`, `mail` and `sabotage` mean something only for a house of our own. */
export type HouseUnderTest = {
  readonly url: string;
  /** A superuser's login: sees behind the row policies. */
  readonly databaseUrl: string;
  readonly isOwn: boolean;
  /** The folder of a house of our own. */
  readonly home: string | null;
  /** Where a house of our own keeps its originals. */
  readonly files: FileStore | null;
  /** Signs the links in letters. */
  readonly secret: Buffer;
  /** Opens a second server on the same house, with holes planted. */
  sabotage(sabotage: Sabotage): Promise<{ url: string; close(): Promise<void> }>;
  /** Works until nothing is due. */
  settle(): Promise<void>;
  /** Hands in a raw mail as the listener would. */
  mail(to: string, raw: Buffer): Promise<void>;
  close(): Promise<void>;
};

/** What a test changes to see a prover go red. */
export type Sabotage = {
  readonly doors?: (house: House) => readonly Door[];
  readonly policy?: readonly PolicyRow[];
  /** Doors changed before they are built into the server. */
  readonly change?: (door: Door) => Door;
};

async function listening(house: House, sabotage: Sabotage) {
  const own = sabotage.change === undefined ? house.doors : house.doors.map(sabotage.change);
  const doors = [...own, ...(sabotage.doors?.(house) ?? [])];
  const server = await buildServer({
    doors,
    policy: sabotage.policy ?? policy,
    equipment: house.equipment,
    identify: (request, at) => identify(house.app, request, at, needsSecondFactor, isStaffRole),
    limits: undefined,
  });
  const document = openApiOf(doors);
  server.get('/openapi.json', () => document);
  return { server, address: await server.listen({ port: 0, host: '127.0.0.1' }) };
}

/** A whole house on a fresh clone of the town; limits are off. `reader` reads its documents, when given; whoever gave it closes it. */
export async function openOwnHouse(reader?: PageReader): Promise<HouseUnderTest> {
  const given = process.env['DOORSTEP_TEST_DATABASE_URL'];
  const server = given === undefined ? await openTestDatabase() : undefined;
  if (server !== undefined) process.env['DOORSTEP_TEST_DATABASE_URL'] = server.url;
  const database = await testDatabase({ town: true, size: 2 });
  const home = await mkdtemp(join(tmpdir(), 'doorstep-prove-'));
  const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(home, 'mailbox') });
  const house = await openHouse({
    url: database.url,
    home,
    secret: testSecret.toString(),
    publicUrl: 'http://127.0.0.1',
    smtpUrl: `smtp://127.0.0.1:${mailbox.smtpPort}`,
    townIsSeeded: true,
    mailboxUrl: `http://127.0.0.1:${mailbox.httpPort}`,
    limits: 'off',
    ...(reader === undefined ? {} : { reader }),
  });
  const { server: http, address } = await listening(house, {});
  return {
    url: address,
    databaseUrl: database.url,
    isOwn: true,
    home,
    files: house.equipment.files,
    secret: testSecret,
    sabotage: async (sabotage) => {
      const second = await listening(house, sabotage);
      return { url: second.address, close: () => second.server.close() };
    },
    settle: async () => void (await drain(house.worker, house.equipment.now, house.work)),
    mail: async (to, raw) => {
      await receiveMail(house.equipment, {
        envelope: { from: 'desk@office.example', to: [to] },
        raw,
        remote: { address: '127.0.0.1', helo: 'prover', isEncrypted: false },
      });
    },
    close: async () => {
      await http.close();
      await house.close();
      await mailbox.close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
      if (server !== undefined) {
        delete process.env['DOORSTEP_TEST_DATABASE_URL'];
        await server.stop();
      }
    },
  };
}

/**
 * The house running at `url`. Its database is DATABASE_URL, or the embedded one of DOORSTEP_HOME it already runs on; ids
 * and row policies are read there. The prover's cases stay in it: never point this at real people.
 */
export async function openHouseAt(url: string): Promise<HouseUnderTest> {
  const given = process.env['DATABASE_URL'];
  const home = process.env['DOORSTEP_HOME'] ?? '.doorstep';
  const embedded = given === undefined ? await startEmbedded({ dir: join(home, 'pg') }) : undefined;
  return {
    url,
    databaseUrl: given ?? embedded?.url ?? '',
    isOwn: false,
    home: null,
    files: null,
    secret: Buffer.from(secretOf(readConfig())),
    sabotage: () => Promise.reject(new Error('Holes are planted only in a house of our own.')),
    settle: () => new Promise((resolve) => setTimeout(resolve, 8000)),
    mail: () => Promise.resolve(),
    close: async () => embedded?.stop(),
  };
}
