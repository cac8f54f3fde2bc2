// Why: a newcomer should find messages on the exchange as on any day: questions about coverage answered, somebody nobody knows,
// one that broke off on the way, and a file that says two things.
import { transact } from '../base/db/transact.ts';
import { minus } from '../base/time/instant.ts';
import { systemIn } from '../base/jobs/work.ts';
import { droppingPartners, receiveDropped } from '../care/exchange/index.ts';
import type { Partner } from '../care/exchange/exchange.schema.ts';
import { members, payerOf, type Member } from '../town/index.ts';
import {
  eligibility270,
  plainText,
  writeInterchange,
  written,
  type Eligibility270,
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

function fileOf(partner: Partner, about: readonly Member[], at: string, nth: number): Buffer {
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
        functional: eligibility270.functional,
        version: eligibility270.version,
        transactions: about.map((member, i) =>
          written(eligibility270, questionAbout(member, at, i), (i + 1).toString().padStart(4, '0')),
        ),
      },
    ],
  });
}

/** The files that partners dropped this morning. */
export async function partnersDrop(house: House, at: string): Promise<void> {
  for (const partner of await droppingPartners(house.worker)) {
    const own = members.filter((member) => member.tenantId === partner.tenantId);
    const [first, second, third] = own;
    if (first === undefined || second === undefined || third === undefined) continue;
    const stranger = { ...third, familyName: 'Nobody', memberNumber: 'UNKNOWN1', birthOn: '1931-01-02' };
    const whole = [
      ['morning.270', fileOf(partner, [first], at, 1)],
      ['two-people.270', fileOf(partner, [second, third], at, 2)],
      ['stranger.270', fileOf(partner, [stranger], at, 3)],
    ] as const;
    const cutOff = fileOf(partner, [first, second], at, 4);
    const wrong = fileOf(partner, [second], at, 5).toString().replace('DMG*D8*', 'DMG*D8*9');
    const dropped = [
      ...whole,
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
