// Why: what partners sent holds people's names as well; each partner of the town gets words that stand nowhere else, in messages
// that were answered, wait to be fetched, or were refused with a sentence that quotes them.
import type { Client } from 'pg';
import { signIn, sendAs, type Account } from './callers.ts';
import type { Watch } from './canaries.ts';
import type { Chance } from './seeded-random.ts';
import type { Sender } from './send-request.ts';
import { plainText } from '../wire/x12/index.ts';

type Agreed = { tenantId: number; id: string; theirId: string; ourId: string };

type Named = { readonly theirId: string; readonly ourId: string; readonly control: string };

function enveloped(
  { theirId, ourId, control }: Named,
  [functional, set, version]: readonly [string, string, string],
  body: readonly string[],
): string {
  return [
    `ISA*00*          *00*          *ZZ*${theirId.padEnd(15)}*ZZ*${ourId.padEnd(15)}*260310*0900*^*00501*${control}*0*T*:`,
    `GS*${functional}*${theirId}*${ourId}*20260310*0900*1*X*${version}`,
    `ST*${set}*0001*${version}`,
    ...body,
    `SE*${(body.length + 2).toString()}*0001`,
    'GE*1*1',
    `IEA*1*${control}`,
    '',
  ].join('~');
}

/** A question about somebody, as a partner's program writes it; conformant where `birth` is a day. */
export function questionBytes(given: Named & { readonly name: string; readonly birth: string }): string {
  const { name, birth } = given;
  return enveloped(
    given,
    ['HS', '270', '005010X279A1'],
    [
      'BHT*0022*13*P1*20260310*0900',
      'HL*1**20*1',
      'NM1*PR*2*PAYER*****PI*P1',
      'HL*2*1*21*1',
      'NM1*1P*2*CLINIC*****XX*1497758544',
      'HL*3*2*22*0',
      `NM1*IL*1*${name}*GIVEN****MI*M1`,
      `DMG*D8*${birth}`,
      'EQ*30',
    ],
  );
}

type Patient = { id: string; family: string; given: string; number: string; birth: string };

/** A request for oxygen for a member, whose note and sender are `words`. */
function careBytes(given: Named, patient: Patient, words: readonly [note: string, sender: string]): string {
  const [note, sender] = words;
  const { family, given: first, number, birth } = patient;
  return enveloped(
    given,
    ['HI', '278', '005010X217'],
    [
      'BHT*0007*13*P2*20260310*0900',
      'HL*1**20*1',
      'NM1*X3*2*PAYER*****PI*P1',
      'HL*2*1*21*1',
      `NM1*1P*2*${sender}*****XX*1497758544`,
      'HL*3*2*22*1',
      `NM1*IL*1*${plainText(family, 60)}*${plainText(first, 35)}****MI*${number}`,
      `DMG*D8*${birth}`,
      'HL*4*3*EV*1',
      'TRN*1*P2*9PARTNER00',
      'UM*HS*I*12*12:B',
      'HI*ABK:J449',
      `MSG*${note}`,
      'HL*5*4*SS*0',
      'SV1*HC:E1390:RR**UN*1',
    ],
  );
}

const someMember = `select id::text, family_name as family, given_name as given, member_number as number, to_char(birth_on, 'YYYYMMDD') as birth
  from members.member where tenant_id = $1 and birth_on < '1990-01-01' order by id limit 1`;

/** Lets each partner of the town send; `chance` makes the words. */
export async function plantExchange(
  database: Client,
  sender: Sender,
  accounts: readonly Account[],
  watch: Watch,
  chance: Chance,
): Promise<void> {
  for (const account of accounts.filter((one) => one.role === 'trading_partner')) {
    const { rows } = await database.query<Agreed>(
      `select tenant_id as "tenantId", id::text, their_id as "theirId", our_id as "ourId" from exchange.partner where account_id = $1`,
      [account.id],
    );
    const [partner] = rows;
    if (partner === undefined) continue;
    const { tenantId, theirId, ourId } = partner;
    const word = (where: string) =>
      watch.canary(chance, { tenantId, what: 'exchange', where, accountId: account.id });
    // Whoever reads a case reads by which partner it came.
    const name = watch.canary(chance, { tenantId, what: 'order', where: 'partner', accountId: account.id });
    await database.query('update exchange.partner set name = $2 where id = $1', [partner.id, name]);
    // An envelope that brought no message.
    await database.query(
      `insert into exchange.envelope (tenant_id, partner_id, account_id, payload_id, payload_type, mode, digest, at)
       values ($1, $2, $3, gen_random_uuid(), 'X12_270_Request_005010X279A1', 'real_time', $4, $5)`,
      [tenantId, partner.id, account.id, word('envelope'), '2026-03-10T14:00:00.000Z'],
    );
    const caller = await signIn(sender, account);
    const sent = [
      ['/x12', '700000001', '19520809'],
      ['/x12/batch', '700000002', '19520809'],
      ['/x12', '700000003', word('refused element')],
    ] as const;
    const [patient] = (await database.query<Patient>(someMember, [tenantId])).rows;
    if (patient === undefined) throw new Error('A payer has nobody to ask for.');
    // Whom a partner asks for, every word about them names to that partner.
    for (const known of [patient.family, patient.given, patient.number])
      watch.add(known, { tenantId, what: 'name', where: 'whom a partner asks for', accountId: account.id });
    const said = (what: 'free' | 'order', where: string) =>
      watch.canary(chance, {
        tenantId,
        what,
        where,
        accountId: account.id,
        memberId: patient.id,
      });
    const words = [said('free', 'note of a request'), said('order', 'sender of a request')] as const;
    const bodies = [
      ...sent.map(
        ([path, control, birth]) =>
          [path, questionBytes({ theirId, ourId, control, birth, name: word('asked name') })] as const,
      ),
      ['/x12', careBytes({ theirId, ourId, control: '700000004' }, patient, words)] as const,
    ];
    for (const [path, body] of bodies) {
      const answer = await sendAs(sender, caller, {
        method: 'POST',
        path,
        body: Buffer.from(body),
        contentType: 'application/edi-x12',
      });
      if (answer.status !== 200) throw new Error(`Planting a message failed: ${answer.body.toString()}`);
    }
  }
}
