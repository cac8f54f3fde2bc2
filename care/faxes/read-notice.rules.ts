// Why: a vendor's message is read by its mapping alone: own members, never what an object inherits; what is no fax is told
// in a sentence the vendor's people can act on. An address to fetch from is refused: the house fetches nothing for strangers.
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';
import { fromMs, toInstant } from '../../base/time/instant.ts';
import type { FaxNotice, Mapping } from './vendor-mapping.schema.ts';

/** Values by the name of a part, or a parsed JSON document. */
export type Message = unknown;

const unfit = (say: string) => refuse('invalid', say);

/** The member at a dotted path; undefined where there is none of its own. */
export function memberAt(message: Message, path: string): unknown {
  let at: unknown = message;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = Reflect.get(at, name);
  }
  return at;
}

/** A short text on one line; null where it is none. */
function wordAt(message: Message, path: string | undefined): string | null {
  const value = path === undefined ? undefined : memberAt(message, path);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = value
    .toString()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, 120);
  return text === '' ? null : text;
}

/** A telephone number as digits with its country code: '+16175550100'; null where it cannot be one. */
export function numberOf(said: string | null): string | null {
  const digits = (said ?? '').replaceAll(/\D/g, '');
  if (digits.length === 10) return `+1${digits}`;
  return digits.length >= 11 && digits.length <= 15 ? `+${digits}` : null;
}

/** An instant in UTC; null where none is said or it cannot be one. */
function instantOf(said: string | null, how: Mapping['time']): string | null {
  if (said === null) return null;
  const factor = how === 'unix_seconds' ? 1000 : 1;
  try {
    return how === 'iso' ? toInstant(said) : fromMs(Math.round(Number(said) * factor));
  } catch {
    return null;
  }
}

function contentOf(message: Message, mapping: Mapping): Buffer | Refusal {
  const value = memberAt(message, mapping.content);
  if (Buffer.isBuffer(value)) return value.length === 0 ? unfit('The fax has no content.') : value;
  if (typeof value !== 'string' || value === '') {
    const address = wordAt(message, mapping.address);
    return unfit(
      address === null
        ? `The content of the fax is expected in ${mapping.content}.`
        : 'An address was sent instead of the fax. Nothing is fetched here: send the content itself, in base64.',
    );
  }
  const text = value.replace(/^data:[^,]{0,200},/, '');
  if (!/^[A-Za-z0-9+/_\s-]*={0,2}\s*$/.test(text)) return unfit(`${mapping.content} is not base64.`);
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 0 ? unfit('The fax has no content.') : bytes;
}

/** What the message says, by the vendor's mapping. */
export function readNotice(message: Message, mapping: Mapping): FaxNotice | Refusal {
  const faxId = wordAt(message, mapping.faxId);
  if (faxId === null) return unfit(`The fax’s own id is expected in ${mapping.faxId}.`);
  const bytes = contentOf(message, mapping);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const pages = Number(wordAt(message, mapping.pages) ?? Number.NaN);
  return {
    faxId,
    calling: numberOf(wordAt(message, mapping.calling)),
    called: numberOf(wordAt(message, mapping.called)),
    pagesClaimed: Number.isInteger(pages) && pages > 0 && pages < 100_000 ? pages : null,
    lastPageAt: instantOf(wordAt(message, mapping.lastPageAt), mapping.time),
    bytes,
  };
}
