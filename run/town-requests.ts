// Why: a day on the exchange has a request for care in it, as a discharge planner's program writes it: visits at home after a stay.
import { plusDays } from '../base/time/instant.ts';
import { payerOf, type Member } from '../town/index.ts';
import { plainText, type Authorization278 } from '../wire/x12/index.ts';

type Subscriber = NonNullable<NonNullable<Authorization278['decider']['requester']>['subscriber']>;
type AskedEvent = NonNullable<Subscriber['event']>;

const compact = (day: string) => day.replaceAll('-', '');

function visitsFrom(day: string, trace: string): AskedEvent {
  const period = `${compact(day)}-${compact(plusDays(day, 27))}`;
  return {
    traces: [{ kind: '1', number: `${trace}-1`, originator: '9LANTERN00' }],
    faults: [],
    review: {
      category: 'HS',
      certification: 'I',
      serviceType: '42',
      facility: { code: '12', list: 'B' },
    },
    references: [],
    dates: [{ qualifier: 'AAH', form: 'RD8', period }],
    diagnoses: { code1: { list: 'ABK', code: 'I5033' }, code2: { list: 'ABF', code: 'J449' } },
    conditions: [],
    papers: [{ kind: 'OZ', way: 'FX' }],
    words: { words: 'WEIGHT AND EDEMA TO BE WATCHED' },
    providers: [
      {
        name: {
          entity: 'DK',
          type: '1',
          familyName: 'OAKES',
          givenName: 'ADA',
          idQualifier: 'XX',
          id: '1234567893',
        },
        references: [],
        faults: [],
      },
    ],
    services: [
      {
        traces: [],
        faults: [],
        references: [],
        dates: [],
        institutional: {
          procedure: { qualifier: 'HC', code: 'G0299' },
          unit: 'UN',
          quantity: '8',
        },
        pattern: { quantityKind: 'VS', quantity: '2', unit: 'WK', periodKind: '35', periods: '4' },
        papers: [],
        providers: [],
      },
    ],
  };
}

/** A request for four weeks of nursing visits, to begin two days after `at`. */
export function careRequestAbout(member: Member, at: string, trace: string): Authorization278 {
  const payer = payerOf(member.tenantId);
  const day = at.slice(0, 10);
  return {
    beginning: { structure: '0007', purpose: '13', reference: trace, day, time: '0900' },
    decider: {
      faults: [],
      individual: {
        name: {
          entity: 'X3',
          type: '2',
          familyName: plainText(payer.name, 60),
          idQualifier: 'PI',
          id: payer.x12Id,
        },
        faults: [],
      },
      requester: {
        individual: {
          name: {
            entity: 'FA',
            type: '2',
            familyName: 'LANTERN STREET HOSPITAL',
            idQualifier: 'XX',
            id: '1497758544',
          },
          references: [],
          contact: { function: 'IC', name: 'DISCHARGE DESK', kind: 'TE', number: '6175550140' },
          faults: [],
        },
        subscriber: {
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
              zip: member.address.zip.replace('-', ''),
            },
            faults: [],
            birth: { form: 'D8', birthOn: member.birthOn },
          },
          event: visitsFrom(plusDays(day, 2), trace),
        },
      },
    },
  };
}
