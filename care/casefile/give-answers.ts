// Why: whoever was asked answers in the portal or by the link of the letter, and both are held to the same: only what is open is
// answered, and what cannot be is said before anything changes.
import { append, type Deed } from '../../base/events/event.ts';
import { isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { draftOf, linesFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { unfitDraft } from '../cases/unfit-draft.rules.ts';
import { answered } from '../completeness/answer-field.rules.ts';
import { answersGiven, openQuestionsFor } from '../completeness/index.ts';

type Given = {
  readonly answers: readonly { readonly field: string; readonly said: string }[];
  readonly byId: string;
  readonly byName: string;
};

/** Announces answers to what a case was asked for; they land in their fields behind. */
export async function giveAnswers(
  deed: Deed,
  referral: Referral,
  { answers, byId, byName }: Given,
): Promise<Or<{ say: string }>> {
  const { tenantId, id, caseNumber } = referral;
  const open = await openQuestionsFor(deed.tx, [tenantId], [id]);
  let draft = draftOf(referral, await linesFor(deed.tx, tenantId, id));
  for (const { field, said } of answers) {
    if (!open.some((one) => one.field === field))
      return refuse('not_asked', 'This is not asked any more. Look at what is still open.', [field]);
    const next = answered(draft, field, said);
    if (isRefusal(next)) return next;
    draft = next;
  }
  const unfit = unfitDraft(draft, deed.at.slice(0, 10));
  if (unfit !== undefined)
    return { ...unfit, at: (unfit.at ?? []).map((path) => path.replace('draft.', '')) };
  await append(deed, answersGiven, id, { caseNumber, byId, byName, answers: [...answers] });
  return { say: 'Thank you. Your answers are with the case; we check the order again.' };
}
