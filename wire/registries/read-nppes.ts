// Why: the full NPPES file (CMS, data dissemination) has a row for every National Provider Identifier ever given. Columns are
// found by the titles of the file's own heading; of 330 these are used. Of a deactivated number only its dates are published.
import type { ByteSource, LineTally, NppesRow, RegistryItem } from './registry.types.ts';
import { readTable, type Places } from './read-table.ts';
import { dayOfSlashes } from './text-lines.ts';

const practice = 'Provider Business Practice Location Address';

const taxonomyTitles = Array.from({ length: 15 }, (_, at) => `Healthcare Provider Taxonomy Code_${at + 1}`);

const ownColumns = {
  npi: 'NPI',
  entity: 'Entity Type Code',
  replacement: 'Replacement NPI',
  organization: 'Provider Organization Name (Legal Business Name)',
  last: 'Provider Last Name (Legal Name)',
  first: 'Provider First Name',
  line: 'Provider First Line Business Practice Location Address',
  city: `${practice} City Name`,
  state: `${practice} State Name`,
  zip: `${practice} Postal Code`,
  enumerated: 'Provider Enumeration Date',
  deactivated: 'NPI Deactivation Date',
  reactivated: 'NPI Reactivation Date',
} as const;
type Column = keyof typeof ownColumns | `taxonomy${number}`;
const taxonomyColumns = taxonomyTitles.map((_, at) => `taxonomy${at + 1}` as const);
const columns: Readonly<Record<Column, string>> = {
  ...ownColumns,
  ...Object.fromEntries(taxonomyColumns.map((name, at) => [name, taxonomyTitles[at] ?? ''])),
};

const entities: Readonly<Record<string, NppesRow['entity']>> = {
  '': 'unsaid',
  '1': 'person',
  '2': 'organization',
};

function rowOf(cells: readonly string[], places: Places<Column>): NppesRow | string {
  const cell = (name: Column): string => cells[places[name] ?? -1]?.trim() ?? '';
  const npi = cell('npi');
  if (!/^\d{10}$/.test(npi)) return 'the NPI does not have ten digits';
  const entity = entities[cell('entity')];
  if (entity === undefined) return 'the entity type is neither 1 nor 2';
  const enumeratedOn = dayOfSlashes(cell('enumerated'));
  const deactivatedOn = dayOfSlashes(cell('deactivated'));
  const reactivatedOn = dayOfSlashes(cell('reactivated'));
  if (enumeratedOn === undefined || deactivatedOn === undefined || reactivatedOn === undefined)
    return 'a date is no day (MM/DD/YYYY)';
  if (entity === 'unsaid' && deactivatedOn === '')
    return 'the row has neither an entity type nor a deactivation';
  const replacement = cell('replacement');
  return {
    npi,
    entity,
    name: entity === 'person' ? `${cell('first')} ${cell('last')}`.trim() : cell('organization'),
    line: cell('line'),
    city: cell('city'),
    state: cell('state'),
    zip: cell('zip'),
    taxonomies: taxonomyColumns.map(cell).filter((code) => code !== ''),
    ...(replacement === '' ? {} : { replacement }),
    ...(enumeratedOn === '' ? {} : { enumeratedOn }),
    ...(deactivatedOn === '' ? {} : { deactivatedOn }),
    ...(reactivatedOn === '' ? {} : { reactivatedOn }),
  };
}

/** Reads the full NPPES file, unpacked (`npidata_pfile_….csv`). */
export function readNppes(source: ByteSource, tally: LineTally): AsyncGenerator<RegistryItem<NppesRow>[]> {
  return readTable(source, tally, { kind: 'npi', columns, rowOf });
}
