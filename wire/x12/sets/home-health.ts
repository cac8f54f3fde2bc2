// Why: a home health agency's claim (type of bill 32x) carries the grouping code (HIPPS) of its period on a line of
// revenue code 0023, and says each visit by discipline (CMS claims processing manual, chapter 10).
import type { LoopNote } from '../declare.ts';
import { centsOf } from '../cents.ts';

type AnyLine = {
  readonly count: { readonly number: string };
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

/** A line of revenue code 0023 is the grouping code of a home health period: HIPPS, uncharged, dated. */
export function checkGroupingLine({ service, served }: AnyLine, note: LoopNote): void {
  if (!groupingRevenue.test(service.revenueCode)) return;
  const { procedure, charge } = service;
  if (procedure?.qualifier !== 'HP' || !/^[0-9A-Z]{5}$/.test(procedure.code))
    note(
      'service',
      2,
      'I9',
      'Revenue code 0023 names the grouping code: HIPPS, five characters.',
      'situation',
    );
  if (centsOf(charge) !== 0) note('service', 3, 'I9', 'Revenue code 0023 is charged at zero.', 'situation');
  if (served === undefined)
    note('service', 1, 'I9', 'Revenue code 0023 has the date of the first visit.', 'situation');
}

/** What a home health claim owes as a whole; says nothing about other claims. */
export function checkHomeHealth(value: AnyClaim, note: LoopNote): void {
  if (value.claim.place.code !== '32') return;
  const grouped = value.lines.filter((line) => groupingRevenue.test(line.service.revenueCode));
  if (grouped.length === 0)
    note(
      'claim',
      5,
      'I9',
      'A home health claim (32x) carries its grouping code on a line of revenue code 0023.',
      'situation',
    );
  if (grouped.length > 1)
    note('claim', 5, 'I13', 'A home health claim has one line of revenue code 0023.', 'situation');
  for (const { count, service } of value.lines)
    if (visitRevenue.test(service.revenueCode) && service.procedure?.qualifier !== 'HC')
      note(
        'lines',
        1,
        'I9',
        `Line ${count.number} is a visit under revenue code ${service.revenueCode}: it names its discipline (HCPCS).`,
        'situation',
      );
}
