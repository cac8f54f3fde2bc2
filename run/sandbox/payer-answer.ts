// Why: the stand-in payer answers a 270 as a real one would: by the town's members and plans, in conformant X12, and with
// the bad luck that a person's name or the control door asks for.
import { coverageOf, findMember } from '../../town/payer-answers.ts';
import { badLuckOf, type BadLuck, type Member } from '../../town/index.ts';
import { linesOf } from './payer-lines.ts';
import {
  eligibility270,
  eligibility271,
  periodOf,
  plainText,
  readEnvelopes,
  readTransaction,
  writeInterchange,
  written,
  type Eligibility270,
  type Eligibility271,
  type Interchange,
} from '../../wire/x12/index.ts';

type AskedSource = Eligibility270['sources'][number];
type AskedReceiver = AskedSource['receivers'][number];
type AskedSubscriber = AskedReceiver['subscribers'][number];
type Source = Eligibility271['sources'][number];
type Subscriber = Source['receivers'][number]['subscribers'][number];

/** An answer, and whom it was about. `garbage` is for what a broken payer sends. */
export type PayerAnswer = {
  readonly bytes: Buffer;
  readonly luck: BadLuck | null;
  readonly memberNumber: string | null;
};

const compact = (day: string) => day.replaceAll('-', '');

function foundSubscriber(
  asked: AskedSubscriber,
  member: Member,
  askedOn: string,
  contradicts: boolean,
): Subscriber {
  const [date] = asked.individual.dates;
  const serviceOn = date === undefined ? askedOn : periodOf(date.period).from;
  const coverage = coverageOf(member, serviceOn, askedOn);
  const types = asked.questions.flatMap((one) => one.asked.serviceTypes ?? []);
  const { fromOn, toOn } = coverage;
  return {
    traces: asked.traces.map((one) => ({ ...one, kind: '2' as const })),
    individual: {
      name: {
        entity: 'IL',
        type: '1',
        familyName: plainText(member.familyName, 60),
        givenName: plainText(member.givenName, 35),
        idQualifier: 'MI',
        id: member.memberNumber,
      },
      references: [],
      address: { line1: plainText(member.address.line1, 55) },
      place: {
        city: plainText(member.address.city, 30),
        state: member.address.state,
        zip: member.address.zip,
      },
      rejections: [],
      birth: {
        form: 'D8',
        birthOn: member.birthOn,
        sex: member.sex === 'female' ? 'F' : member.sex === 'male' ? 'M' : 'U',
      },
      dates: [
        { qualifier: '346', form: 'D8', period: compact(fromOn) },
        ...(toOn === null ? [] : [{ qualifier: '347', form: 'D8' as const, period: compact(toOn) }]),
      ],
    },
    benefits: linesOf(coverage, types, contradicts),
    dependents: [],
  };
}

function rejectedSubscriber(asked: AskedSubscriber, reason: '58' | '71' | '72' | '73' | '75'): Subscriber {
  const { name, birth } = asked.individual;
  return {
    traces: asked.traces.map((one) => ({ ...one, kind: '2' as const })),
    individual: {
      name,
      references: [],
      rejections: [{ isValid: 'N', reason, followUp: 'C' }],
      ...(birth === undefined ? {} : { birth }),
      dates: [],
    },
    benefits: [],
    dependents: [],
  };
}

type Contradicts = (memberNumber: string | null) => boolean;

function answerTo(
  asked: Eligibility270,
  contradicts: Contradicts,
): { value: Eligibility271; members: Member[]; numbers: string[] } {
  const found: Member[] = [];
  const numbers: string[] = [];
  const one = (payerNumber: string, subscriber: AskedSubscriber): Subscriber => {
    const { name, birth } = subscriber.individual;
    if (name.id !== undefined) numbers.push(name.id);
    const member = findMember({
      payerNumber,
      memberNumber: name.id ?? null,
      givenName: name.givenName ?? null,
      familyName: name.familyName ?? null,
      birthOn: birth?.birthOn ?? null,
    });
    if (typeof member === 'string') return rejectedSubscriber(subscriber, member);
    found.push(member);
    return foundSubscriber(subscriber, member, asked.beginning.day, contradicts(name.id ?? null));
  };
  const { purpose: _, ...beginning } = asked.beginning;
  const value: Eligibility271 = {
    beginning: { ...beginning, purpose: '11' },
    sources: asked.sources.map((source) => ({
      rejections: [],
      individual: { name: source.individual.name, contacts: [], rejections: [] },
      receivers: source.receivers.map((receiver) => ({
        individual: { name: receiver.individual.name, references: [], rejections: [] },
        subscribers: receiver.subscribers.map((each) => one(source.individual.name.id ?? '', each)),
      })),
    })),
  };
  return { value, members: found, numbers };
}

function wrap(asked: Interchange, value: Eligibility271): Buffer {
  const [group] = asked.groups;
  const { day, time, control, usage, sender, receiver } = asked;
  return writeInterchange({
    sender: receiver,
    receiver: sender,
    day,
    time,
    control,
    usage,
    groups: [
      {
        sender: group?.receiver ?? '',
        receiver: group?.sender ?? '',
        day: group?.day ?? '',
        time: group?.time ?? '',
        control: group?.control ?? '1',
        functional: eligibility271.functional,
        version: eligibility271.version,
        transactions: [written(eligibility271, value, '0001')],
      },
    ],
  });
}

/** The answer to a 270; a refusal in words when it is none. `contradicts` says about whom it speaks against itself. */
export function answer270(
  bytes: Buffer,
  contradicts: Contradicts = () => false,
): PayerAnswer | { readonly refused: string } {
  const { interchanges, problems } = readEnvelopes(bytes);
  const [interchange] = interchanges;
  const transaction = interchange?.groups[0]?.transactions[0];
  const [broken] = problems;
  if (broken !== undefined || interchange === undefined || transaction === undefined)
    return { refused: broken?.say ?? 'There is no question in it.' };
  const reading = readTransaction(transaction, eligibility270);
  if (reading.value === undefined) return { refused: reading.problems[0]?.say ?? 'It is not a 270.' };
  const { value, members, numbers } = answerTo(reading.value, contradicts);
  const [member] = members;
  return {
    bytes: wrap(interchange, value),
    luck: member === undefined ? null : badLuckOf(member.givenName, member.familyName),
    memberNumber: numbers[0] ?? null,
  };
}

/** What a payer sends on a bad day: its answer cut short, so that counts and trailers no longer agree. */
export function garbled(answer: Buffer): Buffer {
  const text = answer.toString('latin1');
  const lines = text.split('~');
  return Buffer.from(
    [...lines.slice(0, Math.ceil(lines.length / 2)), ...lines.slice(-2)].join('~'),
    'latin1',
  );
}

/** A trailer that does not fit what it closes: SE01 one too many, IEA02 another number. */
export function wrongTrailer(answer: Buffer): Buffer {
  const text = answer.toString('latin1');
  const counted = text.replace(
    /~SE\*(\d+)\*/,
    (_, count: string) => `~SE*${(Number(count) + 1).toString()}*`,
  );
  return Buffer.from(counted.replace(/~IEA\*1\*\d{9}/, '~IEA*1*000000000'), 'latin1');
}

/** An answer under a control number that every such answer has. */
export function repeatedControl(answer: Buffer): Buffer {
  const text = answer.toString('latin1');
  const control = '900000001';
  const headed = `${text.slice(0, 90)}${control}${text.slice(99)}`;
  return Buffer.from(headed.replace(/~IEA\*1\*\d{9}/, `~IEA*1*${control}`), 'latin1');
}
