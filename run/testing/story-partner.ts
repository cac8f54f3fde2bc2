// Why: stories of the exchange need a partner's own program: it writes its messages by hand, posts them with its secret, reads what
// was answered and fetches what waits, as any other house's would.
import { transact } from '../../base/db/transact.ts';
import { openPartner } from '../../care/exchange/open-partner.ts';
import { members, payerOf, payers, type Member } from '../../town/index.ts';
import {
  authorization278,
  plainText,
  readEnvelopes,
  readTransaction,
  type Authorization278,
  type TransactionSpec,
  type TransactionValue,
} from '../../wire/x12/index.ts';
import type { StoryHub } from './story-hub.ts';

/** The payer in whose work these partners speak. */
export const partnerTenantId = payers[0]?.tenantId ?? 0;

const used = new Set<string>();
/** Grown-up members of a plan whose name nobody shares, each used once. */
export function someoneOf(planId: string): Member {
  const isAlone = (one: Member) =>
    members.filter((other) => other.familyName === one.familyName && other.givenName === one.givenName)
      .length === 1;
  const found = members.find(
    (one) => one.planId === planId && one.birthOn < '2004-01-01' && !used.has(one.key) && isAlone(one),
  );
  if (found === undefined) throw new Error(`${planId} has nobody left.`);
  used.add(found.key);
  return found;
}

export type StatedMember = Pick<Member, 'familyName' | 'givenName' | 'memberNumber' | 'birthOn'>;
const upTo = (who: StatedMember): string[] => [
  'HL*1**20*1',
  `NM1*X3*2*${plainText(payerOf(partnerTenantId).name, 60)}*****PI*${payerOf(partnerTenantId).x12Id}`,
  'HL*2*1*21*1',
  'NM1*1P*2*BELLWEATHER CLINIC*****XX*1497758544',
  'PER*IC*APPROVAL DESK*TE*6175550111*FX*6175550112',
  'HL*3*2*22*1',
  `NM1*IL*1*${plainText(who.familyName, 60)}*${plainText(who.givenName, 35)}****MI*${who.memberNumber}`,
  'N3*3 MILL LANE*APT 2',
  'N4*BOSTON*MA*021014321',
  `DMG*D8*${who.birthOn.replaceAll('-', '')}*F`,
];

/** The same, asked by an office of the directory. */
export const askedBy = (npi: string, inner: readonly string[]): string[] =>
  inner.map((one) => one.replace('*XX*1497758544', `*XX*${npi}`));

/** Start of home health care after a hospital stay: nursing twice a week for four weeks, therapy once. */
export const nursing = (who: StatedMember, trace: string, review = 'UM*HS*I*42*12:B**U'): string[] => [
  `BHT*0007*13*${trace}*20260310*0900`,
  ...upTo(who),
  'HL*4*3*EV*1',
  `TRN*1*${trace}-1*9BELLWEATH`,
  review,
  'DTP*096*D8*20260313',
  'DTP*AAH*RD8*20260314-20260410',
  'HI*ABK:I5022:D8:20260301*ABF:J449',
  'CR6*4*20260314*RD8*20260314-20260510*20260301*N*Y*I',
  'PWK*OZ*EL***AC*ATT501',
  'MSG*LIVES ALONE ON THE SECOND FLOOR',
  'NM1*DK*1*OAKES*ADA****XX*1234567893',
  'NM1*SJ*2*TIDE HOME HEALTH*****XX*1992999825',
  'HL*5*4*SS*0',
  `TRN*1*${trace}-2*9BELLWEATH`,
  'UM*HS*I*42*12:B',
  'SV2**HC:G0299**UN*8',
  'HSD*VS*2*WK**35*4',
  'HL*6*4*SS*0',
  'SV2**HC:G0151**UN*4',
  'HSD*VS*1*WK**35*4',
];

/** Oxygen after a test, with these services. */
export const oxygen = (who: StatedMember, trace: string, services: readonly string[]): string[] => [
  `BHT*0007*13*${trace}*20260310*0900`,
  ...upTo(who),
  'HL*4*3*EV*1',
  'UM*HS*I*12*12:B',
  'DTP*119*D8*20260305',
  'HI*ABK:J449',
  'CR5*I*12*A*E**2**24**54*87*R*****A',
  'NM1*DK*1*OAKES*ADA****XX*1234567893',
  'HL*5*4*SS*0',
  ...services,
];
export const concentrator = ['SV1*HC:E1390:RR**UN*1', 'MSG*STATIONARY CONCENTRATOR'];

export type SentSet = { functional: string; set: string; version: string };
export const careSet: SentSet = { functional: 'HI', set: '278', version: '005010X217' };

let control = 500;
/** A message of one transaction, under a control number of its own. */
export function enveloped(
  inner: readonly string[],
  { functional, set, version }: SentSet,
  sender = 'BELLWEATHER',
) {
  control += 1;
  const number = control.toString().padStart(9, '0');
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*DOORSTEP       *260310*0900*^*00501*${number}*0*T*:`,
    `GS*${functional}*${sender}*DOORSTEP*20260310*0900*7*X*${version}`,
    `ST*${set}*0001*${version}`,
    ...inner,
    `SE*${(inner.length + 2).toString()}*0001`,
    'GE*1*7',
    `IEA*1*${number}`,
    '',
  ].join('~');
}

/** What a test changes of a question, as segments from ST on. */
export type Change = (segments: string[]) => string[];

/** A question about a member's coverage (270) under this control number, as a partner's program writes it. */
export function coverageQuestion(
  control: string,
  who: StatedMember,
  {
    sender = 'BELLWEATHER',
    change = (all) => all,
  }: { readonly sender?: string; readonly change?: Change } = {},
): string {
  const inner = change([
    'ST*270*0001*005010X279A1',
    'BHT*0022*13*B1*20260310*0900',
    'HL*1**20*1',
    `NM1*PR*2*${plainText(payerOf(partnerTenantId).name, 60)}*****PI*${payerOf(partnerTenantId).x12Id}`,
    'HL*2*1*21*1',
    'NM1*1P*2*BELLWEATHER CLINIC*****XX*1497758544',
    'HL*3*2*22*0',
    `NM1*IL*1*${plainText(who.familyName, 60)}*${plainText(who.givenName, 35)}****MI*${who.memberNumber}`,
    `DMG*D8*${who.birthOn.replaceAll('-', '')}`,
    'DTP*291*D8*20260312',
    'EQ*30',
  ]);
  return [
    `ISA*00*          *00*          *ZZ*${sender.padEnd(15)}*ZZ*DOORSTEP       *260310*0900*^*00501*${control}*0*T*:`,
    `GS*HS*${sender}*DOORSTEP*20260310*0900*7*X*005010X279A1`,
    ...inner,
    `SE*${(inner.length + 1).toString()}*0001`,
    'GE*1*7',
    `IEA*1*${control}`,
    '',
  ].join('~');
}

/** The transaction in an answer; throws where it is none or not conformant. */
export function valueIn<T extends TransactionSpec>(bytes: Buffer, spec: T): TransactionValue<T> {
  const [interchange] = readEnvelopes(bytes).interchanges;
  const [transaction] = interchange?.groups[0]?.transactions ?? [];
  const read = transaction && readTransaction(transaction, spec);
  if (read?.value === undefined || read.problems.length > 0)
    throw new Error(`This is no ${spec.set}: ${bytes.toString()} ${JSON.stringify(read?.problems)}`);
  return read.value;
}
type Subscriber = NonNullable<NonNullable<Authorization278['decider']['requester']>['subscriber']>;

/** The insured in the answer to a request for care. */
export const subscriberIn = (bytes: Buffer): Subscriber | undefined =>
  valueIn(bytes, authorization278).decider.requester?.subscriber;

/** The event in the answer to a request for care. */
export function eventIn(bytes: Buffer | undefined): NonNullable<Subscriber['event']> {
  const event = bytes === undefined ? undefined : subscriberIn(bytes)?.event;
  if (event === undefined) throw new Error(`There is no event: ${String(bytes)}`);
  return event;
}

export type StoryPartner = {
  readonly tenantId: number;
  readonly theirId: string;
  post(path: string, text: string): Promise<{ status: number; bytes: Buffer; messageId: string }>;
  get(path: string): Promise<number>;
  /** Fetches what waits, oldest first. */
  fetch(): Promise<{ sets: string[]; fetched: Buffer[] }>;
};

/** Agrees with a partner which sets it may send, and gives its program. */
export async function openStoryPartner(
  hub: StoryHub,
  given: {
    readonly name: string;
    readonly theirId: string;
    readonly takes: ('270' | '276' | '278' | '834')[];
    readonly folder?: string;
    /** Another payer's than of most stories. */
    readonly tenantId?: number;
  },
): Promise<StoryPartner> {
  const tenantId = given.tenantId ?? partnerTenantId;
  const agreement = {
    ...given,
    tenantId,
    theirQualifier: 'ZZ',
    ourQualifier: 'ZZ',
    ourId: 'DOORSTEP',
    usage: 'T' as const,
    tolerates: [],
    delimiters: '*^:~',
  };
  const scope = { tenants: [0, tenantId], actorId: 'system', role: 'system' };
  const { token } = await transact(hub.house.app, scope, (tx) => openPartner(tx, hub.clock.now(), agreement));
  const headers = { 'content-type': 'application/edi-x12', authorization: `Bearer ${token}` };
  const ask = async (path: string) => await hub.at().raw('GET', path, undefined, headers);
  return {
    tenantId,
    theirId: given.theirId,
    post: async (path, text) => {
      const reply = await hub.at().raw('POST', path, Buffer.from(text), headers);
      const messageId = String(reply.headers['doorstep-message']);
      return { status: reply.statusCode, bytes: reply.rawPayload, messageId };
    },
    get: async (path) => (await ask(path)).statusCode,
    fetch: async () => {
      const { items } = (await ask('/x12/batch')).json<{ items: { id: string; sets: string[] }[] }>();
      const fetched: Buffer[] = [];
      for (const { id } of items) fetched.push((await ask(`/x12/batch/${id}`)).rawPayload);
      return { sets: items.flatMap((one) => one.sets), fetched };
    },
  };
}

/** Sends a request for care on the line; gives the answer and what came of it, as it is kept. */
export async function askForCare(hub: StoryHub, partner: StoryPartner, inner: readonly string[]) {
  const { status, bytes, messageId } = await partner.post('/x12', enveloped(inner, careSet, partner.theirId));
  const [kept] = await hub.sql(
    'select caused, subject_id::text from exchange.transaction_set where message_id = $1 and number = 1',
    [messageId],
  );
  await hub.settle();
  const said = (name: string) => (typeof kept?.[name] === 'string' ? kept[name] : '');
  const params = { tenantId: partner.tenantId, id: said('subject_id') };
  return { status, bytes, messageId, caused: said('caused'), params };
}
