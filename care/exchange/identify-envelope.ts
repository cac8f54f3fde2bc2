// Why: an envelope of CAQH CORE says who sends it in one of the rule's two ways: by user name and password, or by the client
// certificate alone where no password was agreed.
import { gate } from '../../base/access/sessions.ts';
import { transact } from '../../base/db/transact.ts';
import type { Actor, Equipment } from '../../base/http/door.ts';
import type { CoreEnvelope } from '../../wire/core/envelope.ts';
import { identifyProgram, programCertified } from '../people/index.ts';
import { accountsOfCertificate, everyTenant } from './exchange.store.ts';
import { programAddress } from './partner-name.ts';

/** The account whose agreement names this certificate and calls itself so; undefined when none does, or several. */
async function accountCertified(equipment: Equipment, fingerprint: string, senderId: string) {
  const system = { tenants: [] as number[], actorId: 'system', role: 'system' };
  const ids = await transact(equipment.aside, system, (tx) => tx.rows(everyTenant, []));
  const scope = { ...system, tenants: ids.map((row) => row.id) };
  const found = await transact(equipment.aside, scope, (tx) =>
    tx.rows(accountsOfCertificate, [fingerprint, senderId]),
  );
  return found.length === 1 ? found[0]?.accountId : undefined;
}

/** Who sends the envelope; the gate when that cannot be verified. `fingerprint` is of the certificate shown. */
export async function identifyEnvelope(
  equipment: Equipment,
  { credentials, senderId }: CoreEnvelope,
  fingerprint: string | null,
  at: string,
): Promise<Actor> {
  if (credentials !== null) {
    const email = programAddress(credentials.userName.toLowerCase());
    return await identifyProgram(equipment, { email, password: credentials.password }, at);
  }
  if (fingerprint === null) return gate;
  const accountId = await accountCertified(equipment, fingerprint, senderId);
  return accountId === undefined ? gate : await programCertified(equipment, accountId, at);
}
