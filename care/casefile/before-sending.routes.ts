// Why: thin doors to what an order would need and may repeat, and to an earlier order; each person shown is written down.
import { door, openDoor, type Door } from '../../base/http/door.ts';
import { absent, refuse } from '../../base/refusal/refusal.ts';
import { foreseeApprovals } from '../authorization/index.ts';
import { duplicateReasons } from '../cases/duplicate.rules.ts';
import { casesLike, draftOf, linesFor, referralFor } from '../cases/index.ts';
import { foreseeOrder, readOrderAgain } from './before-sending.contract.ts';

export const beforeSendingDoors: Door[] = [
  openDoor(foreseeOrder, async (ask) => {
    const { tenantId, draft } = ask.body;
    const officeId = draft.officeId ?? null;
    if (!ask.verdict('referral', 'submit', { tenantId, officeId }).allowed)
      return refuse('no_such_payer', 'This payer is not one you can send to. Choose it from the list.', [
        'tenantId',
      ]);
    const mine = { families: [...new Set(draft.lines.map((line) => line.family))], receivedAt: ask.at };
    const repeats = (await casesLike(ask.tx, tenantId, draft, ask.at))
      .map(({ id, caseNumber, ...other }) => ({
        tenantId,
        id,
        caseNumber,
        reasons: duplicateReasons(mine, { caseNumber, ...other }),
      }))
      .filter(({ reasons }) => reasons.length > 0);
    for (const { id } of repeats)
      ask.shown({
        tenantId,
        memberId: null,
        subjectKind: 'referral',
        subjectId: id,
        fields: ['case_number', 'order'],
      });
    return { lines: await foreseeApprovals(ask.tx, tenantId, draft, ask.at), repeats };
  }),
  door(
    readOrderAgain,
    async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral ?? absent,
    async (ask, referral) => {
      const { tenantId, id, memberId, caseNumber } = referral;
      const fields = ['name', 'birth_date', 'member_id', 'address', 'phone', 'order'];
      ask.shown({ tenantId, memberId, subjectKind: 'referral', subjectId: id, fields });
      const draft = draftOf(referral, await linesFor(ask.tx, tenantId, id));
      return { tenantId, caseNumber, draft };
    },
  ),
];
