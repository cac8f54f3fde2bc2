// Why: the front door of the code sets: is this code good on that day, is this person excluded, and which editions stand here.
import type { Tx } from '../../base/db/database.ts';
import { codeSetKinds } from './codes.schema.ts';
import { currentEditions } from './codes.store.ts';

export { askExclusion } from './ask-exclusion.ts';
export { checkCode } from './check-code.ts';
export { loadEdition } from './load-edition.ts';

/** Every edition that is answered from, by kind, the newest first. */
export const editionsStanding = (tx: Tx) => tx.rows(currentEditions, [[...codeSetKinds]]);
