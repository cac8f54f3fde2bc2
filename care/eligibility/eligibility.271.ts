// Why: the payer's answer becomes facts about the one person asked about. An answer that cannot be read whole, or that
// answers another question, gives no facts: it is quarantined and a person looks (X12 271, 005010X279A1).
import {
  eligibility271,
  readEnvelopes,
  readTransaction,
  sayPosition,
  tolerances,
  type Eligibility271,
} from '../../wire/x12/index.ts';
import { benefitOf, daysOf, otherPayersOf } from './benefit-lines.271.ts';
import { traceOf } from './eligibility.270.ts';
import type { Facts } from './eligibility.schema.ts';

/** What an answer is read against. */
export type Expected = { readonly controlNumber: number; readonly tolerates: readonly string[] };
/** `control` is the number (ISA13) that the payer gave its answer. */
export type Read271 = { readonly facts: Facts; readonly control: string } | { readonly unreadable: string };

function factsOf(value: Eligibility271, tolerated: readonly string[]): Facts {
  const [source] = value.sources;
  const [receiver] = source?.receivers ?? [];
  const [subscriber] = receiver?.subscribers ?? [];
  const [dependent] = subscriber?.dependents ?? [];
  const person = dependent ?? subscriber;
  const lines = person?.benefits ?? [];
  const dates = person?.individual.dates ?? [];
  const { from, to } = daysOf(dates, ['291', '307'], ['346', '356'], ['347', '357']);
  const rejections = [
    ...(source?.rejections ?? []),
    ...(source?.individual.rejections ?? []),
    ...(receiver?.individual.rejections ?? []),
    ...(subscriber?.individual.rejections ?? []),
    ...(dependent?.individual.rejections ?? []),
    ...lines.flatMap((line) => line.rejections),
  ];
  return {
    payerName: source?.individual.name.familyName ?? null,
    memberNumber: subscriber?.individual.name.id ?? null,
    planFromOn: from,
    planToOn: to,
    benefits: lines.map(benefitOf),
    rejections: rejections.map(({ reason, followUp }) => ({ code: reason, followUp })),
    otherPayers: otherPayersOf(lines),
    tolerated: [...tolerated],
    person:
      person === undefined
        ? null
        : {
            givenName: person.individual.name.givenName ?? null,
            familyName: person.individual.name.familyName ?? null,
            birthOn: person.individual.birth?.birthOn ?? null,
          },
  };
}

/** The traces in an answer; a payer that rejects us as a whole repeats only BHT03. */
function tracesIn(value: Eligibility271): string[] {
  const subscribers = value.sources.flatMap((source) => source.receivers.flatMap((one) => one.subscribers));
  const traces = subscribers.flatMap((one) => [
    ...one.traces,
    ...one.dependents.flatMap((each) => each.traces),
  ]);
  return traces.filter((one) => one.kind === '2').map((one) => one.number);
}

/** Reads an answer. Never throws: what cannot be read is told in one sentence with the place. */
export function read271(bytes: Buffer, expected: Expected): Read271 {
  const { interchanges, problems } = readEnvelopes(bytes);
  const [broken] = problems;
  if (broken !== undefined) return { unreadable: `${broken.say} At ${sayPosition(broken.at)}.` };
  const transactions = interchanges.flatMap((one) => one.groups.flatMap((group) => group.transactions));
  const [transaction] = transactions;
  if (transaction === undefined)
    return { unreadable: 'The payer sent a receipt instead of an answer: it could not read our question.' };
  if (transaction.set === '999')
    return { unreadable: 'The payer rejected our question as not conformant (999).' };
  if (transactions.length > 1) return { unreadable: 'The payer sent several answers to one question.' };
  const tolerate = tolerances.filter((one) => expected.tolerates.includes(one));
  const reading = readTransaction(transaction, eligibility271, { tolerate });
  const [wrong] = reading.problems;
  if (reading.value === undefined || wrong !== undefined)
    return {
      unreadable:
        wrong === undefined
          ? 'It is not an answer about coverage.'
          : `${wrong.say} At ${sayPosition(wrong.at)}.`,
    };
  const trace = traceOf(expected.controlNumber);
  const traces = tracesIn(reading.value);
  const isOurs = traces.length === 0 ? reading.value.beginning.reference === trace : traces.includes(trace);
  const people = reading.value.sources.flatMap((one) => one.receivers.flatMap((each) => each.subscribers));
  if (people.length > 1) return { unreadable: 'It speaks of several members; we asked about one.' };
  if (!isOurs) return { unreadable: 'It answers another question than the one we asked.' };
  return {
    control: interchanges[0]?.control ?? '',
    facts: factsOf(
      reading.value,
      reading.tolerated.map((one) => `${one.say} At ${sayPosition(one.at)}.`),
    ),
  };
}
