// Why: a thin door to where the fields of a case were read.
import { door, type Ask, type Door } from '../../base/http/door.ts';
import { absent } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import type { Place } from './source.schema.ts';
import { listSources } from './sources.contract.ts';
import { sourcesOf } from './sources.store.ts';

const lobby = 1;

/** The place as this person may know it: a call of the lobby and a message of a partner have readers of their own. */
function placeFor(
  ask: Pick<Ask<unknown, unknown, unknown>, 'actor' | 'verdict'>,
  tenantId: number,
  place: Place,
): Place {
  if (place.kind === 'call' && !ask.actor.tenants.includes(lobby)) return { ...place, callId: null };
  const mayRead = place.kind !== 'message' || ask.verdict('x12_message', 'read', { tenantId }).allowed;
  return mayRead ? place : { ...place, messageId: null };
}

export const sourceDoors: Door[] = [
  door(
    listSources,
    async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent,
    async (ask, referral) => {
      const { tenantId, id, memberId } = referral;
      const isMasked = ask.verdict('referral', 'read', referral).mask !== 'full';
      const seen = new Set<string>();
      const items = (await ask.tx.rows(sourcesOf, [tenantId, id])).map(({ notedBy: _, ...one }) => {
        const current = !seen.has(one.field);
        seen.add(one.field);
        return {
          ...one,
          said: isMasked ? null : one.said,
          place: placeFor(ask, tenantId, one.place),
          current,
        };
      });
      if (!isMasked)
        ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields: ['sources'] });
      return { items };
    },
  ),
];
