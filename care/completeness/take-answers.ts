// Why: an office that answers in its portal has typed the value; nobody types it a second time. It lands in its field, with
// its source, in the name of whoever gave it.
import type { Deed, Happened } from '../../base/events/event.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { correct, draftOf, linesFor, referralHeld } from '../cases/index.ts';
import type { ReferralDraft } from '../cases/cases.schema.ts';
import { noteFieldSource } from '../sources/index.ts';
import { answered } from './answer-field.rules.ts';

type Given = {
  readonly byId: string;
  readonly byName: string;
  readonly answers: readonly { readonly field: string; readonly said: string }[];
};

/** Journey step after answers were given: they stand in the order, which is verified again. */
export async function takeAnswers(deed: Deed, happened: Happened<unknown>): Promise<unknown> {
  const { byId, byName, answers } = happened.data as Given;
  const referral = await referralHeld(deed, happened.subjectId);
  if (referral === undefined) return undefined;
  const { id, version } = referral;
  let draft: ReferralDraft = draftOf(referral, await linesFor(deed.tx, deed.tenantId, id));
  for (const { field, said } of answers) {
    const next = answered(draft, field, said);
    if (isRefusal(next)) return next;
    draft = next;
  }
  const done = await correct(deed, id, version, draft);
  if (isRefusal(done)) return done;
  const by = { id: byId, role: 'referring_office', name: byName };
  const sources = answers.map(({ field, said }) => ({ field, said, place: { kind: 'portal' as const } }));
  await noteFieldSource({ ...deed, by }, id, sources);
  return done;
}
