// Why: development, tests and demonstrations all live in the same invented town. It goes in through the row policies as
// the program itself, in one transaction, so that half a town never stands and a second call finds nothing to do.

import { hash } from '@node-rs/argon2';
import type { z } from 'zod';
import { openDatabase, type Tx } from '../base/db/database.ts';
import type { Query } from '../base/db/query.ts';
import { transact } from '../base/db/transact.ts';
import { putUnderKeys } from '../care/members/index.ts';
import type { Instant } from '../base/time/instant.ts';
import { demoPassword } from '../town/index.ts';
import { accountRows, credentialRows } from './seed-people.ts';
import {
  locationRows,
  memberRows,
  officeRows,
  clinicianRows,
  payerProfileRows,
  tenantRows,
  tradingPartnerRows,
} from './seed-places.ts';
import * as insert from './seed-queries.ts';
import { calendarRows, clockRuleRows, codeSubsetRows, coverageRuleRows } from './seed-rules.ts';

/** `secret` seals the second-factor secrets; `light` hashes the demo password cheaply (tests only). */
export type SeedOptions = {
  readonly at: Instant;
  readonly secret: Buffer;
  readonly light?: boolean;
};

/**
 * Puts the whole town into the migrated database at `url` (any login that may act as doorstep_app). `seeded` is false
 * when everything of it stood there already; nothing that stands there is ever changed.
 */
export async function seedTown(url: string, options: SeedOptions): Promise<{ seeded: boolean }> {
  const database = openDatabase(url, 'doorstep_app', 1);
  const tenants = tenantRows().map((tenant) => tenant.id);
  try {
    const added = await transact(database, { tenants, actorId: 'system', role: 'system' }, (tx) =>
      addTown(tx, options),
    );
    return { seeded: added > 0 };
  } finally {
    await database.close();
  }
}

async function addTown(tx: Tx, { at, secret, light = false }: SeedOptions): Promise<number> {
  let added = 0;
  async function add(
    query: Query<z.output<z.ZodObject>>,
    rows: readonly object[],
    ...more: readonly string[]
  ): Promise<void> {
    added += await tx.run(query, [JSON.stringify(rows), ...more]);
  }
  await add(insert.tenants, tenantRows());
  await add(insert.calendars, calendarRows(at));
  await add(insert.clockRules, clockRuleRows(at));
  await add(insert.coverageRules, coverageRuleRows(at));
  await add(insert.codeEditions, codeSubsetRows(at));
  await add(insert.codes, codeSubsetRows(at));
  await add(insert.offices, officeRows());
  await add(insert.clinicians, clinicianRows());
  await add(insert.locations, locationRows());
  await add(insert.payerProfiles, payerProfileRows());
  await add(insert.members, memberRows(), at);
  for (const [tenantId, people] of Map.groupBy(memberRows(), (one) => one.tenantId))
    await putUnderKeys(tx, tenantId, people);
  await add(insert.accounts, accountRows(), at);
  await add(insert.tradingPartners, tradingPartnerRows());
  const lacking = (await tx.rows(insert.accountsWithoutCredential)).map((account) => account.id);
  if (lacking.length > 0) {
    // One hash for all: the password is the same, and hashing it a hundred times would only make the start slow.
    const passwordHash = await hash(demoPassword, light ? { memoryCost: 8, timeCost: 1 } : {});
    await add(insert.credentials, credentialRows(passwordHash, secret, new Set(lacking)));
  }
  return added;
}
