// Why: a request is invented from the contract and from what was harvested: the caller's own records, other people's, both
// mixed in one request, or nothing that exists. The same seed and number give the same request.
import { plus } from '../base/time/instant.ts';
import { mayEver } from '../base/access/policy.ts';
import { policy } from '../care/policy.ts';
import type { Account, Caller } from './callers.ts';
import type { Watch } from './canaries.ts';
import type { Harvest, Pair } from './harvest.ts';
import type { Route } from './open-api.ts';
import { questionBytes } from './plant-exchange.ts';
import { pdfSaying } from './sample-papers.ts';
import { sampleOf, type Steering } from './sample-schema.ts';
import { chanceOf, type Chance } from './seeded-random.ts';
import type { Wanted } from './send-request.ts';

/** Whose records a request names. */
export type Whose = 'own' | 'foreign' | 'mixed' | 'nobody';

/** Everything requests are made from. `spare` are accounts that may be switched off without losing a caller. */
export type Stock = {
  readonly harvest: Harvest;
  readonly watch: Watch;
  readonly spare: readonly string[];
};

const kindsByWord: Readonly<Record<string, string>> = {
  cases: 'referral',
  duplicates: 'referral',
  visits: 'appointment',
  authorizations: 'approval.request',
  exchange: 'exchange.message',
  files: 'feeds.file',
  batch: 'exchange.message',
};
/** What an unknown word most likely means. */
const mainRecords = ['referral', 'document', 'item', 'member'];
const kindOf = (word: string) => kindsByWord[word] ?? word.replace(/s$/, '');

function uuidOf(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.below(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Of a payer of one's own, and, where one has locations, not of another location. */
const isOwn = (caller: Account, { tenantId, locationId }: Pair): boolean =>
  caller.tenants.includes(tenantId) &&
  (caller.locations.length === 0 || locationId === null || caller.locations.includes(locationId));

type Sorted = { readonly own: readonly Pair[]; readonly foreign: readonly Pair[] };
const sortedFor = new WeakMap<Account, WeakMap<readonly Pair[], Sorted>>();

/** Whether somebody of a portal, who sees a few records of a payer, may see this one. */
const mayPortalSee = ({ watch }: Stock, caller: Account, { id }: Pair): boolean =>
  caller.offices.length + caller.members.length === 0 ||
  watch.ownersOf(id).some((owner) => watch.maySee(caller, owner));

/** Of a pool what is a caller's own and what is not; sorted once, because pools are long and asked for with every request. */
function sorted(stock: Stock, caller: Account, pool: readonly Pair[]): Sorted {
  const known = sortedFor.get(caller) ?? new WeakMap<readonly Pair[], Sorted>();
  sortedFor.set(caller, known);
  const before = known.get(pool);
  if (before !== undefined) return before;
  const isTheirs = (one: Pair) => isOwn(caller, one) && mayPortalSee(stock, caller, one);
  const made = { own: pool.filter(isTheirs), foreign: pool.filter((one) => !isTheirs(one)) };
  known.set(pool, made);
  return made;
}

/** A record of this kind as `whose` says; any kind one time in ten, or where no such kind is known. */
export function pairFor(
  stock: Stock,
  chance: Chance,
  caller: Account,
  whose: Whose,
  word: string,
  orOwn = true,
): Pair {
  const { pairs, tenants } = stock.harvest;
  const known = pairs.get(kindOf(word));
  const anyKind = [...pairs.values()].filter((some) => some.length > 0);
  const mainKinds = mainRecords.map((kind) => pairs.get(kind) ?? []).filter((some) => some.length > 0);
  const isKnown = known !== undefined && known.length > 0 && !chance.happens(0.1);
  const pool = isKnown ? known : chance.pick(chance.happens(0.7) ? mainKinds : anyKind);
  const { own, foreign } = sorted(stock, caller, pool);
  const nobodys = { tenantId: chance.pick([...tenants, 999]), id: uuidOf(chance), locationId: null };
  const from = (some: readonly Pair[]) =>
    some.length > 0 || orOwn ? chance.pick(some.length > 0 ? some : pool) : nobodys;
  if (whose === 'own') return from(own);
  if (whose === 'foreign') return from(foreign);
  if (whose === 'nobody') return nobodys;
  // Another's record under a payer of one's own, and the other way round.
  const record = from(chance.happens(0.7) ? foreign : own);
  return { ...record, tenantId: chance.pick(caller.tenants.length > 0 ? caller.tenants : tenants) };
}

function steeringFor(
  stock: Stock,
  chance: Chance,
  caller: Account,
  whose: Whose,
  mayName: boolean,
): Steering {
  const { harvest } = stock;
  const own = () => chance.pick(caller.tenants.length > 0 ? caller.tenants : harvest.tenants);
  return {
    // One's own upload may rightly be sent to any payer, and its words with it: only those of others are tried.
    pair: (within) =>
      pairFor(
        stock,
        chance,
        caller,
        within === 'documents' && whose !== 'nobody' ? 'foreign' : whose,
        within,
        within !== 'documents',
      ),
    tenant: () => {
      if (whose === 'own' || (whose === 'mixed' && chance.happens(0.5))) return own();
      const foreign = harvest.tenants.filter((id) => id > 1 && !caller.tenants.includes(id));
      return chance.pick(whose === 'foreign' && foreign.length > 0 ? foreign : harvest.tenants);
    },
    id: (field, within) => {
      if (field === 'officeId')
        return whose === 'own' && caller.offices[0] !== undefined
          ? caller.offices[0]
          : chance.pick(harvest.offices);
      if (field === 'to' || field === 'accountId') return chance.pick(stock.spare);
      return pairFor(stock, chance, caller, whose, field === 'id' ? within : field.replace(/Ids?$/, 's')).id;
    },
    word: (field) => {
      if (field === 'token' && harvest.tokens.length > 0) return chance.pick(harvest.tokens);
      if (field === 'after') return chance.pick(harvest.cursors);
      // Only what is asked may name a canary: what is written would be read by its rightful readers later.
      if (!mayName) return `word ${chance.letters(6)}`;
      const words = stock.watch.words();
      if (chance.happens(0.4) && words.length > 0) return chance.pick(words).word;
      if (chance.happens(0.7) && harvest.caseNumbers.length > 0)
        return chance.pick(harvest.caseNumbers).number;
      return chance.letters(2 + chance.below(4));
    },
    instant: () => plus('2027-01-15T08:00:00.000Z', { minutes: chance.below(1_000_000) }),
  };
}

/** The column behind a field: line_id for lineId. */
export const columnOf = (field: string) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Where a route names two records, mostly a pair that stands together. */
function pairBeside(
  route: Route,
  stock: Stock,
  chance: Chance,
  caller: Account,
  whose: Whose,
): Pair | undefined {
  const beside = Object.keys(route.params)
    .map((name) => stock.harvest.beside.get(columnOf(name)))
    .find((some) => some !== undefined);
  if (beside === undefined || whose === 'nobody' || chance.happens(0.3)) return undefined;
  const own = whose === 'own';
  const fitting = (stock.harvest.pairs.get('referral') ?? []).filter(
    (one) => beside.has(one.id) && caller.tenants.includes(one.tenantId) === own,
  );
  return fitting.length === 0 ? undefined : chance.pick(fitting);
}

function pathOf(
  route: Route,
  stock: Stock,
  chance: Chance,
  caller: Account,
  whose: Whose,
  steering: Steering,
): string {
  const segments = route.path.split('/');
  const words: string[] = [];
  let pair: Pair | undefined;
  const filled = segments.map((segment) => {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined) {
      words.push(segment);
      return segment;
    }
    const word = words.at(-1) ?? '';
    if (word === 'accounts') return chance.pick(stock.spare);
    const schema = route.params[name] ?? {};
    const beside = stock.harvest.beside.get(columnOf(name));
    if (beside !== undefined && pair !== undefined) {
      const found = beside.get(pair.id);
      if (found !== undefined) return found;
    }
    if (name === 'tenantId' || name === 'id') {
      pair ??= pairBeside(route, stock, chance, caller, whose) ?? pairFor(stock, chance, caller, whose, word);
      return String(name === 'id' ? pair.id : pair.tenantId);
    }
    return String(sampleOf(schema, chance, steering, { field: name, within: word }));
  });
  return filled.join('/');
}

function queryOf(route: Route, chance: Chance, steering: Steering): string {
  const asked = new URLSearchParams();
  for (const [name, { schema, required }] of Object.entries(route.query)) {
    if (!required && chance.happens(name === 'after' ? 0.8 : 0.6)) continue;
    asked.set(name, String(sampleOf(schema, chance, steering, { field: name })));
  }
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
}

export type Invented = { readonly wanted: Wanted; readonly sent: string };

/** Invents one request to `route` by `caller`. `sent` is everything the request itself says, for echoes. */
export function inventRequest(
  route: Route,
  caller: Account,
  whose: Whose,
  stock: Stock,
  chance: Chance,
  key: string,
): Invented {
  const asks = route.method === 'GET';
  const steering = steeringFor(stock, chance, caller, whose, asks);
  const path = pathOf(route, stock, chance, caller, whose, steering) + queryOf(route, chance, steering);
  const body =
    asks || route.body === undefined
      ? undefined
      : route.body === 'bytes'
        ? route.path.startsWith('/x12')
          ? x12Saying(chance)
          : pdfSaying(`page ${chance.letters(8)}`)
        : JSON.stringify(sampleOf(route.body, chance, steering, { spare: chance.happens(0.5) }));
  const contentType = route.body === 'bytes' ? 'application/pdf' : 'application/json';
  return {
    wanted: { method: route.method, path, body, contentType, key: route.needsKey ? key : undefined },
    sent: `${decodeURIComponent(path.replaceAll('+', ' '))} ${String(body ?? '')} ${cursorsIn(path)}`,
  };
}

function x12Saying(chance: Chance): Buffer {
  const control = chance.below(1_000_000_000).toString().padStart(9, '0');
  const [theirId, ourId, name] = [chance.letters(8), 'DOORSTEP', chance.letters(6)];
  return Buffer.from(questionBytes({ theirId, ourId, control, name, birth: '19520809' }));
}

function cursorsIn(path: string): string {
  const after = new URL(path, 'http://x').searchParams.get('after');
  return after === null ? '' : Buffer.from(after, 'base64url').toString();
}

const fitting = new WeakMap<Route, Map<string, boolean>>();

/** The roles that could ever do what this route does. */
export function fits(route: Route, role: string): boolean {
  if (typeof route.access !== 'object') return true;
  const known = fitting.get(route) ?? new Map<string, boolean>();
  fitting.set(route, known);
  const before = known.get(role);
  if (before !== undefined) return before;
  const may = mayEver(policy, role, route.access.resource, route.access.action);
  known.set(role, may);
  return may;
}

/** Doors of sign-in hold nobody's record and cost a password each, files a page each: both are knocked at less often. */
const oftenLeft = ({ access, gives }: Route): number =>
  access === 'gate' ? 0.93 : gives === 'bytes' ? 0.7 : 0;

const whoses: readonly Whose[] = [
  'foreign',
  'foreign',
  'foreign',
  'foreign',
  'mixed',
  'mixed',
  'own',
  'own',
  'nobody',
];

/** The request of this number: route, caller and content from the seed alone. */
export function requestNumber(
  seed: number,
  number: number,
  routes: readonly Route[],
  callers: readonly Caller[],
  stock: Stock,
): Invented & { route: Route; caller: Caller } {
  const chance = chanceOf(seed, number);
  const first = chance.pick(routes);
  const route = chance.happens(oftenLeft(first)) ? chance.pick(routes) : first;
  const fitting = callers.filter((one) => fits(route, one.role));
  const roles = chance.happens(0.75) && fitting.length > 0 ? fitting : callers;
  const role = chance.pick([...new Set(roles.map((one) => one.role))]);
  const caller = chance.pick(roles.filter((one) => one.role === role));
  const key = `prove-${seed}-${number}-${caller.id}`.slice(0, 90);
  return { route, caller, ...inventRequest(route, caller, chance.pick(whoses), stock, chance, key) };
}
