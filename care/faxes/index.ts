// Why: the front door of faxes: taking in what lies in a folder, and who our lines belong to.
export { faxesDropped, linesDropping } from './take-dropped.ts';
export type { FaxLine } from './faxes.store.ts';
export * from './faxes.events.ts';
