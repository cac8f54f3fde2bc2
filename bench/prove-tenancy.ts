// Why: promise 1 of the scoreboard (trust.md §8): randomized requests over every route, as everybody, naming everybody's
// records, and not one word of a payer, office or member reaches whoever has no grant to it.
import type { CommandArguments } from '../run/command-arguments.ts';
import { sendAs } from './callers.ts';
import { startHouseProcess } from './house-process.ts';
import { openHouseAt, openOwnHouse } from './house-under-test.ts';
import { requestNumber } from './invent-request.ts';
import { routesOf, type Route } from './open-api.ts';
import { checkPlanted } from './planted-everywhere.ts';
import { readable } from './readable.ts';
import { readyHouse, type Ready } from './ready-house.ts';
import { checkRows } from './row-level.ts';
import { sayResult } from './say-result.ts';
import { senderTo } from './send-request.ts';

// How many requests are under way at once.
const together = 10;

export type Proof = {
  readonly n: number;
  readonly violations: readonly string[];
  readonly routes: number;
  /** Routes that never answered 200 to anybody. */
  readonly silent: readonly string[];
  readonly callers: number;
  readonly rowChecks: number;
  readonly canaries: number;
  readonly answers: Readonly<Record<string, number>>;
};

/** Runs `n` requests and the look into every table; says what leaked. `sender` may lead to a house with planted holes, `only` asks some routes alone. */
export async function proveTenancy(
  ready: Ready,
  n: number,
  seed: number,
  sender = ready.sender,
  only?: (route: Route) => boolean,
): Promise<Proof> {
  const { callers } = ready;
  // Whoever holds the secret of a link may read what it shows; here nobody holds one.
  const stock = { ...ready.stock, harvest: { ...ready.stock.harvest, tokens: [] } };
  const routes = (await routesOf(sender)).filter(only ?? (() => true));
  const violations = new Map<string, number>();
  const answers: Record<string, number> = {};
  const reached = new Set<string>();
  const streams: Promise<void>[] = [];
  const note = (text: string) => violations.set(text, (violations.get(text) ?? 0) + 1);
  const askOne = async (i: number, asked: ReturnType<typeof requestNumber>) => {
    const { route, caller, wanted, sent } = asked;
    const answer = await sendAs(sender, caller, wanted);
    const group = `${Math.floor(answer.status / 100)}xx`;
    answers[group] = (answers[group] ?? 0) + 1;
    if (answer.status === 200) reached.add(route.name);
    if (answer.status >= 500) note(`${route.name} broke for ${caller.role} (request ${i})`);
    for (const leak of await stock.watch.leaksIn(await readable(answer), caller, sent))
      note(`${route.name} showed ${caller.role} ${caller.name} ${leak} (request ${i})`);
  };
  // Looked at first: the last word about how it went counts, and the requests below say many.
  if (ready.isPlanted && only === undefined) (await checkPlanted(ready.database)).forEach(note);
  let next = 0;
  const ask = async () => {
    for (let i = next++; i < n; i = next++) {
      const asked = requestNumber(seed, i, routes, callers, stock);
      // A stream is listened to beside the rest.
      if (asked.route.gives === 'events') streams.push(askOne(i, asked));
      else await askOne(i, asked);
    }
  };
  await Promise.all(Array.from({ length: together }, ask));
  await Promise.all(streams);
  const rows = only === undefined ? await checkRows(ready.database) : { checks: 0, violations: [] };
  rows.violations.forEach(note);
  const silent = routes.filter((route) => !reached.has(route.name)).map((route) => route.name);
  if (n >= 5000 && silent.length > routes.length / 3)
    note(`Too few routes ever answered: ${silent.join(', ')} did not`);
  return {
    n,
    violations: [...violations.keys()],
    routes: routes.length,
    silent,
    callers: callers.length,
    rowChecks: rows.checks,
    canaries: stock.watch.words().length,
    answers,
  };
}

/** `./doorstep prove tenancy --n 200000 --seed 1 [--url http://…]` */
export async function prove(args: CommandArguments): Promise<number> {
  const { n = 200_000, seed = 1, url } = args;
  const started = process.hrtime.bigint();
  const house = url === undefined ? await openOwnHouse() : await openHouseAt(url);
  try {
    const ready = await readyHouse(house, seed);
    // Asked in a process of its own, the house and whoever reads its answers take a core each.
    const apart =
      house.home === null
        ? undefined
        : await startHouseProcess({
            databaseUrl: house.databaseUrl,
            home: house.home,
            limits: 'off',
            worker: false,
          });
    const sender = apart === undefined ? ready.sender : senderTo(apart.url, together);
    const proof = await proveTenancy(ready, n, seed, sender);
    sender.close();
    await apart?.stop();
    await ready.close();
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    for (const line of proof.violations.slice(0, 50)) console.log(line);
    return sayResult(
      { prove: 'tenancy', ...proof, violations: proof.violations.length, seed, seconds },
      proof.violations.length === 0,
    );
  } finally {
    await house.close();
  }
}
