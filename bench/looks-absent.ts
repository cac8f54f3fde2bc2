// Why: "forbidden looks absent" is only proven by asking twice: about what exists and about what does not, and by comparing the
// two answers byte for byte, without what differs from one moment to the next.
import { sendAs, type Caller } from './callers.ts';
import { inventRequest, type Invented, type Stock, type Whose } from './invent-request.ts';
import type { Route } from './open-api.ts';
import { readable } from './readable.ts';
import type { Chance } from './seeded-random.ts';
import type { Answer, Sender } from './send-request.ts';

/** What every check of one route works with, and where it says what it found. */
export type Proving = {
  readonly sender: Sender;
  readonly callers: readonly Caller[];
  readonly stock: Stock;
  readonly chance: Chance;
  readonly note: (route: Route, text: string) => void;
  readonly skip: (kind: string) => void;
  readonly count: () => number;
};

export const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const passing = new Set(['date', 'connection', 'keep-alive', 'doorstep-at']);
// What a request that went through makes anew each time.
const anew =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]\b|\d{4}-\d\d-\d\dT[\d:.]+Z|\b[0-9a-f]{64}\b/g;

/** An answer as text, without what differs from one moment to the next: date, reference, and ids the request itself sent. */
export function plain(answer: Answer, sent: string): string {
  const headers = Object.entries(answer.headers)
    .filter(
      ([name]) => !passing.has(name) && !name.startsWith('x-ratelimit') && !name.startsWith('set-cookie'),
    )
    .filter(([name]) => name !== 'content-length' || answer.status >= 300)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  let body = answer.body.toString('utf8').replace(/"ref":"[^"]*"/, '"ref":""');
  if (answer.status < 300) body = body.replaceAll(anew, 'new');
  else for (const [id] of sent.matchAll(uuid)) body = body.replaceAll(id, 'id');
  return `${answer.status} ${JSON.stringify(headers)} ${body}`;
}

function freshId(chance: Chance): string {
  const hex = Array.from({ length: 32 }, () => chance.below(16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-b${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The same request about things that do not exist. */
export function twinOf({ wanted }: Invented, proving: Proving): Invented {
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

/** A request of this caller about their own records, or about another payer's. */
export function invent(proving: Proving, route: Route, caller: Caller, whose: Whose): Invented {
  return inventRequest(
    route,
    caller,
    whose,
    proving.stock,
    proving.chance,
    `routes-${freshId(proving.chance)}`,
  );
}

/** The code of a refusal. */
export const codeOf = (answer: Answer): string | undefined =>
  /"code":"(\w+)"/.exec(answer.body.toString('utf8'))?.[1];
/** How absent looks. */
export const nothingThere = { method: 'GET', path: '/api/nothing-stands-here' };
export const isRecord = (route: Route) => Object.keys(route.params).length > 0;

/** Asks about what exists and about what does not, as somebody who may not know the difference. */
export async function looksAbsent(
  proving: Proving,
  route: Route,
  caller: Caller,
  kind: string,
  request: Invented,
): Promise<void> {
  // Bytes that name no record are the same request twice; their receipts bear a number of their own.
  const { wanted } = twinOf(request, proving);
  if (Buffer.isBuffer(wanted.body) && wanted.path === request.wanted.path) return;
  let [seen, ghostly] = ['', ''];
  let real = await sendAs(proving.sender, caller, request.wanted);
  // A request that does not fit its contract proves nothing; its sentence speaks of the request alone.
  if (codeOf(real) === 'invalid') return;
  // What others change meanwhile may make a list differ once; a door that tells, tells every time.
  for (let turn = 0; turn < 8; turn += 1) {
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
  for (const leak of await proving.stock.watch.leaksIn(await readable(real), caller, request.sent))
    proving.note(route, `showed ${kind} (${caller.role}) ${leak}`);
}
