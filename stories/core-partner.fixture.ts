// Why: a trading partner as the stories about CAQH CORE's envelope have it: its agreement, what it asks, and batches; the same for the
// form and for SOAP.
import { createHash } from 'node:crypto';
import { transact } from '../base/db/transact.ts';
import { openPartner, type Agreement } from '../care/exchange/open-partner.ts';
import type { StoryHub } from '../run/testing/story-hub.ts';
import { members, payerOf, payers, type Member } from '../town/index.ts';
import { plainText, readEnvelopes } from '../wire/x12/index.ts';

const tenantId = payers[0]?.tenantId ?? 0;
/** The member who is asked about. */
export const somebody = members.find(
  (one) => one.tenantId === tenantId && one.birthOn < '1980-01-01',
) as Member;

/** The agreement with a partner of this identifier. */
export const agreed = (theirId: string, more: Partial<Agreement> = {}): Agreement => ({
  name: `${theirId} of the story`,
  tenantId,
  theirQualifier: 'ZZ',
  theirId,
  ourQualifier: 'ZZ',
  ourId: 'DOORSTEP',
  usage: 'T',
  takes: ['270'],
  tolerates: [],
  delimiters: '*^:~',
  password: true,
  ...more,
});

/** Sets the partner up; its user name, its password ('' where none was agreed) and its secret. */
export async function openAgreed(hub: StoryHub, agreement: Agreement) {
  const scope = { tenants: [0, tenantId], actorId: 'system', role: 'system' };
  const { userName, password, token } = await transact(hub.house.app, scope, (tx) =>
    openPartner(tx, hub.clock.now(), agreement),
  );
  return { userName, password: password ?? '', token };
}
/** A question about a member, as the partner's program writes it. */
export function asking(control: string, sender = 'COREHOUSE'): string {
  const inner = [
    'ST*270*0001*005010X279A1',
    'BHT*0022*13*B1*20260310*0900',
    'HL*1**20*1',
    `NM1*PR*2*${plainText(payerOf(tenantId).name, 60)}*****PI*${payerOf(tenantId).x12Id}`,
    'HL*2*1*21*1',
    'NM1*1P*2*CORE CLINIC*****XX*1497758544',
    'HL*3*2*22*0',
    `NM1*IL*1*${plainText(somebody.familyName, 60)}*${plainText(somebody.givenName, 35)}****MI*${somebody.memberNumber}`,
    `DMG*D8*${somebody.birthOn.replaceAll('-', '')}`,
    'DTP*291*D8*20260312',
    'EQ*30',
  ];
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

/** The fields in which a batch differs from a question on the line. */
export const inBatch = (payload: string) => ({
  ProcessingMode: 'Batch',
  Payload: payload,
  PayloadLength: Buffer.byteLength(payload).toString(),
  CheckSum: createHash('sha1').update(payload).digest('hex'),
});

/** The sets of a payload. */
export const setsIn = (payload: string | undefined) =>
  readEnvelopes(Buffer.from(payload ?? '')).interchanges.flatMap((one) =>
    one.groups.flatMap((group) => group.transactions.map((each) => each.set)),
  );
