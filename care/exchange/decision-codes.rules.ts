// Why: a partner reads where its request stands in the codes of the 278: one row for every state of case, line and approval, so
// that nobody is told "no" before a person said it, and what is undecided is pended with what it waits for (domain.md §4.1).
import type { DecisionWords } from '../authorization/authorization.schema.ts';

export type DecisionCode = 'A1' | 'A2' | 'A3' | 'A4' | 'A6' | 'C' | 'CT' | 'NA';
/** HCR01 with HCR03 where one is due. */
export type Standing = { readonly decision: DecisionCode; readonly reason?: string };

/** What a line and its case say of themselves. */
export type LineFacts = {
  readonly caseStatus: string;
  /** Undefined where the line is no longer part of the order. */
  readonly lineStatus: string | undefined;
  /** Of the approval that was asked last for this line. */
  readonly requestStatus: string | undefined;
  readonly ground: DecisionWords['ground'];
  /** Something is still missing from the order. */
  readonly isIncomplete: boolean;
};

const ofCase: Readonly<Record<string, Standing>> = {
  cancelled: { decision: 'C' },
  closed_incomplete: { decision: 'C', reason: '0P' },
  duplicate_merged: { decision: 'CT', reason: '0Q' },
  redirected: { decision: 'CT' },
};
const pended = (reason: '0U' | '0V' | '0W'): Standing => ({ decision: 'A4', reason });
const ofRequest: Readonly<Record<string, Standing>> = {
  rn_review: pended('0V'),
  md_review: pended('0V'),
  p2p_offered: pended('0V'),
  reopened: pended('0V'),
  info_requested: pended('0U'),
  approved: { decision: 'A1' },
  modified: { decision: 'A6' },
  partial: { decision: 'A2' },
  denied: { decision: 'A3', reason: '0F' },
  withdrawn: { decision: 'C' },
  voided: { decision: 'C' },
  expired: { decision: 'CT', reason: '17' },
  extended: { decision: 'CT' },
  renewed: { decision: 'CT' },
};
const ofGround: Readonly<Record<NonNullable<DecisionWords['ground']>, string>> = {
  not_eligible: '14',
  excluded_benefit: '0M',
  no_delegation: '14',
};
const ofLine: Readonly<Record<string, Standing>> = {
  no_auth: { decision: 'NA', reason: '0H' },
  not_covered: { decision: 'A3', reason: '0M' },
  cancelled: { decision: 'C' },
};

/** Where one service stands. */
export function standingOfLine(facts: LineFacts): Standing {
  const { caseStatus, lineStatus, requestStatus, ground, isIncomplete } = facts;
  const whole = ofCase[caseStatus];
  if (whole !== undefined) return whole;
  if (lineStatus === undefined) return { decision: 'C' };
  const line = ofLine[lineStatus];
  if (line !== undefined) return line;
  if (requestStatus === 'admin_denied')
    return { decision: 'A3', ...(ground === undefined ? {} : { reason: ofGround[ground] }) };
  const decided = requestStatus === undefined ? undefined : ofRequest[requestStatus];
  if (decided !== undefined) return decided;
  // A line that goes on without an approval of its own needed none.
  if (requestStatus === undefined && !['requested', 'coverage_check', 'auth_required'].includes(lineStatus))
    return { decision: 'NA', reason: '0H' };
  return pended(isIncomplete ? '0U' : '0W');
}

const granted: ReadonlySet<DecisionCode> = new Set(['A1', 'A2', 'A6', 'NA']);

/** Where the whole event stands, from its services; pended while one of them is. */
export function standingOfEvent(services: readonly Standing[]): Standing {
  const [first] = services;
  if (first === undefined) return pended('0W');
  const open = services.filter((one) => one.decision === 'A4');
  const same = (many: readonly Standing[]): Standing => {
    const [one] = many;
    const isOneReason = many.every((each) => each.reason === one?.reason);
    return {
      decision: one?.decision ?? 'A4',
      ...(isOneReason && one?.reason !== undefined ? { reason: one.reason } : {}),
    };
  };
  if (open.length > 0) return same(open);
  const codes = new Set(services.map((one) => one.decision));
  if (codes.size === 1) return same(services);
  if (codes.has('CT')) return { decision: 'CT' };
  const given = [...codes].filter((code) => granted.has(code));
  if (given.length === 0) return { decision: 'A3' };
  if (given.length < codes.size || codes.has('A2')) return { decision: 'A2' };
  return { decision: codes.has('A6') ? 'A6' : 'A1' };
}

/** True while something is still to be decided: another answer follows. */
export const isPended = ({ decision }: Standing): boolean => decision === 'A4';

const words: Readonly<Record<DecisionCode, string>> = {
  A1: 'approved',
  A2: 'approved in part',
  A3: 'not approved',
  A4: 'not decided yet',
  A6: 'approved differently',
  C: 'cancelled',
  CT: 'to be asked about in person',
  NA: 'without need of approval',
};
/** The decision in words that go on a sentence: 'The request is approved.' */
export const sayStanding = ({ decision }: Standing): string => words[decision];
