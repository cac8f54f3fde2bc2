// Why: the front door of sources: how others note where a field was read, and ask for it.
import type { Tx } from '../../base/db/database.ts';
import type { Source } from './source.schema.ts';
import { sourcesOf } from './sources.store.ts';

export { noteCorrected, noteFieldSource, noteStated, type NewSource } from './note-source.ts';
export { statedFields } from './stated-fields.rules.ts';
export { fieldName } from './field-names.rules.ts';
export { placesRead, type Readable } from './places-read.rules.ts';
export type { Place, ReadFrom, Region } from './source.schema.ts';

/** Where the fields of a case were read, newest first: the first of a field is the one it stands by. */
export const sourcesFor = (tx: Tx, tenantId: number, referralId: string): Promise<Source[]> =>
  tx.rows(sourcesOf, [tenantId, referralId]);
