// Why: a layout that contradicts itself is found when it is said, not in the night when the file comes.
import type { Deed } from '../../base/events/event.ts';
import { newId } from '../../base/ids/ids.ts';
import { refuse, type Or, type Refusal } from '../../base/refusal/refusal.ts';
import { memberFields, referralFields, type LayoutBody } from './feeds.schema.ts';
import { addLayout } from './feeds.store.ts';

/** What a roster in X12 does not say of anybody. */
const agreed = ['planName', 'lineOfBusiness'];
const needed = ['memberNumber', 'givenName', 'familyName', 'birthOn', 'planName', 'lineOfBusiness'];

/** What contradicts itself in a layout. */
export function unfitLayout(body: LayoutBody): Refusal | undefined {
  const unfit = (say: string) => refuse('layout_unfit', say, ['body']);
  if (body.form === 'x12') return unfitRoster(body, unfit);
  if (body.columns.length === 0) return unfit('Say at least one column.');
  const said = [...body.columns.map(({ field }) => field), ...Object.keys(body.always)];
  const known: readonly string[] = body.kind === 'members' ? memberFields : referralFields;
  const strange = said.find((field) => !known.includes(field));
  if (strange !== undefined) return unfit(`A file of ${body.kind} does not say ${strange}.`);
  const twice = said.find((field, at) => said.indexOf(field) !== at);
  if (twice !== undefined) return unfit(`${twice} stands in it twice.`);
  const lacking = body.kind === 'members' ? needed.find((field) => !said.includes(field)) : undefined;
  if (lacking !== undefined) return unfit(`A file of members says ${lacking}.`);
  const places = [
    ...body.columns.map(({ at }) => at),
    ...(body.trailer === undefined ? [] : [body.trailer.count]),
  ];
  if (body.form === 'fixed' && places.some((at) => typeof at !== 'object'))
    return unfit('In a file of fixed places every column has its place and length.');
  if (body.form === 'csv' && places.some((at) => typeof at === 'object'))
    return unfit('In a file with delimiters a column has a name or a number.');
  const named = body.columns.some(({ at }) => typeof at === 'string');
  if (named && !body.heading) return unfit('Columns have names only where the first line says them.');
  return undefined;
}

function unfitRoster(
  { kind, columns, always, trailer }: LayoutBody,
  unfit: (say: string) => Refusal,
): Refusal | undefined {
  if (kind !== 'members' || columns.length > 0 || trailer !== undefined)
    return unfit('An 834 is of members and has its own places: say only what every row says.');
  const lacking = agreed.find((field) => !(field in always));
  return lacking === undefined ? undefined : unfit(`An 834 does not say ${lacking}: say it for every row.`);
}

/** Writes a new version of a layout; gives its number. */
export async function keepLayout(
  deed: Deed,
  name: string,
  body: LayoutBody,
): Promise<Or<{ version: number }>> {
  const unfit = unfitLayout(body);
  if (unfit !== undefined) return unfit;
  const values = [deed.tenantId, newId(deed.at), name, JSON.stringify(body), deed.at, deed.by.name];
  return await deed.tx.one(addLayout, values);
}
