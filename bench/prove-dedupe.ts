// Why: "re-sends linked and flagged before an agent types, across channels; never silently dropped" (issue 5). Orders are sent one to
// five times over four roads, shuffled, with slips; the program links what is the same and proposes what is nearly so, a supervisor
// who knows the truth answers its proposals and nothing else, and then every order must stand open once.
import { settleDuplicate } from '../care/casefile/casefile.contract.ts';
import type { CommandArguments } from '../run/command-arguments.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { openTestDatabase } from '../tools/test-database.ts';
import { inventOrders, inventSendings, type Sending, type TrueOrder } from './dedupe-orders.ts';
import { openRoads, type Roads } from './dedupe-roads.ts';
import { sayResult } from './say-result.ts';

const began = '2026-03-10T14:00:00.000Z';
const waveOf = 40;
const shownAtMost = 20;

export type DedupeProof = {
  readonly orders: number;
  readonly sendings: number;
  /** Sendings that were the same to the letter by the same road, and found their case. */
  readonly linked: number;
  readonly cases: number;
  /** Cases proposed as repeating one of the same order. */
  readonly proposed: number;
  /** Proposals about two different orders, which a person said no to. */
  readonly proposedWrongly: number;
  readonly merged: number;
  /** What is wrong, in sentences. */
  readonly violations: readonly string[];
};

type Flag = { readonly caseId: string; readonly otherId: string };

async function sendWave(
  roads: Roads,
  wave: readonly Sending[],
  became: Map<number, string>,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const one of wave.filter(({ road }) => road !== 'file'))
    became.set(one.number, await roads[one.road as 'portal' | 'mail' | 'x12'](one));
  const rows = wave.filter(({ road }) => road === 'file');
  if (rows.length > 0) {
    const { cases, missing } = await roads.file(rows);
    for (const [at, one] of rows.entries()) became.set(one.number, cases[at] ?? '');
    if (missing !== 0) wrong.push(`${missing.toString()} rows of a file became nothing.`);
  }
  await roads.hub.settle();
  return wrong;
}

const flagsOpen = async (hub: StoryHub): Promise<Flag[]> =>
  (
    await hub.sql(
      `select flag.referral_id::text as one, flag.other_id::text as other from cases.duplicate_flag flag
       order by flag.found_at, flag.referral_id, flag.other_id`,
    )
  ).map((row) => ({ caseId: String(row['one']), otherId: String(row['other']) }));

const standing = async (hub: StoryHub): Promise<Map<string, string>> =>
  new Map(
    (await hub.sql(`select id::text, status from cases.referral`)).map((row) => [
      String(row['id']),
      String(row['status']),
    ]),
  );

type Truth = ReadonlyMap<string, TrueOrder>;

/** The supervisor answers every proposal as it is in truth; what is merged already needs no second word. */
async function settleAll({ hub, supervisor, tenantId }: Roads, truth: Truth, flags: readonly Flag[]) {
  const merged = new Set<string>();
  for (const { caseId, otherId } of flags) {
    if (merged.has(caseId)) continue;
    const as = truth.get(caseId)?.index === truth.get(otherId)?.index ? 'same' : 'different';
    await supervisor.ask(settleDuplicate, { params: { tenantId, id: caseId, otherId }, body: { as } });
    if (as === 'same') merged.add(caseId);
  }
  await hub.settle();
  return merged;
}

/** Which order each case is of, and links between two orders that are none. */
function truthOf(sendings: readonly Sending[], became: ReadonlyMap<number, string>, wrong: string[]) {
  const truth = new Map<string, TrueOrder>();
  for (const one of sendings) {
    const id = became.get(one.number) ?? '';
    const known = truth.get(id);
    if (id === '') wrong.push(`Sending ${one.number.toString()} by ${one.road} was dropped.`);
    else if (known !== undefined && known.index !== one.order.index)
      wrong.push(`Orders ${known.index.toString()} and ${one.order.index.toString()} became one case.`);
    truth.set(id, one.order);
    if (one.same !== null && became.get(one.same) !== id)
      wrong.push(
        `Sending ${one.number.toString()} by ${one.road} came twice to the letter and made two cases.`,
      );
  }
  return truth;
}

function countOpen(orders: readonly TrueOrder[], truth: Truth, statuses: ReadonlyMap<string, string>) {
  const open = new Map<number, number>();
  for (const [id, { index }] of truth)
    if (statuses.get(id) !== 'duplicate_merged') open.set(index, (open.get(index) ?? 0) + 1);
  return orders.flatMap(({ index, person }) => {
    const count = open.get(index) ?? 0;
    return count === 1
      ? []
      : [
          `Order ${index.toString()} (${person.givenName} ${person.familyName}) stands open ${count.toString()} times.`,
        ];
  });
}

/** Sends `n` orders into the house and says what became of them. `keep` leaves out flags a test hides. */
export async function proveDedupe(
  hub: StoryHub,
  n: number,
  seed: number,
  keep: (flag: Flag) => boolean = () => true,
): Promise<DedupeProof> {
  const orders = inventOrders(n, seed);
  const sendings = inventSendings(orders, seed);
  const people = new Map(orders.map(({ person }) => [person.id, person]));
  const roads = await openRoads(hub, [...people.values()], `s${seed.toString()}`);
  const before = await standing(hub);
  const became = new Map<number, string>();
  const violations: string[] = [];
  for (let from = 0; from < sendings.length; from += waveOf) {
    violations.push(...(await sendWave(roads, sendings.slice(from, from + waveOf), became)));
    hub.clock.pass({ minutes: 3 });
    if (from % (waveOf * 25) === 0) console.error(`${from.toString()} of ${sendings.length.toString()} sent`);
  }
  const truth = truthOf(sendings, became, violations);
  const flags = (await flagsOpen(hub)).filter((flag) => truth.has(flag.caseId) && keep(flag));
  const isSame = ({ caseId, otherId }: Flag) => truth.get(caseId)?.index === truth.get(otherId)?.index;
  const merged = await settleAll(roads, truth, flags);
  const after = await standing(hub);
  const cases = after.size - before.size;
  violations.push(...countOpen(orders, truth, after));
  if (cases !== truth.size)
    violations.push(`${cases.toString()} cases stand, ${truth.size.toString()} are known.`);
  if (cases - merged.size !== n)
    violations.push(
      `${cases.toString()} cases less ${merged.size.toString()} merged are not ${n.toString()} orders.`,
    );
  return {
    orders: n,
    sendings: sendings.length,
    linked: sendings.filter(({ same }) => same !== null).length,
    cases,
    proposed: new Set(flags.filter((flag) => isSame(flag)).map(({ caseId }) => caseId)).size,
    proposedWrongly: flags.filter((flag) => !isSame(flag)).length,
    merged: merged.size,
    violations,
  };
}

/** `./doorstep prove dedupe --n 5000 --seed 1` */
export async function prove(args: CommandArguments): Promise<number> {
  const { n = 5000, seed = 1 } = args;
  const server = await openTestDatabase();
  process.env['DOORSTEP_TEST_DATABASE_URL'] = server.url;
  const from = performance.now();
  const hub = await openStory({ at: began });
  try {
    const { violations, ...figures } = await proveDedupe(hub, n, seed);
    for (const one of violations.slice(0, shownAtMost)) console.log(one);
    const seconds = (performance.now() - from) / 1000;
    const balance = figures.sendings - figures.linked - figures.cases;
    const held = violations.length === 0 && balance === 0;
    return sayResult(
      { prove: 'dedupe', ...figures, violations: violations.length, balance, seed, seconds },
      held,
    );
  } finally {
    await hub.close();
    delete process.env['DOORSTEP_TEST_DATABASE_URL'];
    await server.stop();
  }
}
