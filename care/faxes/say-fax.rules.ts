// Why: who takes a fax up reads first from where it came and whether all of it is here.

const pagesInWords = (count: number) => (count === 1 ? '1 page' : `${count.toString()} pages`);

/** '+16175550100' as people say it; other numbers as they are. */
export const sayNumber = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');

/** The title of a fax in the worklist. */
export function faxTitle(calling: string | null, pages: number | null): string {
  const from = calling === null ? 'an unknown number' : sayNumber(calling);
  return `Fax from ${from}${pages === null ? '' : `, ${pagesInWords(pages)}`}`;
}

/** Why a fax that can be read waits; `claimed`: how many pages were announced, null where nobody said. */
export function whyFaxWaits(pages: number, claimed: number | null): string {
  if (claimed !== null && pages < claimed)
    return `${pagesInWords(claimed)} were announced and ${pages.toString()} came. Ask the sender for the rest.`;
  return 'A person reads it and says whose pages these are.';
}
