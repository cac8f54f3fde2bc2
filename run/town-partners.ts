// Why: a newcomer should find messages on the exchange as on any day: questions about coverage answered, somebody nobody knows,
// one that broke off on the way, a file that says two things, and a request for care that became a case.
import { transact } from '../base/db/transact.ts';
import { minus } from '../base/time/instant.ts';
import { systemIn } from '../base/jobs/work.ts';
import { droppingPartners, receiveDropped } from '../care/exchange/index.ts';
import type { Partner } from '../care/exchange/exchange.schema.ts';
import { members, payerOf, type Member } from '../town/index.ts';
import { careRequestAbout } from './town-requests.ts';
import {
  authorization278,
  eligibility270,
  plainText,
  writeInterchange,
  written,
  type Eligibility270,
  type TransactionSpec,
  type Written,
} from '../wire/x12/index.ts';
import type { House } from './house.ts';

function questionAbout(member: Member, at: string, nth: number): Eligibility270 {
  const payer = payerOf(member.tenantId);
  const day = at.slice(0, 10);
  return {
    beginning: { structure: '0022', purpose: '13', reference: `T${nth.toString()}`, day, time: '0900' },
    sources: [
      {
        individual: {
          name: {
            entity: 'PR',
            type: '2',
            familyName: plainText(payer.name, 60),
            idQualifier: 'PI',
            id: payer.x12Id,
          },
          contacts: [],
        },
        receivers: [
          {
            individual: {
              name: {
                entity: '1P',
                type: '2',
                familyName: 'LANTERN STREET CLINIC',
                idQualifier: 'XX',
                id: '1497758544',
              },
              references: [],
            },
            subscribers: [
              {
                traces: [],
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
                  birth: { form: 'D8', birthOn: member.birthOn },
                  dates: [{ qualifier: '291', form: 'D8', period: day.replaceAll('-', '') }],
                },
                questions: [{ asked: { serviceTypes: ['30'] }, amounts: [], about: [], dates: [] }],
                dependents: [],
              },
            ],
          },
        ],
      },
    ],
  };
}

/** A file of transactions of one set. */
function fileOf(
  partner: Partner,
  { functional, version }: TransactionSpec,
  transactions: readonly Written[],
  at: string,
  nth: number,
): Buffer {
  const day = at.slice(0, 10).replaceAll('-', '');
  return writeInterchange({
    sender: { qualifier: partner.theirQualifier, id: partner.theirId },
    receiver: { qualifier: partner.ourQualifier, id: partner.ourId },
    day: day.slice(2),
    time: '0900',
    control: nth.toString().padStart(9, '0'),
    usage: partner.usage,
    groups: [
      {
        sender: partner.theirId,
        receiver: partner.ourId,
        day,
        time: '0900',
        control: nth.toString(),
        functional,
        version,
        transactions,
      },
    ],
  });
}

const controlOf = (i: number) => (i + 1).toString().padStart(4, '0');

function questionsAbout(partner: Partner, about: readonly Member[], at: string, nth: number): Buffer {
  const asked = about.map((member, i) => written(eligibility270, questionAbout(member, at, i), controlOf(i)));
  return fileOf(partner, eligibility270, asked, at, nth);
}

function requestFor(partner: Partner, member: Member, at: string, nth: number): Buffer {
  const asked = written(authorization278, careRequestAbout(member, at, `R${nth.toString()}`), controlOf(0));
  return fileOf(partner, authorization278, [asked], at, nth);
}

/** The files that partners dropped this morning. */
export async function partnersDrop(house: House, at: string): Promise<void> {
  for (const partner of await droppingPartners(house.worker)) {
    const own = members.filter((member) => member.tenantId === partner.tenantId);
    const [first, second, third] = own;
    if (first === undefined || second === undefined || third === undefined) continue;
    const whom = new Set([first, second, third]);
    const stranger = { ...third, familyName: 'Nobody', memberNumber: 'UNKNOWN1', birthOn: '1931-01-02' };
    const whole = [
      ['morning.270', questionsAbout(partner, [first], at, 1)],
      ['two-people.270', questionsAbout(partner, [second, third], at, 2)],
      ['stranger.270', questionsAbout(partner, [stranger], at, 3)],
    ] as const;
    const cutOff = questionsAbout(partner, [first, second], at, 4);
    const wrong = questionsAbout(partner, [second], at, 5).toString().replace('DMG*D8*', 'DMG*D8*9');
    const patient = own.find((one) => one.birthOn < '1960-01-01' && !whom.has(one)) ?? third;
    const dropped = [
      ...whole,
      ['visits.278', requestFor(partner, patient, at, 6)],
      ['broken-off.270', cutOff.subarray(0, Math.floor(cutOff.length * 0.7))],
      ['wrong-date.270', Buffer.from(wrong)],
    ] as const;
    for (const [i, [fileName, bytes]] of dropped.entries()) {
      const droppedAt = minus(at, { minutes: 17 * (dropped.length - i) });
      await transact(house.worker, systemIn(partner.tenantId), (tx) =>
        receiveDropped(tx, droppedAt, partner, { bytes, channel: 'folder', fileName }),
      );
    }
  }
}
