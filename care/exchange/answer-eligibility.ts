// Why: a partner who asks about a member's coverage is told what the house knows, in a 271: the payer's own last word where
// there is one, else that the member stands in the plan's roster, and in every case which of the two it is.
import type { Tx } from '../../base/db/database.ts';
import { coverageKnownFor, type KnownCoverage } from '../eligibility/index.ts';
import type { Member } from '../members/index.ts';
import { periodOf, plainText, type Eligibility270, type Eligibility271 } from '../../wire/x12/index.ts';
import type { Asking, GivenAnswer, Question } from './answerer.types.ts';
import { personStated } from './person-stated.ts';

type AskedSubscriber = Eligibility270['sources'][number]['receivers'][number]['subscribers'][number];
type Subscriber = Eligibility271['sources'][number]['receivers'][number]['subscribers'][number];
type Line = Subscriber['benefits'][number];

const insuranceTypes: Readonly<Record<string, string>> = {
  medicare_advantage: 'HN',
  medicaid: 'MC',
  commercial: 'C1',
  self_funded: 'C1',
};
const line = (benefit: Line['benefit'], words: readonly string[]): Line => ({
  benefit,
  delivery: [],
  references: [],
  dates: [],
  rejections: [],
  words: words.map((one) => ({ words: plainText(one, 264) })),
  about: [],
});

function linesFor(member: Member, known: KnownCoverage | undefined): Line[] {
  const planName = plainText(known?.planName ?? member.planName, 50);
  const plan = {
    benefit: {
      benefit: known === undefined || known.outcome === 'active' ? ('1' as const) : ('6' as const),
      coverageLevel: 'IND' as const,
      serviceTypes: ['30'],
      planName,
      ...(insuranceTypes[member.lineOfBusiness] === undefined
        ? {}
        : { insuranceType: insuranceTypes[member.lineOfBusiness] }),
    },
  };
  const source =
    known === undefined
      ? 'From the roster of the plan. The plan itself was not asked.'
      : `The plan said so for service on ${known.serviceOn}, asked on ${known.answeredOn}.`;
  return [line(plan.benefit, [source])];
}

function rejected(asked: AskedSubscriber, reason: '58' | '72' | '75'): Subscriber {
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

async function answerOne(
  tx: Tx,
  tenantId: number,
  asked: AskedSubscriber,
  askedOn: string,
): Promise<Subscriber> {
  const { name, birth, dates } = asked.individual;
  const member = await personStated(tx, tenantId, { ...name, birthOn: birth?.birthOn });
  if (typeof member === 'string') return rejected(asked, member);
  const [date] = dates;
  const serviceOn = date === undefined ? askedOn : periodOf(date.period).from;
  const known = await coverageKnownFor(tx, tenantId, member.id, serviceOn);
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
      rejections: [],
      birth: { form: 'D8', birthOn: member.birthOn },
      dates: [{ qualifier: '291', form: 'D8', period: serviceOn.replaceAll('-', '') }],
    },
    benefits: linesFor(member, known),
    dependents: [],
  };
}

/** What the house knows about everybody asked for, as a 271 of the payer `tenantId`. `askedOn` is a day. */
async function answerEligibility(
  tx: Tx,
  tenantId: number,
  asked: Eligibility270,
  askedOn: string,
): Promise<Eligibility271> {
  const { purpose: _, ...beginning } = asked.beginning;
  const sources = [];
  for (const source of asked.sources) {
    const receivers = [];
    for (const receiver of source.receivers) {
      const subscribers: Subscriber[] = [];
      for (const each of receiver.subscribers) subscribers.push(await answerOne(tx, tenantId, each, askedOn));
      receivers.push({
        individual: { name: receiver.individual.name, references: [], rejections: [] },
        subscribers,
      });
    }
    sources.push({
      rejections: [],
      individual: { name: source.individual.name, contacts: [], rejections: [] },
      receivers,
    });
  }
  return { beginning: { ...beginning, purpose: '11' }, sources };
}

/** All questions about coverage of one message, read as the program in one go. */
export async function answerCoverage(
  { deed, partner, lookup }: Asking,
  questions: readonly Question[],
): Promise<GivenAnswer[]> {
  return await lookup(async (tx) => {
    const answers: GivenAnswer[] = [];
    for (const { value } of questions) {
      const asked = value as Eligibility270;
      const answer = await answerEligibility(tx, partner.tenantId, asked, deed.at.slice(0, 10));
      answers.push({ value: answer, caused: null });
    }
    return answers;
  });
}
