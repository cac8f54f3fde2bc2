// Why: a thin door to where the fields of a case were read.
import { door, type Door } from '../../base/http/door.ts';
import { absent } from '../../base/refusal/refusal.ts';
import { referralFor } from '../cases/index.ts';
import { listSources } from './sources.contract.ts';
import { sourcesOf } from './sources.store.ts';

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
        return { ...one, said: isMasked ? null : one.said, current };
      });
      if (!isMasked)
        ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields: ['sources'] });
      return { items };
    },
  ),
];
