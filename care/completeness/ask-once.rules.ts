// Why: while a question is open the same thing is never asked again (issue "Intake", ask once); what is new is asked, and what
// is no longer missing is answered.
import type { Gap } from './missing-from-order.rules.ts';

type Open = { readonly id: string; readonly code: string; readonly field: string };

const same = (one: { code: string; field: string }, other: { code: string; field: string }) =>
  one.code === other.code && one.field === other.field;

/** Of what is missing now and what is open: what to ask, and the ids of questions that have their answer. */
export function askedOnce(
  gaps: readonly Gap[],
  open: readonly Open[],
): { readonly fresh: readonly Gap[]; readonly answered: readonly string[] } {
  const once = gaps.filter((gap, at) => gaps.findIndex((other) => same(other, gap)) === at);
  return {
    fresh: once.filter((gap) => !open.some((one) => same(one, gap))),
    answered: open.filter((one) => !gaps.some((gap) => same(one, gap))).map((one) => one.id),
  };
}
