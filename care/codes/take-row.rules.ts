// Why: a row of a publisher's file becomes a code in the one normal form that typed codes are read to, so that both meet; a row
// whose code is not in the form of its set is refused by its line instead of standing where nobody finds it.
import type { HcpcsRow, Icd10cmRow, NppesRow } from '../../wire/registries/registry.types.ts';
import type { NewCode } from './codes.schema.ts';
import { readHcpcs } from './hcpcs.rules.ts';
import { readIcd10cm } from './icd10cm.rules.ts';
import { readNpi } from './npi.rules.ts';

/** A diagnosis, or why it cannot be one. */
export function takeIcd10cm(row: Icd10cmRow): NewCode | string {
  const read = readIcd10cm(row.code);
  if ('code' in read) return `${row.code} is not in the form of a diagnosis code`;
  return {
    code: read.value,
    name: row.longName,
    billable: row.billable,
    facts: { shortName: row.shortName },
  };
}

/** A procedure or a modifier, or why it can be neither. */
export function takeHcpcs(row: HcpcsRow): NewCode | string {
  const read = row.modifier ? undefined : readHcpcs(row.code);
  if (read !== undefined && 'code' in read) return `${row.code} is not in the form of a procedure code`;
  const { addedOn, terminatedOn } = row;
  if (addedOn !== undefined && terminatedOn !== undefined && terminatedOn < addedOn)
    return `${row.code} ends before it begins`;
  const [successor] = row.crossReferences;
  return {
    code: row.code,
    name: row.longName,
    billable: true,
    facts: { shortName: row.shortName, action: row.action, ...(row.modifier ? { modifier: true } : {}) },
    ...(addedOn === undefined ? {} : { validFrom: addedOn }),
    ...(terminatedOn === undefined ? {} : { validTo: terminatedOn }),
    ...(successor === undefined ? {} : { successor }),
  };
}

/** A provider's number, or why it cannot be one. */
export function takeNppes(row: NppesRow): NewCode | string {
  const read = readNpi(row.npi);
  if ('code' in read) return `${row.npi} does not pass the check digit of an NPI`;
  const { entity, line, city, state, zip, taxonomies, deactivatedOn, reactivatedOn } = row;
  return {
    code: read.value,
    name: row.name,
    billable: true,
    facts: {
      entity,
      line,
      city,
      state,
      zip,
      taxonomies,
      ...(deactivatedOn === undefined ? {} : { deactivatedOn }),
      ...(reactivatedOn === undefined ? {} : { reactivatedOn }),
    },
    ...(row.enumeratedOn === undefined ? {} : { validFrom: row.enumeratedOn }),
    ...(row.replacement === undefined ? {} : { successor: row.replacement }),
  };
}
