// Why: only a whole set can say that a code is good or that there is none such. Without one for the day, "not checked" is the
// truth, whatever a part of the set may know of the code's name.
import { codeSets } from './code-sets.rules.ts';
import { npiFacts, type CheckedKind, type CodeStanding, type FoundCode } from './codes.schema.ts';
import type { WrongForm } from './form-verdict.rules.ts';
import { hcpcsLevel } from './hcpcs.rules.ts';

/** How the standing of a code that is not in its form is said. */
export function malformed(text: string, wrong: WrongForm): CodeStanding {
  return { standing: 'malformed', code: text, sentence: wrong.sentence };
}

/** Undefined when the publisher of the set issues this code; else why its file cannot say anything about it. */
function issuedElsewhere(kind: CheckedKind, code: string): string | undefined {
  if (kind !== 'hcpcs') return undefined;
  const level = hcpcsLevel(code);
  if (level === 'cpt')
    return `${code} is a CPT code, which the HCPCS file does not list; it was not checked.`;
  if (level === 'dental')
    return `${code} is a dental code, which the HCPCS file does not list; it was not checked.`;
  return code.length === 2 && /^\d\d$/.test(code)
    ? `${code} is a CPT modifier, which the HCPCS file does not list; it was not checked.`
    : undefined;
}

function dayBefore(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (date > 1) return `${day.slice(0, 8)}${String(date - 1).padStart(2, '0')}`;
  if (month === 1) return `${year - 1}-12-31`;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 2] ?? 31;
  return `${year}-${String(month - 1).padStart(2, '0')}-${last}`;
}

/** The last day of an NPI that was deactivated and not given back by `on`; undefined while it may be used. */
function lastDayOfNpi(facts: unknown, on: string): string | undefined {
  const read = npiFacts.safeParse(facts);
  if (!read.success) return undefined;
  const { deactivatedOn, reactivatedOn } = read.data;
  if (deactivatedOn === undefined || deactivatedOn > on) return undefined;
  if (reactivatedOn !== undefined && reactivatedOn >= deactivatedOn && reactivatedOn <= on) return undefined;
  return dayBefore(deactivatedOn);
}

function retired(
  code: string,
  lastOn: string,
  more: { name: string | null; successor: string | null; edition: string },
): CodeStanding {
  const instead = more.successor === null ? '' : ` The publisher names ${more.successor} in its place.`;
  return {
    standing: 'retired',
    code,
    lastOn,
    edition: more.edition,
    sentence: `${code} could be used until ${lastOn}.${instead}`,
    ...(more.name === null || more.name === '' ? {} : { name: more.name }),
    ...(more.successor === null ? {} : { successor: more.successor }),
  };
}

/** How code `code` (in its normal form) stands on day `on`, from what the sets know of it. */
export function codeStanding(kind: CheckedKind, code: string, on: string, found: FoundCode): CodeStanding {
  const { name } = codeSets[kind];
  const elsewhere = issuedElsewhere(kind, code);
  const lent = found.name ?? found.partName;
  const said = lent === null || lent === '' ? {} : { name: lent };
  if (elsewhere !== undefined) return { standing: 'not_checked', code, sentence: elsewhere, ...said };
  const edition = found.governingFrom;
  if (edition === null)
    return {
      standing: 'not_checked',
      code,
      sentence: `${code} was not checked: there is no whole ${name} set for ${on}.`,
      ...said,
    };
  if (found.name === null) {
    const { goneOn, goneName, goneSuccessor } = found;
    if (goneOn !== null)
      return retired(code, dayBefore(goneOn), { name: goneName, successor: goneSuccessor, edition });
    return { standing: 'unknown', code, edition, sentence: `${name} has no ${code}. Please check it.` };
  }
  const { successor, validFrom, validTo } = found;
  const lastOn = kind === 'npi' ? lastDayOfNpi(found.facts, on) : (validTo ?? undefined);
  if (lastOn !== undefined && lastOn < on)
    return retired(code, lastOn, { name: found.name, successor, edition });
  if (validFrom !== null && validFrom > on)
    return {
      standing: 'unknown',
      code,
      edition,
      sentence: `${code} may not be used before ${validFrom}.`,
      ...said,
    };
  if (found.billable === false)
    return {
      standing: 'heading',
      code,
      edition,
      sentence: `${code} is a heading. Please ask for the exact code below it.`,
      ...said,
    };
  return { standing: 'valid', code, edition, sentence: `${code} may be used on ${on}.`, ...said };
}
