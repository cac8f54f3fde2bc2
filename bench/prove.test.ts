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
import { proveRoutes } from './prove-routes.ts';
import { proveTenancy } from './prove-tenancy.ts';
import { readyHouse, type Ready } from './ready-house.ts';
import { checkRows } from './row-level.ts';
import { senderTo, type Sender } from './send-request.ts';

let house: HouseUnderTest;
let ready: Ready;

beforeAll(async () => {
  house = await openOwnHouse();
  ready = await readyHouse(house, 1);
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
    const proof = await proveTenancy(ready, 5000, 1);
    expect(proof.violations).toEqual([]);
    expect(proof.answers['2xx']).toBeGreaterThan(1000);
  },
);

test(
  'every route answers six kinds of caller as it should, and forbidden looks absent',
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
      const { violations } = await proveTenancy(ready, 500, 2, sender);
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
    const { violations } = await proveTenancy(ready, 1000, 3, sender);
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

test(
  'a dropped row policy is seen at once, and with a forgotten check it leaks and is caught',
  { timeout: 120_000 },
  async () => {
    expect((await checkRows(ready.database)).violations).toEqual([]);
    await ready.database.query('alter policy reads on cases.referral using (true)');
    const rows = await checkRows(ready.database);
    expect(rows.violations).toContain('cases.referral shows rows to nobody');
    const door = forgetful(
      async (ask) => (await referralFor(ask.tx, ask.params.tenantId, ask.params.id))?.referral,
    );
    await withHole({ doors: () => [door] }, async (sender) => {
      const { violations } = await proveTenancy(ready, 400, 5, sender);
      expect(violations.filter((one) => one.startsWith('readSummary showed'))).not.toEqual([]);
    });
  },
);
