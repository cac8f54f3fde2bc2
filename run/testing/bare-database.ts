// Why: a restore wants a database in which there is nothing at all, and the login of a rented server, which owns its one
// database and is no superuser; the templates of other tests give neither.

import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** An empty database owned by an ordinary login. `ask` looks in as superuser; `root` is the superuser's url for it. */
export type BareDatabase = {
  readonly url: string;
  readonly root: string;
  ask(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
};

async function once<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** The address of `database` on the tests' server, signed in as `login` when given. */
function urlOf(database: string, login?: { name: string; password: string }): string {
  const url = new URL(process.env['DOORSTEP_TEST_DATABASE_URL'] ?? '');
  url.pathname = `/${database}`;
  if (login !== undefined) Object.assign(url, { username: login.name, password: login.password });
  return url.href;
}

/** The roles that an administrator grants to the login of a house beforehand. */
const granted = 'doorstep_owner, doorstep_app, doorstep_worker, doorstep_backup';

/** An ordinary login for the database at `url`, prepared as the recipe says; gives its url and how to take it away. */
export async function ordinaryLogin(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const login = {
    name: `doorstep_login_${randomBytes(5).toString('hex')}`,
    password: randomBytes(9).toString('hex'),
  };
  const database = new URL(url).pathname.slice(1);
  await once(url, async (admin) => {
    await admin.query(`create role ${login.name} login password '${login.password}'`);
    await admin.query(`grant ${granted} to ${login.name}`);
  });
  return {
    url: urlOf(database, login),
    drop: () =>
      once(urlOf('postgres'), async (admin) => {
        await admin.query(`drop role if exists ${login.name}`);
      }),
  };
}

/** Makes an empty database. Needs the roles to exist: some test database was made on this server before. */
export async function bareDatabase(): Promise<BareDatabase> {
  const name = `doorstep_bare_${randomBytes(5).toString('hex')}`;
  const root = urlOf(name);
  await once(urlOf('postgres'), (admin) => admin.query(`create database ${name}`));
  const login = await ordinaryLogin(root);
  await once(root, (admin) => admin.query(`alter database ${name} owner to ${new URL(login.url).username}`));
  return {
    url: login.url,
    root,
    ask: (text, values = []) =>
      once(root, async (admin) => (await admin.query<Record<string, unknown>>(text, values)).rows),
    drop: async () => {
      await once(urlOf('postgres'), (admin) => admin.query(`drop database if exists ${name} with (force)`));
      await login.drop();
    },
  };
}
