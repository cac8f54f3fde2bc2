// Why: a home health agency's claim (type of bill 32x) carries the grouping code (HIPPS) of its period on a line of
// revenue code 0023, and says each visit by discipline (CMS claims processing manual, chapter 10).
import type { LoopNote } from '../declare.ts';
import { centsOf } from '../cents.ts';

type AnyLine = {
  readonly service: {
    readonly revenueCode: string;
    readonly procedure?: { readonly qualifier: string; readonly code: string };
    readonly charge: string;
  };
  readonly served?: unknown;
};
type AnyClaim = {
  readonly claim: { readonly place: { readonly code: string } };
  readonly lines: readonly AnyLine[];
};

/** Revenue codes under which visits are billed: therapy, nursing, social work, aide. */
const visitRevenue = /^0?(42|43|44|55|56|57)[0-9]$/;
const groupingRevenue = /^0?023$/;

/** What a home health claim owes; says nothing about other claims. Problems stand at the claim and its first line. */
export function checkHomeHealth(value: AnyClaim, note: LoopNote): void {
  if (value.claim.place.code !== '32') return;
  const grouped = value.lines.filter((line) => groupingRevenue.test(line.service.revenueCode));
  const [line, second] = grouped;
  if (line === undefined) {
    note(
      'claim',
      5,
      'I9',
      'A home health claim (32x) carries its grouping code on a line of revenue code 0023.',
      'situation',
    );
    return;
  }
  if (second !== undefined)
    note('lines', 1, 'I13', 'A home health claim has one line of revenue code 0023.', 'situation');
  const { procedure, charge } = line.service;
  if (procedure?.qualifier !== 'HP' || !/^[0-9A-Z]{5}$/.test(procedure.code))
    note('lines', 2, 'I9', 'Revenue code 0023 names the grouping code: HIPPS, five characters.', 'situation');
  if (centsOf(charge) !== 0) note('lines', 3, 'I13', 'Revenue code 0023 is charged at zero.', 'situation');
  if (line.served === undefined)
    note('lines', 1, 'I9', 'Revenue code 0023 has the date of the first visit.', 'situation');
  const unnamed = value.lines.find(
    (one) => visitRevenue.test(one.service.revenueCode) && one.service.procedure?.qualifier !== 'HC',
  );
  if (unnamed !== undefined)
    note(
      'lines',
      2,
      'I9',
      `A visit under revenue code ${unnamed.service.revenueCode} names its discipline (HCPCS).`,
      'situation',
    );
}
