// Why: a ZIP code that lies in another state sends a van to the wrong door. The first three digits name the sorting centre,
// and each centre serves one state but for a few at the borders, which stand here under both.
import { counted, withoutSeparators, wrongForm, type FormVerdict } from './form-verdict.rules.ts';

// state | name | first three digits, ranges with a dash. Written by us from what the post publishes about its centres.
const written = `
AL|Alabama|350-352 354-369
AK|Alaska|995-999
AZ|Arizona|850-853 855-857 859-860 863-865
AR|Arkansas|716-729
AS|American Samoa|967
CA|California|900-908 910-928 930-961
CO|Colorado|800-816
CT|Connecticut|060-069
DC|the District of Columbia|200 202-205 569
DE|Delaware|197-199
FL|Florida|320-339 341-342 344 346-347 349
FM|Micronesia|969
GA|Georgia|300-319 398-399
GU|Guam|969
HI|Hawaii|967-968
IA|Iowa|500-516 520-528
ID|Idaho|832-838
IL|Illinois|600-620 622-629
IN|Indiana|460-479
KS|Kansas|660-662 664-679
KY|Kentucky|400-418 420-427
LA|Louisiana|700-701 703-708 710-714
MA|Massachusetts|010-027 055
MD|Maryland|206-212 214-219
ME|Maine|039-049
MH|the Marshall Islands|969
MI|Michigan|480-499
MN|Minnesota|550-551 553-567
MO|Missouri|630-631 633-641 644-658
MP|the Northern Mariana Islands|969
MS|Mississippi|386-397
MT|Montana|590-599
NC|North Carolina|270-289
ND|North Dakota|580-588
NE|Nebraska|680-681 683-693
NH|New Hampshire|030-038
NJ|New Jersey|070-089
NM|New Mexico|870-871 873-875 877-884
NV|Nevada|889-891 893-895 897-898
NY|New York|005 063 100-149
OH|Ohio|430-459
OK|Oklahoma|730-731 734-741 743-749
OR|Oregon|970-979
PA|Pennsylvania|150-196
PR|Puerto Rico|006-007 009
PW|Palau|969
RI|Rhode Island|028-029
SC|South Carolina|290-299
SD|South Dakota|570-577
TN|Tennessee|370-385
TX|Texas|733 750-770 772-799 885
UT|Utah|840-847
VA|Virginia|201 220-246
VI|the Virgin Islands|008
VT|Vermont|050-054 056-059
WA|Washington|980-986 988-994
WI|Wisconsin|530-532 534-535 537-549
WV|West Virginia|247-268
WY|Wyoming|820-831 834
AA|the armed forces in the Americas|340
AE|the armed forces in Europe|090-099
AP|the armed forces in the Pacific|962-966`;

/** States and territories by their two letters: name in a sentence, and the first three digits of their ZIP codes. */
export const zipStates: ReadonlyMap<
  string,
  { readonly name: string; readonly prefixes: ReadonlySet<string> }
> = new Map(
  written
    .trim()
    .split('\n')
    .map((row) => {
      const [state = '', name = '', ranges = ''] = row.split('|');
      return [state, { name, prefixes: new Set(ranges.split(' ').flatMap(prefixesIn)) }] as const;
    }),
);

function prefixesIn(range: string): string[] {
  const [from = '', to = from] = range.split('-');
  const prefixes: string[] = [];
  for (let at = Number(from); at <= Number(to); at += 1) prefixes.push(String(at).padStart(3, '0'));
  return prefixes;
}

/** The states whose ZIP codes begin as this one does; more than one at a border. */
export function statesOfZip(zip: string): string[] {
  const prefix = zip.slice(0, 3);
  return [...zipStates].filter(([, { prefixes }]) => prefixes.has(prefix)).map(([state]) => state);
}

/** A ZIP code as typed, read to 'NNNNN' or 'NNNNN-NNNN'. */
export function readZip(text: string): FormVerdict {
  const zip = withoutSeparators(text);
  if (zip === '') return wrongForm('zip_empty', 'There is no ZIP code yet. Please ask for it.');
  if (!/^\d+$/.test(zip))
    return wrongForm('zip_signs', 'A ZIP code has digits only. Please ask for the five digits.');
  if (zip.length !== 5 && zip.length !== 9)
    return wrongForm(
      'zip_length',
      `A ZIP code has five digits, or nine with the last four; this has ${counted(zip.length, 'digit')}. Please ask for it again.`,
    );
  if (statesOfZip(zip).length === 0)
    return wrongForm('zip_nowhere', `No ZIP code begins with ${zip.slice(0, 3)}. Please check the address.`);
  return { value: zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip };
}

/** A ZIP code as typed for an address in `state` (two letters, any case): its form, and whether it lies there. */
export function readZipIn(text: string, state: string): FormVerdict {
  const read = readZip(text);
  if ('code' in read) return read;
  const asked = zipStates.get(withoutSeparators(state));
  if (asked === undefined)
    return wrongForm(
      'state_unknown',
      'This is not the two-letter name of a state. Please check the address.',
    );
  if (asked.prefixes.has(read.value.slice(0, 3))) return read;
  const names = statesOfZip(read.value).map((one) => zipStates.get(one)?.name ?? one);
  return wrongForm(
    'zip_other_state',
    `ZIP code ${read.value.slice(0, 5)} lies in ${names.join(' or ')}, not in ${asked.name}. Please check the address.`,
  );
}
