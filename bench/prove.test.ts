// Why: the two provers run on every change, and are themselves put to the proof: planted holes must turn them red.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../base/http/contract.ts';
import { openDoor, type Door } from '../base/http/door.ts';
import { transact } from '../base/db/transact.ts';
import { isRefusal, refuse } from '../base/refusal/refusal.ts';
import { referralFor } from '../care/cases/index.ts';
import { policy } from '../care/policy.ts';
import { openOwnHouse, type HouseUnderTest, type Sabotage } from './house-under-test.ts';
import { checkPlanted } from './planted-everywhere.ts';
import { proveRoutes } from './prove-routes.ts';
import { proveTenancy } from './prove-tenancy.ts';
import { readyHouse, type Ready } from './ready-house.ts';
import { checkRows } from './row-level.ts';
import { senderTo, type Sender } from './send-request.ts';

// Of all payers those that tell apart: one granted to narrow staff, and those that not every location serves.
const payers = [10, 12];

let house: HouseUnderTest;
let ready: Ready;

beforeAll(async () => {
  house = await openOwnHouse();
  ready = await readyHouse(house, 1, payers);
});
afterAll(async () => {
  await ready?.close();
  await house?.close();
});

async function withHole<T>(sabotage: Sabotage, act: (sender: Sender) => Promise<T>): Promise<T> {
  const holed = await house.sabotage(sabotage);
  const sender = senderTo(holed.url);
  try {
    return await act(sender);
  } finally {
    sender.close();
    await holed.close();
  }
}

/** Asks some routes alone, as everybody about everything. */
async function asking(
  sender: Sender,
  names: readonly string[],
  n: number,
  seed: number,
): Promise<readonly string[]> {
  return (await proveTenancy(ready, n, seed, sender, (route) => names.includes(route.name))).violations;
}

const caseParams = z.strictObject({ tenantId: z.int().min(0), id: z.uuid() });
const anyReply = z.object({ found: z.unknown() });

/** A door somebody adds without asking whose record it is; it reads as `how` says. */
const forgetful = (
  load: (
    ask: Parameters<
      Parameters<typeof openDoor<z.infer<typeof caseParams>, unknown, unknown, z.infer<typeof anyReply>>>[1]
    >[0],
  ) => Promise<unknown>,
): Door =>
  openDoor(
    contract({
      name: 'readSummary',
      method: 'GET',
      path: '/api/cases/:tenantId/:id/summary',
      summary: 'Added in a hurry',
      access: { resource: 'work_item', action: 'read' },
      params: caseParams,
      reply: anyReply,
    }),
    async (ask) => {
      const found = await load(ask);
      return found === undefined
        ? refuse('absent', 'There is nothing here, or it is not yours to see.')
        : { found };
    },
  );

test(
  'nothing of a payer, office or member reaches whoever has no grant to it',
  { timeout: 180_000 },
  async () => {
    const proof = await proveTenancy(ready, 1800, 1);
    expect(proof.violations).toEqual([]);
    expect(proof.answers['2xx']).toBeGreaterThan(350);
  },
);

test(
  'every route answers every kind of caller as it should, and forbidden looks absent',
  { timeout: 180_000 },
  async () => {
    const proof = await proveRoutes(ready, 1);
    expect(proof.violations).toEqual([]);
    expect(proof.checks).toBeGreaterThan(1000);
  },
);

test('the same seed asks the same', async () => {
  const { requestNumber } = await import('./invent-request.ts');
  const { routesOf } = await import('./open-api.ts');
  const routes = await routesOf(ready.sender);
  const some = () =>
    Array.from({ length: 200 }, (_, i) => requestNumber(7, i, routes, ready.callers, ready.stock).wanted);
  expect(some()).toEqual(some());
});

test(
  'a new route that forgets whose record it shows is caught by both provers, listed nowhere',
  { timeout: 120_000 },
  async () => {
    const everything = { tenants: ready.stock.harvest.tenants, actorId: 'system', role: 'system' };
    const door = forgetful(
      async (ask) =>
        (
          await transact(ask.equipment.database, everything, (tx) =>
            referralFor(tx, ask.params.tenantId, ask.params.id),
          )
        )?.referral,
    );
    await withHole({ doors: () => [door] }, async (sender) => {
      const violations = await asking(sender, ['readSummary'], 60, 2);
      expect(violations.filter((one) => one.startsWith('readSummary showed'))).not.toEqual([]);
      const routes = await proveRoutes(ready, 2, sender, (route) => route.name === 'readSummary');
      expect(
        routes.violations.filter((one) => one.startsWith('readSummary tells a foreign payer')),
      ).not.toEqual([]);
    });
  },
);

test('a door that asks for no right at all is named', { timeout: 120_000 }, async () => {
  const door = openDoor(
    contract({
      name: 'readAll',
      method: 'GET',
      path: '/api/all',
      summary: 'Open',
      access: 'signed_in',
      reply: z.object({}),
    }),
    () => Promise.resolve({}),
  );
  await withHole({ doors: () => [door] }, async (sender) => {
    const { violations } = await proveRoutes(ready, 2, sender, (route) => route.name === 'readAll');
    expect(violations).toEqual(['readAll asks for no right: give it a resource and an action']);
  });
});

test('a mask taken off is seen', { timeout: 120_000 }, async () => {
  const bare = policy.map((row) => ({ ...row, mask: 'full' as const }));
  await withHole({ policy: bare }, async (sender) => {
    const violations = await asking(sender, ['readCase', 'listOwnCases', 'readTimeline'], 120, 3);
    expect(violations.filter((one) => one.includes('showed quality_auditor'))).not.toEqual([]);
  });
});

test('forbidden that answers 403 instead of absent is seen', { timeout: 120_000 }, async () => {
  const change = (door: Door): Door =>
    door.contract.name === 'readCase'
      ? {
          ...door,
          load: async (ask) => {
            const loaded = await door.load(ask);
            return isRefusal(loaded) ? refuse('cross_site', 'This is not yours.') : loaded;
          },
        }
      : door;
  await withHole({ change }, async (sender) => {
    const { violations } = await proveRoutes(ready, 4, sender, (route) => route.name === 'readCase');
    expect(violations.filter((one) => one.includes('403, which is not how absent looks'))).not.toEqual([]);
  });
});

/** A door as it is, whose reply is changed by what the program itself reads. */
const telling =
  (
    name: string,
    add: (ask: { params: { tenantId: number; id: string } }, reply: object) => Promise<object>,
  ) =>
  (door: Door): Door =>
    door.contract.name !== name
      ? door
      : {
          ...door,
          act: async (ask, loaded) => {
            const reply = await door.act(ask, loaded);
            if (isRefusal(reply)) return reply;
            return await add(ask as never, reply as object);
          },
        };

test('an offer that names the patient before it is accepted is seen', { timeout: 60_000 }, async () => {
  const change = telling('readOffer', async ({ params }, reply) => {
    const { rows } = await ready.database.query<{ name: string }>(
      `select patient_family_name as name from cases.referral join network.offer on offer.tenant_id = referral.tenant_id
         and offer.referral_id = referral.id where offer.id = $1`,
      [params.id],
    );
    return { ...reply, description: rows[0]?.name ?? null };
  });
  await withHole({ change }, async (sender) => {
    const seen = await asking(sender, ['readOffer'], 150, 6);
    expect(seen.filter((one) => one.includes('family name of tenant'))).not.toEqual([]);
  });
});

test('a visit shown to another location of the same organization is seen', { timeout: 60_000 }, async () => {
  const everybodys = (door: Door): Door =>
    door.contract.name !== 'listVisits'
      ? door
      : {
          ...door,
          act: async (ask, loaded) => {
            const { rows } = await ready.database.query<{ id: string }>(
              'select id::text from network.location',
            );
            const locations = rows.map((row) => row.id);
            const actor = { ...ask.actor, role: 'system', actorId: 'system', locations };
            return await transact(ask.equipment.database, actor, (tx) =>
              door.act({ ...ask, tx, actor }, loaded),
            );
          },
        };
  await withHole({ change: everybodys }, async (sender) => {
    const seen = await asking(sender, ['listVisits'], 60, 7);
    expect(seen.filter((one) => one.startsWith('listVisits showed servicing_dispatcher'))).not.toEqual([]);
  });
});

test('a patient named in a letter of another payer is seen inside the PDF', { timeout: 60_000 }, async () => {
  const { rows } = await ready.database.query<{ tenantId: number; digest: string }>(
    `select tenant_id as "tenantId", digest from fulfilment.paper order by tenant_id`,
  );
  const change = (door: Door): Door =>
    door.contract.name !== 'readPaper'
      ? door
      : {
          ...door,
          act: async (ask) => {
            const { tenantId } = ask.params as { tenantId: number };
            const wrong = rows.find((row) => row.tenantId !== tenantId)?.digest ?? '';
            return { bytes: await ask.equipment.files.get(wrong), mime: 'application/pdf' };
          },
        };
  await withHole({ change }, async (sender) => {
    const seen = await asking(sender, ['readPaper'], 150, 8);
    expect(seen.filter((one) => /readPaper showed .* Zq/i.test(one))).not.toEqual([]);
  });
});

test('a link that opens in spite of the date of birth is seen', { timeout: 60_000 }, async () => {
  const change = (door: Door): Door =>
    door.contract.name !== 'openLink'
      ? door
      : {
          ...door,
          act: async (ask, loaded) => {
            const held = ask.body as { token: string };
            const known = ready.stock.harvest.links.find((one) => one.token === held.token);
            return await door.act(
              { ...ask, body: { ...held, birthOn: known?.birthOn ?? '1900-01-01' } },
              loaded,
            );
          },
        };
  await withHole({ change }, async (sender) => {
    const { violations } = await proveRoutes(ready, 4, sender, (route) => route.name === 'openLink');
    expect(violations).toContain(
      'openLink answers a wrong date of birth otherwise than a link that never was',
    );
  });
});

test('a line of another case that answers under the wrong case is seen', { timeout: 60_000 }, async () => {
  const change = (door: Door): Door =>
    door.contract.name === 'readCoverageMessages'
      ? { ...door, act: () => Promise.resolve({ request: [], response: [], unreadable: null }) }
      : door;
  await withHole({ change }, async (sender) => {
    const only = (route: { name: string }) => route.name === 'readCoverageMessages';
    const { violations } = await proveRoutes(ready, 4, sender, only);
    expect(violations.filter((one) => one.includes('whoever names another case'))).not.toEqual([]);
  });
});

test('a table that holds words nobody planted is named', { timeout: 60_000 }, async () => {
  const before = await checkPlanted(ready.database);
  await ready.database.query('create table contact.gossip (tenant_id integer not null, id uuid, words text)');
  expect(await checkPlanted(ready.database)).toEqual([
    'contact.gossip is empty: plant something in it',
    ...before,
  ]);
  await ready.database.query(`insert into contact.gossip values (10, gen_random_uuid(), 'somebody')`);
  expect(await checkPlanted(ready.database)).toEqual([
    'contact.gossip holds no word to watch for: plant a canary in it',
    ...before,
  ]);
  await ready.database.query('drop table contact.gossip');
});

test(
  'a dropped row policy is seen at once, and with a forgotten check it leaks and is caught',
  { timeout: 120_000 },
  async () => {
    expect((await checkRows(ready.database)).violations).toEqual([]);
    for (const table of ['network.award', 'fulfilment.appointment', 'approval.request', 'cases.referral'])
      await ready.database.query(`alter policy reads on ${table} using (true)`);
    const rows = await checkRows(ready.database);
    expect(rows.violations.filter((one) => one.endsWith('shows rows to nobody'))).toEqual([
      'approval.request shows rows to nobody',
      'cases.referral shows rows to nobody',
      'fulfilment.appointment shows rows to nobody',
      'network.award shows rows to nobody',
    ]);
    const door = forgetful(
      async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral,
    );
    await withHole({ doors: () => [door] }, async (sender) => {
      const violations = await asking(sender, ['readSummary'], 60, 5);
      expect(violations.filter((one) => one.startsWith('readSummary showed'))).not.toEqual([]);
    });
  },
);
