// Why: what the house says to a partner goes out in one interchange with a group for each set, in the partner's own delimiters;
// whatever the partner's words held that its delimiters would cut is taken out first.
import type { Deed } from '../../base/events/event.ts';
import {
  writeInterchange,
  type Delimiters,
  type TransactionSpec,
  type WrittenGroup,
} from '../../wire/x12/index.ts';
import type { Partner } from './exchange.schema.ts';
import { nextControlNumber } from './exchange.store.ts';

/** An answer with the control number it answers under, and whom it goes to (GS03) in whose name (GS02). */
export type Answer = {
  readonly spec: TransactionSpec;
  readonly value: unknown;
  readonly control: string;
  readonly sender: string;
  readonly receiver: string;
};

const delimitersOf = ({ delimiters }: Partner): Delimiters => {
  const [element = 42, repetition = 94, component = 58, terminator = 126] = Buffer.from(delimiters, 'latin1');
  return { element, repetition, component, terminator, lineEnd: '' };
};

/** 'CCYYMMDD' and 'HHMM' of an instant, UTC. */
export const stampOf = (at: string) => ({
  day: at.slice(0, 10).replaceAll('-', ''),
  time: at.slice(11, 16).replace(':', ''),
});

/** The next control number of the house: nine digits. */
export async function nextControl({ tx }: Deed): Promise<string> {
  return (await tx.one(nextControlNumber, [])).number.toString().padStart(9, '0');
}

function clean(text: string, delimiters: string): string {
  const signs = Array.from(delimiters);
  if (!signs.some((sign) => text.includes(sign))) return text;
  let plain = text;
  for (const sign of signs) plain = plain.replaceAll(sign, ' ');
  return plain.trim();
}

/** The same value with every sign of `delimiters` a space in its texts. */
function withoutDelimiters(value: unknown, delimiters: string): unknown {
  if (typeof value === 'string') return clean(value, delimiters);
  if (Array.isArray(value)) return value.map((one) => withoutDelimiters(one, delimiters));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withoutDelimiters(one, delimiters)]),
  );
}

/** The bytes of all answers, those of one set and one addressee in a group. */
export async function writeAnswers(
  deed: Deed,
  partner: Partner,
  answers: readonly Answer[],
): Promise<Buffer> {
  const control = await nextControl(deed);
  const { day, time } = stampOf(deed.at);
  const groups: WrittenGroup[] = [];
  const apart = Map.groupBy(answers, (one) => [one.spec.set, one.sender, one.receiver].join('\n'));
  for (const own of apart.values()) {
    const [first] = own;
    if (first === undefined) continue;
    const groupControl = groups.length === 0 ? control : await nextControl(deed);
    groups.push({
      sender: clean(first.sender, partner.delimiters),
      receiver: clean(first.receiver, partner.delimiters),
      day,
      time,
      control: groupControl.replace(/^0+/, ''),
      functional: first.spec.functional,
      version: first.spec.version,
      transactions: own.map(({ spec, value, control: number }) => ({
        spec,
        value: withoutDelimiters(value, partner.delimiters),
        control: number,
      })),
    });
  }
  return writeInterchange({
    sender: { qualifier: partner.ourQualifier, id: partner.ourId },
    receiver: { qualifier: partner.theirQualifier, id: partner.theirId },
    day: day.slice(2),
    time,
    control,
    usage: partner.usage,
    delimiters: delimitersOf(partner),
    groups,
  });
}
