// Why: our row becomes the payer's question: one member, one day, the kinds of service ordered (X12 270, 005010X279A1).
import type { Instant } from '../../base/time/instant.ts';
import {
  eligibility270,
  plainText,
  writeInterchange,
  written,
  type Eligibility270,
} from '../../wire/x12/index.ts';
import type { PayerProfile } from './eligibility.schema.ts';

export type Question = {
  readonly controlNumber: number;
  readonly at: Instant;
  readonly profile: PayerProfile;
  readonly person: {
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly birthOn: string | null;
    readonly memberNumber: string | null;
  };
  readonly serviceOn: string;
  readonly serviceTypes: readonly string[];
};

/** The trace by which the answer names its question. */
export const traceOf = (controlNumber: number): string => `Q${controlNumber.toString().padStart(9, '0')}`;

type Subscriber = Eligibility270['sources'][number]['receivers'][number]['subscribers'][number];

function subscriberOf({ controlNumber, profile, person, serviceOn, serviceTypes }: Question): Subscriber {
  const givenName = plainText(person.givenName ?? '', 35);
  const familyName = plainText(person.familyName ?? '', 60);
  const memberNumber = plainText(person.memberNumber ?? '', 80);
  const originator = `9${profile.ourId}`.padEnd(10, '0').slice(0, 10);
  return {
    traces: [{ kind: '1', number: traceOf(controlNumber), originator }],
    individual: {
      name: {
        entity: 'IL',
        type: '1',
        ...(familyName === '' ? {} : { familyName }),
        ...(givenName === '' ? {} : { givenName }),
        ...(memberNumber.length < 2 ? {} : { idQualifier: 'MI', id: memberNumber }),
      },
      references: [],
      ...(person.birthOn === null ? {} : { birth: { form: 'D8' as const, birthOn: person.birthOn } }),
      dates: [{ qualifier: '291', form: 'D8', period: serviceOn.replaceAll('-', '') }],
    },
    questions: serviceTypes.map((type) => ({
      asked: { serviceTypes: [type] },
      amounts: [],
      about: [],
      dates: [],
    })),
    dependents: [],
  };
}

function body(question: Question): Eligibility270 {
  const { controlNumber, at, profile } = question;
  const payer = {
    entity: 'PR' as const,
    type: '2' as const,
    familyName: plainText(profile.payerName, 60),
    idQualifier: 'PI',
    id: profile.payerNumber,
  };
  const us = {
    entity: '1P' as const,
    type: '2' as const,
    familyName: plainText(profile.ourName, 60),
    idQualifier: 'XX',
    id: profile.ourNpi,
  };
  const receiver = { individual: { name: us, references: [] }, subscribers: [subscriberOf(question)] };
  return {
    beginning: {
      structure: '0022',
      purpose: '13',
      reference: traceOf(controlNumber),
      day: at.slice(0, 10),
      time: at.slice(11, 16).replace(':', ''),
    },
    sources: [{ individual: { name: payer, contacts: [] }, receivers: [receiver] }],
  };
}

/** The bytes to send. The same question gives the same bytes, whenever it is sent. */
export function question270(question: Question): Buffer {
  const { controlNumber, at, profile } = question;
  const day = at.slice(0, 10).replaceAll('-', '');
  const time = at.slice(11, 16).replace(':', '');
  return writeInterchange({
    sender: { qualifier: profile.ourQualifier, id: profile.ourId },
    receiver: { qualifier: profile.theirQualifier, id: profile.theirId },
    day: day.slice(2),
    time,
    control: controlNumber.toString().padStart(9, '0'),
    usage: profile.usage,
    groups: [
      {
        sender: profile.ourId,
        receiver: profile.theirId,
        day,
        time,
        control: controlNumber.toString(),
        functional: eligibility270.functional,
        version: eligibility270.version,
        transactions: [written(eligibility270, body(question), '0001')],
      },
    ],
  });
}
