// Why: promise 3 of the scoreboard (trust.md §8): every route of openapi.json is asked by six kinds of caller, and what is
// forbidden looks, byte for byte, like what does not exist. A new route is asked without being listed here.
import type { CommandArguments } from '../run/command-arguments.ts';
import { gateCaller, sendAs, signIn, type Caller } from './callers.ts';
import { maySee } from './canaries.ts';
import { openHouseAt, openOwnHouse } from './house-under-test.ts';
import { fits, inventRequest, type Invented, type Stock, type Whose } from './invent-request.ts';
import { routesOf, type Route } from './open-api.ts';
import { readable } from './prove-tenancy.ts';
import { readyHouse, type Ready } from './ready-house.ts';
import { sayResult } from './say-result.ts';
import { chanceOf, type Chance } from './seeded-random.ts';
import type { Answer, Sender } from './send-request.ts';

/** Doors that people who have not signed in may open. This list may only shrink. */
export const gates: readonly string[] = [
  'enterTown',
  'giveCode',
  'openLink',
  'readMe',
  'readTown',
  'signIn',
  'signOut',
];

export type RoutesProof = {
  readonly checks: number;
  readonly routes: number;
  readonly violations: readonly string[];
  /** Routes where a kind of caller does not exist, such as a stranger's office on a door no office may open. */
  readonly notApplicable: Readonly<Record<string, number>>;
};

type Proving = {
  readonly sender: Sender;
  readonly callers: readonly Caller[];
  readonly stock: Stock;
  readonly chance: Chance;
  readonly note: (route: Route, text: string) => void;
  readonly skip: (kind: string) => void;
  readonly count: () => number;
};

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const passing = new Set(['date', 'connection', 'keep-alive', 'doorstep-at']);
// What a request that went through makes anew each time.
const anew =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]\b|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9a-f]{64}\b/g;

/** An answer as text, without what differs from one moment to the next: date, reference, and ids the request itself sent. */
function plain(answer: Answer, sent: string): string {
  const headers = Object.entries(answer.headers)
    .filter(
      ([name]) => !passing.has(name) && !name.startsWith('x-ratelimit') && !name.startsWith('set-cookie'),
    )
    .filter(([name]) => name !== 'content-length' || answer.status >= 300)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let body = answer.body.toString('utf8').replace(/"ref":"[^"]*"/, '"ref":""');
  for (const [id] of sent.matchAll(uuid)) body = body.replaceAll(id, 'id');
  if (answer.status < 300) body = body.replaceAll(anew, 'new');
  return `${answer.status} ${JSON.stringify(headers)} ${body}`;
}

function freshId(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.below(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-b${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The same request about things that do not exist. */
function twinOf({ wanted }: Invented, proving: Proving): Invented {
  const swap = (text: string) => text.replaceAll(uuid, () => freshId(proving.chance));
  const elsewhere = (text: string) => text.replaceAll(/("tenantId":|[?&]tenantId=)\d+/g, '$199999');
  const [route = '', query = ''] = wanted.path.split(/(?=\?)/);
  const path = swap(route) + elsewhere(swap(query));
  const body = typeof wanted.body === 'string' ? elsewhere(swap(wanted.body)) : wanted.body;
  return {
    wanted: { ...wanted, path, body, key: keyOf(wanted.key, proving) },
    sent: `${path} ${String(body ?? '')}`,
  };
}

const keyOf = (key: string | undefined, proving: Proving) =>
  key === undefined ? undefined : `routes-${freshId(proving.chance)}`;

function invent(proving: Proving, route: Route, caller: Caller, whose: Whose): Invented {
  return inventRequest(
    route,
    caller,
    whose,
    proving.stock,
    proving.chance,
    `routes-${freshId(proving.chance)}`,
  );
}

const codeOf = (answer: Answer): string | undefined =>
  /"code":"(\w+)"/.exec(answer.body.toString('utf8'))?.[1];
const nothingThere = { method: 'GET', path: '/api/nothing-stands-here' };
const isRecord = (route: Route) => Object.keys(route.params).length > 0;

/** Asks about what exists and about what does not, as somebody who may not know the difference. */
async function looksAbsent(
  proving: Proving,
  route: Route,
  caller: Caller,
  kind: string,
  request: Invented,
): Promise<void> {
  let [seen, ghostly] = ['', ''];
  let real = await sendAs(proving.sender, caller, request.wanted);
  // A request that does not fit its contract proves nothing; its sentence speaks of the request alone.
  if (codeOf(real) === 'invalid') return;
  // What others change meanwhile may make a list differ once; a door that tells, tells every time.
  for (let turn = 0; turn < 3; turn += 1) {
    if (turn > 0)
      real = await sendAs(proving.sender, caller, {
        ...request.wanted,
        key: keyOf(request.wanted.key, proving),
      });
    const twin = twinOf(request, proving);
    const ghost = await sendAs(proving.sender, caller, twin.wanted);
    proving.count();
    [seen, ghostly] = [plain(real, request.sent), plain(ghost, twin.sent)];
    if (seen === ghostly) break;
  }
  if (seen !== ghostly) {
    proving.note(
      route,
      `tells ${kind} (${caller.role}) what exists: ${seen.slice(0, 3)} ${codeOf(real) ?? ''}, else ${ghostly.slice(0, 3)}`,
    );
  } else if (isRecord(route)) {
    const nothing = await sendAs(proving.sender, caller, nothingThere);
    if (seen !== plain(nothing, ''))
      proving.note(route, `answers ${kind} (${caller.role}) ${real.status}, which is not how absent looks`);
  }
  for (const leak of proving.stock.watch.leaksIn(readable(real), caller, request.sent))
    proving.note(route, `showed ${kind} (${caller.role}) ${leak}`);
}

/** Nobody signed in, and a session that was revoked: the same 401 whatever exists. */
async function asStrangers(proving: Proving, route: Route): Promise<void> {
  if (route.access === 'gate') return proving.skip('stranger');
  const [anyone] = proving.callers.filter((one) => one.cookie !== undefined && fits(route, one.role));
  if (anyone === undefined) return proving.skip('stranger');
  const request = invent(proving, route, anyone, 'own');
  const ended = await signIn(proving.sender, anyone);
  await proving.sender.send({ method: 'POST', path: '/api/sign-out', cookie: ended.cookie, body: '{}' });
  for (const [kind, cookie] of [
    ['nobody', undefined],
    ['a revoked session', ended.cookie],
  ] as const) {
    const real = await proving.sender.send({ ...request.wanted, cookie });
    const twin = twinOf(request, proving);
    const ghost = await proving.sender.send({ ...twin.wanted, cookie });
    proving.count();
    if (real.status !== 401) proving.note(route, `answers ${kind} ${real.status} instead of 401`);
    else if (plain(real, '') !== plain(ghost, '')) proving.note(route, `tells ${kind} what exists`);
  }
}

/** Every role that may never do this. */
async function asWrongRoles(proving: Proving, route: Route): Promise<void> {
  const wrong = proving.callers.filter((one) => one.cookie !== undefined && !fits(route, one.role));
  if (wrong.length === 0) return proving.skip('wrong role');
  for (const group of Map.groupBy(wrong, (one) => one.role).values()) {
    const caller = proving.chance.pick(group);
    const request = invent(proving, route, caller, 'own');
    const nothing = await sendAs(proving.sender, caller, nothingThere);
    const real = await sendAs(proving.sender, caller, request.wanted);
    proving.count();
    if (plain(real, '') !== plain(nothing, ''))
      proving.note(route, `answers the wrong role ${caller.role} ${real.status} instead of absent`);
  }
}

/** The right role, granted other payers only. */
async function asForeigners(proving: Proving, route: Route): Promise<void> {
  const { tenants } = proving.stock.harvest;
  const narrow = proving.callers.filter(
    (one) =>
      one.cookie !== undefined &&
      fits(route, one.role) &&
      tenants.some((id) => id > 1 && !one.tenants.includes(id)),
  );
  if (narrow.length === 0 || route.access === 'gate') return proving.skip('foreign payer');
  for (const group of Map.groupBy(narrow, (one) => one.role).values()) {
    const caller = proving.chance.pick(group);
    for (let turn = 0; turn < 2; turn += 1) {
      const request = invent(proving, route, caller, 'foreign');
      // Where every record is this caller's own (the lobby's calls) or nobody's, there is nothing foreign to ask for.
      const [id] = request.wanted.path.split('?')[0]?.match(uuid) ?? [];
      const owners = id === undefined ? [] : proving.stock.watch.ownersOf(id);
      if (isRecord(route) && !owners.some((owner) => !caller.tenants.includes(owner.tenantId))) continue;
      await looksAbsent(proving, route, caller, 'a foreign payer', request);
    }
  }
}

/** The right role and payer, but another's office, member or upload. */
async function asUnrelated(proving: Proving, route: Route): Promise<void> {
  const portal = proving.callers.filter(
    (one) => ['referring_office', 'member', 'delegate'].includes(one.role) && fits(route, one.role),
  );
  if (portal.length === 0 || !isRecord(route)) return proving.skip('foreign relation');
  const { stock } = proving;
  for (const caller of portal) {
    const theirs = (id: string) => stock.watch.ownersOf(id).some((owner) => maySee(caller, owner));
    const pairs = new Map(
      [...stock.harvest.pairs].map(([kind, all]) => [
        kind,
        all.filter((one) => caller.tenants.includes(one.tenantId) && !theirs(one.id)),
      ]),
    );
    const strangers = { ...proving, stock: { ...stock, harvest: { ...stock.harvest, pairs } } };
    for (let turn = 0; turn < 2; turn += 1)
      await looksAbsent(
        strangers,
        route,
        caller,
        'an unrelated caller',
        invent(strangers, route, caller, 'own'),
      );
  }
}

const notBusiness = new Set([
  'absent',
  'invalid',
  'not_signed_in',
  'wrong_type',
  'key_missing',
  'key_reused',
  'too_many',
  'cross_site',
  'bug',
]);

/** Somebody who may: at least one request must get through, or be refused for a reason of the business. */
async function asRightCaller(proving: Proving, route: Route): Promise<void> {
  const right = proving.callers.filter(
    (one) => fits(route, one.role) && (one.cookie !== undefined || route.access === 'gate'),
  );
  let last = 'nobody may';
  for (let turn = 0; turn < 120 && right.length > 0; turn += 1) {
    const caller = route.access === 'gate' ? gateCaller : proving.chance.pick(right);
    const answer = await sendAs(proving.sender, caller, invent(proving, route, caller, 'own').wanted);
    const code = codeOf(answer);
    last = `${caller.role} got ${answer.status} ${code ?? ''}`;
    if (answer.status >= 500) return proving.note(route, `breaks for ${caller.role}`);
    if (answer.status < 300 || (code !== undefined && !notBusiness.has(code))) {
      proving.count();
      return;
    }
  }
  proving.note(route, `lets nobody in, so its checks prove nothing (${last})`);
}

/** Asks every route as every kind of caller. `sender` may lead to a house with planted holes, `only` to some routes. */
export async function proveRoutes(
  ready: Ready,
  seed: number,
  sender = ready.sender,
  only: (route: Route) => boolean = () => true,
): Promise<RoutesProof> {
  const all = await routesOf(sender);
  const routes = all.filter(only);
  const violations = new Set<string>();
  const notApplicable: Record<string, number> = {};
  let checks = 0;
  const proveRoute = async (route: Route, number: number) => {
    const proving: Proving = {
      sender,
      callers: ready.callers,
      stock: ready.stock,
      chance: chanceOf(seed, 1_000_000 + number),
      note: (at, text) => violations.add(`${at.name} ${text}`),
      skip: (kind) => void (notApplicable[kind] = (notApplicable[kind] ?? 0) + 1),
      count: () => (checks += 1),
    };
    if (route.access === 'gate' && !gates.includes(route.name))
      proving.note(route, 'is open to everybody and is not one of the named gates');
    if (route.access === 'signed_in')
      proving.note(route, 'asks for no right: give it a resource and an action');
    await asStrangers(proving, route);
    await asWrongRoles(proving, route);
    await asForeigners(proving, route);
    await asUnrelated(proving, route);
    await asRightCaller(proving, route);
  };
  let next = 0;
  const work = async () => {
    for (let i = next++; i < routes.length; i = next++) await proveRoute(routes[i] as Route, i);
  };
  await Promise.all(Array.from({ length: 6 }, work));
  const gone = gates.filter((name) => !all.some((route) => route.name === name && route.access === 'gate'));
  for (const name of gone) violations.add(`${name} is named as a gate but is none: take it off the list`);
  return { checks, routes: routes.length, violations: [...violations], notApplicable };
}

/** `./doorstep prove routes [--seed 1] [--url http://…]` */
export async function prove(args: CommandArguments): Promise<number> {
  const { seed = 1, url } = args;
  const started = process.hrtime.bigint();
  const house = url === undefined ? await openOwnHouse() : await openHouseAt(url);
  try {
    const ready = await readyHouse(house, seed);
    const proof = await proveRoutes(ready, seed);
    await ready.close();
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    for (const line of proof.violations) console.log(line);
    const { checks: n, violations, ...rest } = proof;
    return sayResult(
      { prove: 'routes', n, violations: violations.length, ...rest, kindsOfCaller: 6, seed, seconds },
      violations.length === 0,
    );
  } finally {
    await house.close();
  }
}
