// Why: each way of not being allowed is a kind of caller of its own, and one who may must get through, else the others prove
// nothing.
import { cookieName } from '../base/access/sessions.ts';
import { gateCaller, sendAs, signIn, type Account, type Caller } from './callers.ts';
import type { Owner } from './canaries.ts';
import { columnOf, fits } from './invent-request.ts';
import {
  codeOf,
  invent,
  isRecord,
  looksAbsent,
  nothingThere,
  plain,
  twinOf,
  uuid,
  type Proving,
} from './looks-absent.ts';
import type { Route } from './open-api.ts';
import { pdfSaying } from './sample-papers.ts';
import type { Wanted } from './send-request.ts';

/** Nobody signed in, and a session that was revoked: the same 401 whatever exists. */
export async function asStrangers(proving: Proving, route: Route): Promise<void> {
  if (route.access === 'gate') return proving.skip('stranger');
  const [anyone] = proving.callers.filter((one) => one.cookie !== undefined && fits(route, one.role));
  if (anyone === undefined) return proving.skip('stranger');
  const request = invent(proving, route, anyone, 'own');
  const ended = await signIn(proving.sender, anyone);
  await proving.sender.send({ method: 'POST', path: '/api/sign-out', cookie: ended.cookie, body: '{}' });
  // A link opens its own page and nothing else.
  const { links } = proving.stock.harvest;
  const [link] = links;
  for (const [kind, cookie] of [
    ['nobody', undefined],
    ['a revoked session', ended.cookie],
    ['the holder of a link', link === undefined ? undefined : `${cookieName}=${link.token}`],
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
export async function asWrongRoles(proving: Proving, route: Route): Promise<void> {
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

/** Whether a record is of a payer, or of a location, that is not the caller's. */
const isElsewhere = (caller: Account, { tenantId, locationId }: Owner): boolean =>
  !caller.tenants.includes(tenantId) ||
  (caller.locations.length > 0 &&
    locationId !== undefined &&
    locationId !== null &&
    !caller.locations.includes(locationId));

/** The right role, granted other payers or locations only. */
export async function asForeigners(proving: Proving, route: Route): Promise<void> {
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
      if (isRecord(route) && !owners.some((owner) => isElsewhere(caller, owner))) continue;
      await looksAbsent(proving, route, caller, 'a foreign payer', request);
    }
  }
}

/** The right role and payer, but another's office, member, location or upload. */
export async function asUnrelated(proving: Proving, route: Route): Promise<void> {
  const portal = proving.callers.filter(
    (one) =>
      (['referring_office', 'member', 'delegate'].includes(one.role) || one.locations.length > 0) &&
      fits(route, one.role),
  );
  if (portal.length === 0 || !isRecord(route)) return proving.skip('foreign relation');
  const { stock } = proving;
  for (const caller of portal) {
    const theirs = (id: string) =>
      stock.watch.ownersOf(id).some((owner) => stock.watch.maySee(caller, owner));
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

/** Case A and a record of case B, both the caller's own: what does not stand in the case that is named is not there. */
export async function asMismatched(proving: Proving, route: Route): Promise<void> {
  const [, second] = Object.keys(route.params).filter((name) => name !== 'tenantId');
  const beside = second === undefined ? undefined : proving.stock.harvest.beside.get(columnOf(second));
  if (second === undefined || beside === undefined) return proving.skip('another case');
  const right = proving.callers.filter((one) => one.cookie !== undefined && fits(route, one.role));
  const cases = proving.stock.harvest.pairs.get('referral') ?? [];
  for (const group of Map.groupBy(right, (one) => one.role).values()) {
    const caller = proving.chance.pick(group);
    const own = cases.filter((one) => caller.tenants.includes(one.tenantId));
    for (const { tenantId } of new Map(own.map((one) => [one.tenantId, one])).values()) {
      const here = own.filter((one) => one.tenantId === tenantId);
      const [one, other] = [here.find(({ id }) => beside.has(id)), here.findLast(({ id }) => beside.has(id))];
      const wrong = beside.get(other?.id ?? '');
      if (one === undefined || wrong === undefined || one.id === other?.id || one.id === wrong) continue;
      const invented = invent(proving, route, caller, 'own');
      const [, query = ''] = invented.wanted.path.split(/(?=\?)/);
      const path = route.path
        .replace('{tenantId}', tenantId.toString())
        .replace('{id}', one.id)
        .replace(`{${second}}`, wrong);
      await looksAbsent(proving, route, caller, 'whoever names another case', {
        wanted: { ...invented.wanted, path: `${path}${query}` },
        sent: `${path} ${invented.sent}`,
      });
      break;
    }
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

/** Pages that are asked for must be one's own and fresh, so whoever may sends them first. */
async function withOwnPages(proving: Proving, caller: Caller, wanted: Wanted): Promise<Wanted> {
  if (typeof wanted.body !== 'string' || !wanted.body.includes('"documents":[{')) return wanted;
  const uploaded = await sendAs(proving.sender, caller, {
    method: 'POST',
    path: '/api/documents?fileName=page.pdf',
    contentType: 'application/pdf',
    body: pdfSaying(`page ${proving.chance.letters(12)}`),
    key: `routes-page-${proving.chance.letters(20)}`,
  });
  if (uploaded.status !== 200) return wanted;
  const { tenantId, id } = JSON.parse(uploaded.body.toString()) as { tenantId: number; id: string };
  const body = JSON.parse(wanted.body) as Record<string, unknown>;
  return { ...wanted, body: JSON.stringify({ ...body, documents: [{ tenantId, id }] }) };
}

/** Somebody who may: at least one request must get through, or be refused for a reason of the business. */
export async function asRightCaller(proving: Proving, route: Route): Promise<void> {
  const right = proving.callers.filter(
    (one) => fits(route, one.role) && (one.cookie !== undefined || route.access === 'gate'),
  );
  let last = 'nobody may';
  for (let turn = 0; turn < 120 && right.length > 0; turn += 1) {
    const caller = route.access === 'gate' ? gateCaller : proving.chance.pick(right);
    const { wanted } = invent(proving, route, caller, 'own');
    const answer = await sendAs(proving.sender, caller, await withOwnPages(proving, caller, wanted));
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
