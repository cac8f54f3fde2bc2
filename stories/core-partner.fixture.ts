// Why: a trading partner as the stories about CAQH CORE's envelope have it: its agreement, what it asks, and batches; the same for the
// form and for SOAP.
import { createHash } from 'node:crypto';
import { transact } from '../base/db/transact.ts';
import { openPartner, type Agreement } from '../care/exchange/open-partner.ts';
import type { StoryHub } from '../run/testing/story-hub.ts';
import { coverageQuestion } from '../run/testing/story-partner.ts';
import { members, payers, type Member } from '../town/index.ts';
import { readEnvelopes } from '../wire/x12/index.ts';

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
/** A question about that member, as the partner's program writes it. */
export const asking = (control: string, sender = 'COREHOUSE'): string =>
  coverageQuestion(control, somebody, { sender });

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
