// Why: whoever comes to a door of the exchange is one of its partners, and comes as agreed: by its account, and by its certificate
// where one was agreed.
import type { Ask } from '../../base/http/door.ts';
import { refuse, type Or } from '../../base/refusal/refusal.ts';
import { certificateRefusal } from './client-certificate.ts';
import type { Partner } from './exchange.schema.ts';
import { partnerOfAccount } from './exchange.store.ts';

type Asking = Pick<Ask<unknown, unknown, unknown>, 'tx' | 'actor' | 'request' | 'equipment'>;

const noPartner = refuse(
  'no_partner',
  'This account is tied to no trading partner. Ask Doorstep to set one up.',
);

/** The partner who asks, or why it is not let in. */
export async function partnerOf({ tx, actor, request, equipment }: Asking): Promise<Or<Partner>> {
  const partner = await tx.maybe(partnerOfAccount, [actor.actorId]);
  if (partner === undefined) return noPartner;
  return certificateRefusal(partner, request.headers, equipment.certificateHeader) ?? partner;
}
