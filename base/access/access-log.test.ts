// Why: "who was shown this person's record, and why" must have an answer exactly when something was shown.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../run/testing/test-database.ts';
import { tuesday } from '../../run/testing/deeds.ts';
import { staffIn } from '../../town/index.ts';
import { transact } from '../db/transact.ts';
import { newId } from '../ids/ids.ts';
import { refuse } from '../refusal/refusal.ts';
import { writeAccessEntries, type AccessNote } from './access-log.ts';

const agent = {
  tenants: [10],
  actorId: staffIn('intake_agent').key,
  role: 'intake_agent',
  name: 'Imani Brooks',
};
const note: AccessNote = {
  tenantId: 10,
  memberId: null,
  subjectKind: 'referral',
  subjectId: newId(tuesday),
  fields: ['name', 'birthOn'],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ town: true });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.admin.pool.query('truncate base.access_entry');
});

async function entries(): Promise<unknown[]> {
  return (
    await database.admin.pool.query(
      'select actor_id, actor_role, actor_name, fields, purpose, request_id from base.access_entry',
    )
  ).rows;
}

test('every record shown has its entry: who, as what, which fields, why and in which request', async () => {
  const second = { ...note, subjectId: newId(tuesday), fields: ['phone'] };
  await transact(database.app, agent, (tx) =>
    writeAccessEntries(tx, tuesday, agent, 'readReferral', 'request-1', [note, second]),
  );
  const same = {
    actor_id: agent.actorId,
    actor_role: 'intake_agent',
    actor_name: 'Imani Brooks',
    purpose: 'readReferral',
    request_id: 'request-1',
  };
  await expect(entries()).resolves.toEqual([
    { ...same, fields: ['name', 'birthOn'] },
    { ...same, fields: ['phone'] },
  ]);
});

test('what was refused was not shown: its entry goes with it', async () => {
  await transact(database.app, agent, async (tx) => {
    await writeAccessEntries(tx, tuesday, agent, 'readReferral', 'request-1', [note]);
    return refuse('absent', 'There is nothing here.');
  });
  await expect(entries()).resolves.toEqual([]);
});

test('nobody writes an entry for a payer that is not granted', async () => {
  const foreign = transact(database.app, agent, (tx) =>
    writeAccessEntries(tx, tuesday, agent, 'readReferral', 'request-1', [{ ...note, tenantId: 11 }]),
  );
  await expect(foreign).rejects.toThrow('row-level security');
});
