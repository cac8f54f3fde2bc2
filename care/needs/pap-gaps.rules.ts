// Why: breathing support is approved on a visit before the study and a count of pauses, and goes on only with proof that it is
// used; the download of use is what most often lacks (domain.md §3.3 [S53]).
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { daysApart, rulesOf } from './gap-rows.rules.ts';
import type { GapRule } from './gap-rule.types.ts';

const facts = (order: ReferralDraft) => order.clinical?.pap ?? {};
const goesOn = (order: ReferralDraft) => facts(order).stage === 'continue';

function isRevisitOutside(order: ReferralDraft): boolean {
  const days = daysApart(facts(order).startedOn, facts(order).revisitOn);
  return goesOn(order) && days !== undefined && (days < 31 || days > 91);
}

/** PAP and RAD. */
export const papGaps: readonly GapRule[] = rulesOf(
  {
    family: 'pap',
    prefix: 'pap',
    at: 'clinical.pap',
    source: 'LCD L33718; domain.md §3.3 [S53]',
    validFrom: '2020-01-01',
  },
  [
    ['stage', 'stage', 'Say whether this starts the therapy or goes on with it.'],
    ['visit', 'visitOn', 'The date of the visit in person before the sleep study is missing.'],
    ['study', 'studyOn', 'The date of the sleep study is missing.'],
    [
      'visit_after_study',
      'visitOn',
      'The visit in person must come before the sleep study; please send that visit.',
      (o) => (daysApart(facts(o).visitOn, facts(o).studyOn) ?? 0) < 0,
    ],
    ['ahi', 'ahi', 'The number of apneas and hypopneas an hour (AHI or RDI) is missing.'],
    ['events', 'events', 'The number of events counted in the study is missing.'],
    [
      'symptoms',
      'symptoms',
      'With 5 to 14 an hour the symptoms or conditions are needed, such as sleepiness or high blood pressure.',
      (o) => {
        const { ahi, symptoms } = facts(o);
        return ahi !== undefined && ahi >= 5 && ahi < 15 && !symptoms;
      },
    ],
    ['device', 'device', 'Say which device: CPAP, automatic, bilevel, or bilevel with a rate.'],
    ['pressure', 'pressure', 'The pressure in cm H2O is missing.'],
    ['mask', 'mask', 'The mask or interface is missing.'],
    [
      'started',
      'startedOn',
      'The date the therapy began is missing.',
      (o) => goesOn(o) && facts(o).startedOn === undefined,
    ],
    [
      'revisit',
      'revisitOn',
      'The date of the visit after the start is missing.',
      (o) => goesOn(o) && facts(o).revisitOn === undefined,
    ],
    [
      'revisit_window',
      'revisitOn',
      'The visit must lie between day 31 and day 91 after the start of therapy.',
      isRevisitOutside,
    ],
    [
      'adherence',
      'nightsPercent',
      'The download of use is missing: the share of nights with four hours or more in 30 consecutive days.',
      (o) => goesOn(o) && facts(o).nightsPercent === undefined,
    ],
  ],
);
