// Why: a house that can be made to die at any statement and any word to a partner, as a killed process does: what was sent
// may still be carried out, nothing more is sent, nothing more is heard, and no line of its code ever runs to an end again.
import type { ClientBase, Pool, PoolClient } from 'pg';
import { startWorker, type Work } from '../base/jobs/worker.ts';
import { receiveMail } from '../care/intake/arrive-by-mail.ts';
import { openHouse, type House, type HouseOptions } from '../run/house.ts';
import { reachInto, type Reach } from '../run/play/loop-people.ts';
import type { Fate } from './crash-line.ts';

/** The house died while somebody was at its doors. */
export class HouseDied extends Error {
  constructor() {
    super('The house died.');
  }
}

/** One life of a house. */
export type Life = {
  readonly house: House;
  readonly reach: Reach;
  mail(from: string, to: string, raw: Buffer): Promise<void>;
  /** Resolves when it dies. */
  readonly died: Promise<void>;
  isDead(): boolean;
  /** Asked at every point; kills this life where fate says so. True when the house is dead. */
  readonly passes: Fate;
  /** Ends this life in order. */
  close(): Promise<void>;
};

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

type Question = { readonly name?: string; readonly text: string };
const questionOf = (asked: unknown): Question =>
  typeof asked === 'string' ? { text: asked } : (asked as Question);

const writes = /^\s*(insert|update|delete|with\b[^]*\b(insert into|update \w+\.|delete from))/i;

/** Names the statements of one connection; a commit by what it makes last, because each kind of commit is a point of its own. */
function namer(): (asked: unknown) => string {
  const written = new Set<string>();
  return (asked) => {
    const { text, name = text } = questionOf(asked);
    if (name === 'begin') written.clear();
    else if (name === 'commit') return `sql commit of ${[...written].slice(0, 3).join(', ') || 'nothing'}`;
    else if (writes.test(text)) written.add(name);
    return `sql ${name}`;
  };
}

/** What follows the death of a life: whoever waits for an answer of the dead waits for ever. */
function mortal(passes: Fate, isDead: () => boolean) {
  return <T>(point: string, act: () => Promise<T>): Promise<T> => {
    if (isDead() || passes(point, 'before')) return never();
    return act().then(
      (value) => (isDead() || passes(point, 'after') ? never<T>() : value),
      (error: unknown) => (isDead() ? never<T>() : Promise.reject(error as Error)),
    );
  };
}

type Raw = { readonly connection: { readonly stream: { destroy(): void } } };
const cutOff = (client: ClientBase) => (client as unknown as Raw).connection.stream.destroy();

/** Puts every statement of a pool under fate. */
function puncture(
  pool: Pool,
  live: ReturnType<typeof mortal>,
  isDead: () => boolean,
  open: Set<ClientBase>,
): void {
  pool.on('connect', (client: PoolClient) => {
    client.on('error', () => undefined);
    if (isDead()) cutOff(client);
    else open.add(client);
    const send = client.query.bind(client) as (asked: unknown) => Promise<unknown>;
    const nameOf = namer();
    client.query = ((asked: unknown) => live(nameOf(asked), () => send(asked))) as typeof client.query;
  });
  pool.on('remove', (client: PoolClient) => void open.delete(client));
  const take = pool.connect.bind(pool) as () => Promise<PoolClient>;
  pool.connect = (() => (isDead() ? never<PoolClient>() : take())) as typeof pool.connect;
}

function punctureFiles(house: House, live: ReturnType<typeof mortal>): void {
  const { files } = house.equipment;
  const put = files.put.bind(files);
  files.put = (content, limits) => live('file put', () => put(content, limits));
}

/** Opens a house that dies where `fate` says. `cut` ends its lines to partners; `change` plants a bug in its work. */
export async function openLife(
  options: HouseOptions,
  fate: Fate,
  cut: () => void,
  change: (work: Work, house: House) => Work = (work) => work,
): Promise<Life> {
  const open = new Set<ClientBase>();
  let dead = false;
  let tell: () => void = () => undefined;
  const died = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const isDead = () => dead;
  const die = () => {
    dead = true;
    for (const client of open) cutOff(client);
    cut();
    tell();
  };
  const passes: Fate = (point, phase) => {
    if (!dead && fate(point, phase)) die();
    return dead;
  };
  const live = mortal(passes, isDead);
  const house = await openHouse(options);
  for (const database of [house.app, house.equipment.aside, house.worker])
    puncture(database.pool, live, isDead, open);
  punctureFiles(house, live);
  const api = await house.buildApi();
  const reach = reachInto(api);
  const worker = startWorker(house.worker, house.equipment.now, change(house.work, house), 40);
  const nudged = house.equipment as { nudge: () => void };
  nudged.nudge = () => worker.nudge();
  const orDeath = <T>(act: Promise<T>): Promise<T> =>
    Promise.race([act, died.then(() => Promise.reject(new HouseDied()))]);
  return {
    house,
    reach: (wanted) => orDeath(reach(wanted)),
    mail: async (from, to, raw) => {
      const remote = { address: '127.0.0.1', helo: 'office.example', isEncrypted: false };
      await orDeath(receiveMail(house.equipment, { envelope: { from, to: [to] }, raw, remote }));
    },
    died,
    isDead,
    passes,
    close: async () => {
      await worker.stop();
      await api.close();
      await house.close();
    },
  };
}
