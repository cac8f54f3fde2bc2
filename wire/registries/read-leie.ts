// Why: whoever is on the list of excluded individuals and entities (HHS OIG, UPDATED.csv, monthly) may be paid by no federal
// program. Columns are found by the titles of the file's own heading; zeros stand for what is not known.
import type { ByteSource, LeieRow, LineTally, RegistryItem } from './registry.types.ts';
import { readTable, type Places } from './read-table.ts';
import { dayOfDigits } from './text-lines.ts';

const columns = {
  last: 'LASTNAME',
  first: 'FIRSTNAME',
  middle: 'MIDNAME',
  business: 'BUSNAME',
  npi: 'NPI',
  born: 'DOB',
  address: 'ADDRESS',
  state: 'STATE',
  grounds: 'EXCLTYPE',
  excluded: 'EXCLDATE',
  reinstated: 'REINDATE',
  waived: 'WAIVERDATE',
  waiverState: 'WVRSTATE',
} as const;

function rowOf(cells: readonly string[], places: Places<keyof typeof columns>): LeieRow | string {
  const cell = (name: keyof typeof columns): string => cells[places[name]]?.trim() ?? '';
  const npi = cell('npi');
  if (!/^\d{10}$/.test(npi)) return 'the NPI does not have ten digits (zeros where none is known)';
  if (cell('last') === '' && cell('business') === '') return 'neither a person nor a business is named';
  const excludedOn = dayOfDigits(cell('excluded'));
  if (excludedOn === undefined || excludedOn === '') return 'the day of exclusion is no day (YYYYMMDD)';
  const bornOn = dayOfDigits(cell('born'));
  const reinstatedOn = dayOfDigits(cell('reinstated'));
  const waivedOn = dayOfDigits(cell('waived'));
  if (bornOn === undefined || reinstatedOn === undefined || waivedOn === undefined)
    return 'a date is no day (YYYYMMDD)';
  return {
    lastName: cell('last').toUpperCase(),
    firstName: cell('first').toUpperCase(),
    middleName: cell('middle').toUpperCase(),
    businessName: cell('business').toUpperCase(),
    address: cell('address'),
    state: cell('state'),
    grounds: cell('grounds'),
    excludedOn,
    waiverState: cell('waiverState'),
    ...(npi === '0000000000' ? {} : { npi }),
    ...(bornOn === '' ? {} : { bornOn }),
    ...(reinstatedOn === '' ? {} : { reinstatedOn }),
    ...(waivedOn === '' ? {} : { waivedOn }),
  };
}

/** Reads the exclusion list. */
export function readLeie(source: ByteSource, tally: LineTally): AsyncGenerator<RegistryItem<LeieRow>[]> {
  return readTable(source, tally, { kind: 'leie', columns, rowOf });
}
