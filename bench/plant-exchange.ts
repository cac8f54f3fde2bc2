// Why: what partners sent holds people's names as well; each partner of the town gets words that stand nowhere else, in messages
// that were answered, wait to be fetched, or were refused with a sentence that quotes them.
import type { Client } from 'pg';
import { signIn, sendAs, type Account } from './callers.ts';
import type { Watch } from './canaries.ts';
import type { Chance } from './seeded-random.ts';
import type { Sender } from './send-request.ts';

type Agreed = { tenantId: number; id: string; theirId: string; ourId: string };

/** A question about somebody, as a partner's program writes it; conformant where `birth` is a day. */
export function questionBytes(given: {
  readonly theirId: string;
  readonly ourId: string;
  readonly control: string;
  readonly name: string;
  readonly birth: string;
}): string {
  const { theirId, ourId, control, name, birth } = given;
  const inner = [
    'ST*270*0001*005010X279A1',
    'BHT*0022*13*P1*20260310*0900',
    'HL*1**20*1',
    'NM1*PR*2*PAYER*****PI*P1',
    'HL*2*1*21*1',
    'NM1*1P*2*CLINIC*****XX*1497758544',
    'HL*3*2*22*0',
    `NM1*IL*1*${name}*GIVEN****MI*M1`,
    `DMG*D8*${birth}`,
    'EQ*30',
  ];
  return [
    `ISA*00*          *00*          *ZZ*${theirId.padEnd(15)}*ZZ*${ourId.padEnd(15)}*260310*0900*^*00501*${control}*0*T*:`,
    `GS*HS*${theirId}*${ourId}*20260310*0900*1*X*005010X279A1`,
    ...inner,
    `SE*${(inner.length + 1).toString()}*0001`,
    'GE*1*1',
    `IEA*1*${control}`,
    '',
  ].join('~');
}

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
    await database.query('update exchange.partner set name = $2 where id = $1', [
      partner.id,
      word('partner'),
    ]);
    const caller = await signIn(sender, account);
    const sent = [
      ['/x12', '700000001', '19520809'],
      ['/x12/batch', '700000002', '19520809'],
      ['/x12', '700000003', word('refused element')],
    ] as const;
    for (const [path, control, birth] of sent) {
      const body = questionBytes({ theirId, ourId, control, birth, name: word('asked name') });
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
