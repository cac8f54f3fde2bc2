// Why: every page of a fax belongs to exactly one part before the fax is done with: none is forgotten, none is on two cases.
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';
import type { Part, PartDraft } from './part.schema.ts';

type Range = Pick<PartDraft, 'documentId' | 'firstPage' | 'lastPage'>;
type Paged = { readonly id: string; readonly pageCount: number | null };

const meet = (a: Range, b: Range) =>
  a.documentId === b.documentId && a.firstPage <= b.lastPage && b.firstPage <= a.lastPage;

/** 'page 3' or 'pages 3–9'. */
export const sayPages = ({ firstPage, lastPage }: Pick<Range, 'firstPage' | 'lastPage'>): string =>
  firstPage === lastPage
    ? `page ${firstPage.toString()}`
    : `pages ${firstPage.toString()}–${lastPage.toString()}`;

/** Why a division cannot be kept: pages that are not there, or a page in two parts; `settled` are parts that stand already. */
export function unfitParts(
  parts: readonly Range[],
  settled: readonly Range[],
  documents: readonly Paged[],
): Refusal | undefined {
  for (const [i, part] of parts.entries()) {
    const count = documents.find((one) => one.id === part.documentId)?.pageCount ?? 0;
    if (part.firstPage > part.lastPage || part.lastPage > count)
      return refuse('invalid', `There are no such pages: ${sayPages(part)}.`, ['parts']);
    const other = [...settled, ...parts.slice(0, i)].find((one) => meet(one, part));
    if (other !== undefined)
      return refuse('invalid', `The parts with ${sayPages(other)} and ${sayPages(part)} share a page.`, [
        'parts',
      ]);
  }
  return undefined;
}

/** The pages that stand in no part yet, as ranges in reading order; parts that were taken back do not count. */
export function pagesLeft(
  parts: readonly (Range & { readonly status?: string })[],
  documents: readonly Paged[],
): Range[] {
  const left: Range[] = [];
  for (const { id, pageCount } of documents)
    for (let page = 1; page <= (pageCount ?? 0); page += 1) {
      const at = { documentId: id, firstPage: page, lastPage: page };
      if (parts.some((one) => one.status !== 'taken_back' && meet(one, at))) continue;
      const before = left.at(-1);
      if (before?.documentId === id && before.lastPage === page - 1)
        left[left.length - 1] = { ...before, lastPage: page };
      else left.push(at);
    }
  return left;
}

/** Why an arrival in parts is not done yet; undefined when every page has its place. */
export function unfinished(parts: readonly Part[], documents: readonly Paged[]): Refusal | undefined {
  const [left] = pagesLeft(parts, documents);
  if (left !== undefined)
    return refuse(
      'pages_left',
      `Say first whose ${sayPages(left)} ${left.firstPage === left.lastPage ? 'is' : 'are'}.`,
    );
  const open = parts.find(
    (one) => one.status === 'planned' && (one.fate === 'new_case' || one.fate === 'existing_case'),
  );
  if (open !== undefined) return refuse('pages_left', `Give ${sayPages(open)} to a case first.`);
  if (!parts.some((one) => one.status === 'settled' && one.toReferralId !== null))
    return refuse('pages_left', 'None of it went to a case. Set it aside and say why.');
  return undefined;
}

/** Cuts a part before a page of it; the first keeps its fate, the second becomes a new case. Null where there is nothing to cut. */
export function cutBefore(part: PartDraft, page: number): readonly [PartDraft, PartDraft] | null {
  if (page <= part.firstPage || page > part.lastPage) return null;
  return [
    { ...part, lastPage: page - 1 },
    { ...part, firstPage: page, fate: 'new_case', title: '' },
  ];
}
