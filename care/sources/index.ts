// Why: the front door of sources: how others note where a field was read.
export { noteCorrected, noteFieldSource, noteStated, type NewSource } from './note-source.ts';
export { statedFields } from './stated-fields.rules.ts';
export { fieldName } from './field-names.rules.ts';
export { placesRead, type Readable } from './places-read.rules.ts';
export type { Place, ReadFrom, Region } from './source.schema.ts';
