// Why: promise 3 of the scoreboard (trust.md §8): every route of openapi.json is asked by every kind of caller, and what is
// forbidden looks, byte for byte, like what does not exist. A new route is asked without being listed here.
import type { CommandArguments } from '../run/command-arguments.ts';
import { openHouseAt, openOwnHouse } from './house-under-test.ts';
import {
  asForeigners,
  asMismatched,
  asRightCaller,
  asStrangers,
  asUnrelated,
  asWrongRoles,
} from './kinds-of-caller.ts';
import { asLinkHolders, linkDoors } from './link-holders.ts';
import type { Proving } from './looks-absent.ts';
import { routesOf, type Route } from './open-api.ts';
import { readyHouse, type Ready } from './ready-house.ts';
import { sayResult } from './say-result.ts';
import { chanceOf } from './seeded-random.ts';

/** Doors that whoever has not signed in may open; an envelope of CAQH CORE and a fax service’s message name their sender themselves. This list may only shrink. */
export const gates: readonly string[] = [
  'answerAskedByLink',
  'answerSurveyByLink',
  'answerTimeByLink',
  'enterTown',
  'giveCode',
  'openLink',
  'postCoreEnvelope',
  'readMe',
  'readTown',
  'receiveFaxHook',
  'signIn',
  'signOut',
];

/** Nobody, a revoked session, a link as a session; wrong role; other payer; other office, member or location; another case; links. */
const kindsOfCaller = 8;

export type RoutesProof = {
  readonly checks: number;
  readonly routes: number;
  readonly violations: readonly string[];
  /** Routes where a kind of caller does not exist, such as a stranger's office on a door no office may open. */
  readonly notApplicable: Readonly<Record<string, number>>;
};

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
    if (route.path.startsWith('/api/links/') && !linkDoors.some((one) => one.name === route.name))
      proving.note(route, 'opens to a link and is knocked at by no holder of one');
    if (route.access === 'signed_in')
      proving.note(route, 'asks for no right: give it a resource and an action');
    await asStrangers(proving, route);
    await asWrongRoles(proving, route);
    await asForeigners(proving, route);
    await asUnrelated(proving, route);
    await asMismatched(proving, route);
    await asRightCaller(proving, route);
  };
  let next = 0;
  const work = async () => {
    for (let i = next++; i < routes.length; i = next++) await proveRoute(routes[i] as Route, i);
  };
  await Promise.all(Array.from({ length: 6 }, work));
  if (routes.some((route) => linkDoors.some((one) => one.name === route.name))) {
    const held = await asLinkHolders(sender, ready.database, ready.stock.harvest.links);
    checks += held.checks;
    held.violations.forEach((one) => violations.add(one));
  }
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
      { prove: 'routes', n, violations: violations.length, ...rest, kindsOfCaller, seed, seconds },
      violations.length === 0,
    );
  } finally {
    await house.close();
  }
}
