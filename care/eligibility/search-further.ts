// Why: a member whom the payer does not find as stated is searched for under the next shape of the list, as a question of its
// own based on the first; only when the list is through does a person hear of it, with all that was tried.
import { append, type Deed } from '../../base/events/event.ts';
import { coverageSearched } from './eligibility.events.ts';
import type { AskedPerson, Inquiry } from './eligibility.schema.ts';
import { searchOf } from './eligibility.store.ts';
import type { Judged } from './judge-answer.ts';
import { concernedIn, putQuestion } from './put-question.ts';
import { explainRejection } from './rejections.rules.ts';
import { nextVariant, searchable, variantNamed, type SearchVariant } from './search-variants.rules.ts';

type Shape = { readonly variant: SearchVariant; readonly person: AskedPerson };

/** The question as first stated, then its variants in the order of asking, the one given included. */
export async function searchSoFar(deed: Deed, inquiry: Inquiry): Promise<readonly Inquiry[]> {
  if (inquiry.variant === null) return [inquiry];
  return await deed.tx.rows(searchOf, [deed.tenantId, inquiry.basedOn]);
}

/** The shape to try after the answer `code`; undefined when nothing is left to try. */
export function nextShape(search: readonly Inquiry[], code: string): Shape | undefined {
  const tried = search.flatMap((one) => (one.person === null ? [] : [one.person]));
  const [stated] = tried;
  return stated === undefined || !searchable.has(code) ? undefined : nextVariant(stated, code, tried);
}

const sayAnswer = (judged: Judged): string => {
  const code = judged.facts?.rejections[0]?.code;
  return code === undefined ? judged.say : explainRejection(code).say;
};

/** An answer that sends us on to the next shape. */
export const sayGoesOn = (judged: Judged, { variant }: Shape): string =>
  `${sayAnswer(judged)} Asked once more ${variant.say}.`;

/** The end of a search in vain names all that was tried, under the reason first given. */
export function sayTried(judged: Judged, search: readonly Inquiry[]): Judged {
  const [stated] = search;
  const first = stated?.facts?.rejections[0]?.code;
  if (judged.outcome !== 'unclear' || first === undefined || search.length < 2) return judged;
  const tried = search.flatMap(({ variant }) => (variant === null ? [] : [variantNamed(variant)?.say]));
  const { say, next } = explainRejection(first);
  return { ...judged, next, say: `${say} Nor was anybody found ${tried.join(', nor ')}. ${next}` };
}

/** Asks under the next shape. */
export async function searchFurther(
  deed: Deed,
  inquiry: Inquiry,
  search: readonly Inquiry[],
  { variant, person }: Shape,
): Promise<void> {
  const about = await concernedIn(deed, inquiry.referralId);
  const [stated] = search;
  if (about === undefined || stated === undefined) return;
  const { serviceOn, serviceTypes, purpose } = inquiry;
  const put = { person, purpose, variant: { name: variant.name, of: stated.id } };
  const id = await putQuestion(deed, { ...about, serviceOn, serviceTypes }, put);
  if (id === undefined) return;
  const { caseNumber, id: referralId } = about.referral;
  const told = { caseNumber, inquiryId: id, serviceOn, variant: variant.name };
  await append(deed, coverageSearched, referralId, { ...told, say: `Asked once more ${variant.say}.` });
}
