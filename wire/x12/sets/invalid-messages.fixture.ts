// Why: the one list of broken messages over all sets, for tests and provers.
import { invalidAuthorizations } from './invalid-authorizations.fixture.ts';
import { invalidClaims } from './invalid-claims.fixture.ts';
import { invalidEligibility } from './invalid-eligibility.fixture.ts';
import { invalidEnvelopes } from './invalid-envelopes.fixture.ts';
import type { InvalidMessage } from './invalid-message.fixture.ts';

export const invalidMessages: readonly InvalidMessage[] = [
  ...invalidEnvelopes,
  ...invalidEligibility,
  ...invalidAuthorizations,
  ...invalidClaims,
];
