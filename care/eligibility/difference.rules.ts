// Why: whoever a payer finds under another birth date or number may be somebody else. The difference is said with both
// values, and a person says yes before anything rests on it.
import { sayDay } from './say-amounts.rules.ts';
import type { AskedPerson, Facts } from './eligibility.schema.ts';
import { variantNamed } from './search-variants.rules.ts';

/** 'Found without the suffix of the name.'; null as stated. */
export function sayFoundUnder(variant: string | null): string | null {
  if (variant === null) return null;
  return `Found ${variantNamed(variant)?.say ?? 'under other details'}.`;
}

const inFull = (day: string | null) => (day === null ? 'none' : sayDay(day, '9999'));

/**
 * What differs between the person stated and the one found, when a person must say whether it is the same; null when
 * nothing does that matters. `asked` is who this question was about, `stated` who the first one was about.
 */
export function differenceFound(
  variant: string | null,
  asked: AskedPerson | null,
  stated: AskedPerson | null,
  facts: Facts,
): string | null {
  const under = sayFoundUnder(variant) ?? 'Found.';
  const theirs = facts.person?.birthOn ?? asked?.birthOn ?? null;
  const ours = stated?.birthOn ?? null;
  if (ours !== null && theirs !== null && ours !== theirs)
    return `${under} The payer has the birth date ${inFull(theirs)}, the order says ${inFull(ours)}.`;
  const confirm = variant === null ? null : (variantNamed(variant)?.confirm ?? null);
  if (confirm !== 'the member ID') return null;
  const number = stated?.memberNumber ?? 'none';
  if (facts.memberNumber !== null && facts.memberNumber === stated?.memberNumber) return null;
  return `${under} The payer has the member ID ${facts.memberNumber ?? 'none'}, the order says ${number}.`;
}
