// Why: one answer to "who can take this line, whom first, and why not the others", used when an offer is sent and when a
// coordinator looks, so that the screen never explains another list than the one that is worked through.
import type { Tx } from '../../base/db/database.ts';
import type { Deed } from '../../base/events/event.ts';
import { dayIn, minus } from '../../base/time/instant.ts';
import type { lineFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { memberOf } from '../members/index.ts';
import { misfitsOf, neighbouring, type FitQuestion, type Misfit } from './fit.rules.ts';
import type { Choice, Location, Sourcing } from './network.schema.ts';
import { answersOf, choicesOf, locationsAround, payerOf, servedBefore, takenOn } from './network.store.ts';
import { noStanding, rank, type Ranked, type Standing } from './rank.rules.ts';

export type Line = NonNullable<Awaited<ReturnType<typeof lineFor>>>;

export type Search = {
  readonly day: string;
  /** Whoever may be asked, in order; with what a telephone interpreter makes possible when `withInterpreter`. */
  readonly ranked: readonly Ranked[];
  readonly out: readonly { readonly location: Location; readonly misfits: readonly Misfit[] }[];
  readonly choice: Choice | undefined;
};

/** How far the coarse look goes beyond the reach, in ZIP prefixes, so that near misses are explained. */
const lookBeyond = 2;
const standingDays = 180;

/** The day the service is wanted, never before today where the member lives. */
export function wantedDay(
  referral: Pick<Referral, 'serviceFromOn' | 'dischargeAt' | 'zone'>,
  at: string,
): string {
  const today = dayIn(referral.zone, at);
  const { serviceFromOn, dischargeAt, zone } = referral;
  const wanted = serviceFromOn ?? (dischargeAt === null ? today : dayIn(zone, dischargeAt));
  return wanted < today ? today : wanted;
}

async function questionOf(
  { tx, tenantId, at }: Pick<Deed, 'tx' | 'tenantId' | 'at'>,
  referral: Referral,
  line: Line,
  sourcing: Pick<Sourcing, 'reach' | 'withInterpreter'>,
): Promise<FitQuestion> {
  const { memberId, patientLanguage, shipState, shipZip, zone } = referral;
  const payer = await tx.one(payerOf, [tenantId]);
  const member = memberId === null ? undefined : await memberOf(tx, tenantId, memberId);
  return {
    tenantId,
    lineOfBusiness: member?.lineOfBusiness ?? payer.lineOfBusiness,
    family: line.family,
    code: line.code,
    state: shipState ?? member?.state ?? null,
    zip: shipZip,
    language: patientLanguage === 'en' ? null : patientLanguage,
    today: dayIn(zone, at),
    day: wantedDay(referral, at),
    reach: sourcing.reach,
    withInterpreter: sourcing.withInterpreter,
  };
}

async function standings(
  tx: Tx,
  tenantId: number,
  ids: readonly string[],
  facts: { memberId: string | null; day: string; at: string },
): Promise<(id: string) => Standing> {
  const since = minus(facts.at, { days: standingDays });
  const [answers, taken, served] = await Promise.all([
    tx.rows(answersOf, [tenantId, [...ids], since]),
    tx.rows(takenOn, [facts.day, [...ids]]),
    facts.memberId === null ? [] : tx.rows(servedBefore, [tenantId, facts.memberId]),
  ]);
  const byId = new Map<string, Standing>();
  const add = (id: string, part: Partial<Standing>) =>
    byId.set(id, { ...(byId.get(id) ?? noStanding), ...part });
  for (const { locationId, ...answered } of answers) add(locationId, answered);
  for (const { locationId, taken: count } of taken) add(locationId, { taken: count });
  for (const { locationId, served: count } of served) add(locationId, { served: count });
  return (id) => byId.get(id) ?? noStanding;
}

/** Everybody around the member: who may be asked in which order, and every reason against the others. */
export async function searchFor(
  deed: Pick<Deed, 'tx' | 'tenantId' | 'at'>,
  referral: Referral,
  line: Line,
  sourcing: Pick<Sourcing, 'reach' | 'withInterpreter'>,
): Promise<Search> {
  const { tx, tenantId, at } = deed;
  const question = await questionOf(deed, referral, line, sourcing);
  const [around, choices] = await Promise.all([
    tx.rows(locationsAround, [question.state, neighbouring(question.zip, question.reach + lookBeyond)]),
    tx.rows(choicesOf, [tenantId, referral.id]),
  ]);
  const choice = choices.find((one) => one.lineId === line.id);
  const ids = around.map((location) => location.id);
  const facts = { memberId: referral.memberId, day: question.day, at };
  const standingOf = await standings(tx, tenantId, ids, facts);
  const judged = around.map((location) => ({
    location,
    misfits: misfitsOf(location, question, standingOf(location.id).taken),
  }));
  const fit = judged.filter(({ misfits }) => misfits.length === 0).map(({ location }) => location);
  return {
    day: question.day,
    ranked: rank(fit, standingOf, question.zip, choice?.locationId ?? null),
    out: judged.filter(({ misfits }) => misfits.length > 0),
    choice,
  };
}
