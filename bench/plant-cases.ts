// Why: there must be something to leak. Each payer gets cases, documents, calls and mail through the real doors, every
// text of them a canary that stands nowhere else.
import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { plus, type Instant } from '../base/time/instant.ts';
import { databaseTime } from './database-time.ts';
import { plantDocuments } from './plant-documents.ts';
import { plantExchange } from './plant-exchange.ts';
import { plantFeeds } from './plant-feeds.ts';
import { plantFurther } from './plant-further.ts';
import { plantLoop } from './plant-loop.ts';
import { sendAs, signIn, type Account, type Caller } from './callers.ts';
import { startWatch, type Owner, type Watch, type What } from './canaries.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { mailSaying, pdfSaying } from './sample-papers.ts';
import { plantedBirthOn } from './sample-schema.ts';
import { chanceOf, type Chance } from './seeded-random.ts';
import type { Sender } from './send-request.ts';

type Planting = {
  readonly at: Instant;
  readonly sender: Sender;
  readonly database: Client;
  readonly watch: Watch;
  readonly chance: Chance;
  readonly key: () => string;
};

/** Uploads one document as `caller`; its words and name are canaries. */
async function upload(planting: Planting, caller: Caller, owner: Omit<Owner, 'what' | 'where'>) {
  const word = (what: What, where: string) =>
    planting.watch.canary(planting.chance, { ...owner, accountId: caller.id, what, where });
  const bytes = pdfSaying(word('file', 'document text'));
  planting.watch.add(createHash('sha256').update(bytes).digest('hex'), {
    ...owner,
    accountId: caller.id,
    what: 'file',
    where: 'document digest',
  });
  const answer = await sendAs(planting.sender, caller, {
    method: 'POST',
    path: `/api/documents?fileName=${word('file', 'file name')}.pdf`,
    body: bytes,
    contentType: 'application/pdf',
    key: planting.key(),
  });
  const sent = JSON.parse(answer.body.toString()) as { tenantId: number; id: string };
  if (answer.status !== 200) throw new Error(`Planting a document failed: ${answer.body.toString()}`);
  return { tenantId: sent.tenantId, id: sent.id };
}

type Patient = {
  id: string | null;
  names: { givenName?: string; familyName?: string; birthOn?: string; memberNumber?: string };
};

async function refer(
  planting: Planting,
  caller: Caller,
  tenantId: number,
  patient: Patient,
  urgent: boolean,
) {
  const officeId = caller.offices[0] ?? null;
  const ofCase: { id: string | null } = { id: null };
  const owner = { tenantId, officeId, memberId: patient.id, ofCase };
  const word = (what: What, where: string) =>
    planting.watch.canary(planting.chance, { ...owner, what, where });
  const ordered = (line: number) =>
    planting.watch.canary(planting.chance, { ...owner, what: 'ordered', where: 'service line', line });
  const documents = [await upload(planting, caller, owner)];
  const named =
    patient.id === null
      ? {
          givenName: word('name', 'given name'),
          familyName: word('name', 'family name'),
          birthOn: plantedBirthOn,
        }
      : patient.names;
  const draft = {
    kind: 'order',
    patient: { ...named, phone: word('name', 'patient phone') },
    address: {
      line1: word('name', 'street'),
      city: 'Boston',
      state: 'MA',
      zip: '02118',
      accessBarriers: word('free', 'access'),
    },
    ...(officeId === null ? {} : { officeId }),
    requesterName: word('free', 'requester'),
    requesterEmail: `${word('free', 'requester address').toLowerCase()}@office.example`,
    clinicianName: word('order', 'clinician'),
    diagnoses: ['J44.9'],
    note: word('free', 'note'),
    // One line stays with a reviewer, one on offer, and one finds somebody who comes.
    lines: Array.from({ length: patient.id === null && !urgent ? 3 : 1 }, (_, i) => ({
      family: 'oxygen',
      code: 'E1390',
      // Whoever wrote the last line named the patient in it: nobody may read that before it is theirs.
      description: `${ordered(i + 1)}${i === 2 ? ` for ${named.familyName ?? ''}` : ''}`,
    })),
    ...(urgent
      ? {
          dischargeAt: plus(planting.at, { hours: 20 }),
          dischargeFacility: word('order', 'facility'),
        }
      : {}),
  };
  const send = async (docs: unknown[]) => {
    const answer = await sendAs(planting.sender, caller, {
      method: 'POST',
      path: '/api/referrals',
      body: JSON.stringify({ tenantId, draft, documents: docs }),
      key: planting.key(),
    });
    if (answer.status !== 200) throw new Error(`Planting a case failed: ${answer.body.toString()}`);
    ofCase.id ??= (JSON.parse(answer.body.toString()) as { id: string }).id;
  };
  await send(documents);
  // The same again is a possible duplicate.
  if (urgent) await send([]);
}

async function callIn(planting: Planting, agent: Caller, tenantId: number | undefined) {
  const lobby = { tenantId: 1, what: 'lobby' as const };
  const owner = { ...lobby, where: 'caller' };
  const begun = await sendAs(planting.sender, agent, {
    method: 'POST',
    path: '/api/calls',
    body: JSON.stringify({
      callerName: planting.watch.canary(planting.chance, owner),
      callerOrganization: planting.watch.canary(planting.chance, owner),
      purpose: planting.watch.canary(planting.chance, owner),
    }),
    key: planting.key(),
  });
  if (begun.status !== 200) throw new Error(`Planting a call failed: ${begun.body.toString()}`);
  if (tenantId === undefined) return;
  const call = JSON.parse(begun.body.toString()) as { id: string };
  const word = (what: What) =>
    planting.watch.canary(planting.chance, { tenantId, what, where: 'spoken order' });
  await sendAs(planting.sender, agent, {
    method: 'POST',
    path: `/api/calls/1/${call.id}/referral`,
    body: JSON.stringify({
      tenantId,
      draft: {
        kind: 'inquiry',
        patient: { givenName: word('name'), familyName: word('name') },
        note: word('free'),
      },
    }),
    key: planting.key(),
  });
}

async function mailIn(planting: Planting, house: HouseUnderTest, tenantId: number, to: string) {
  const word = (where: string) => planting.watch.canary(planting.chance, { tenantId, what: 'lobby', where });
  await house.mail(
    to,
    mailSaying(
      word('mail subject'),
      word('mail text'),
      `${word('mail sender').toLowerCase()}@office.example`,
    ),
  );
}

/** Members whose every text is a canary; only in a database of our own. */
async function inventMember(planting: Planting, tenantId: number, seed: number): Promise<void> {
  const id = `0000${(seed % 65536).toString(16).padStart(4, '0')}-0000-7000-8000-${tenantId.toString(16).padStart(12, '0')}`;
  const owner = { tenantId, memberId: id };
  const word = (what: What, where: string) =>
    planting.watch.canary(planting.chance, { ...owner, what, where });
  const [given, family] = [word('name', 'member given name'), word('name', 'member family name')];
  planting.watch.add(id, { ...owner, what: 'id', where: 'member id' });
  await planting.database.query(
    `insert into members.member (tenant_id, id, plan_name, line_of_business, member_number, given_name, family_name, search_name, birth_on, phone, email, line1, zone, access_notes)
     values ($1, $2, 'Plan', 'ma', $3, $4, $5, $6, '1944-05-06', $7, $8, $9, 'America/New_York', $10)`,
    [
      tenantId,
      id,
      word('name', 'member number'),
      given,
      family,
      `${given}${family}`.toLowerCase(),
      word('name', 'member phone'),
      word('name', 'member mail'),
      word('name', 'member street'),
      word('free', 'member notes'),
    ],
  );
  await planting.database.query(
    `insert into members.member_history (tenant_id, id, member_id, plan_name, line_of_business, member_number, given_name, family_name, birth_on, zone, valid_from, known_at)
     values ($1, gen_random_uuid(), $2, 'Plan', 'ma', $3, $4, $5, '1944-05-06', 'America/New_York', $6, $6)`,
    [
      tenantId,
      id,
      word('name', 'former member number'),
      word('name', 'former given name'),
      word('name', 'former family name'),
      planting.at,
    ],
  );
}

/** What one order of a payer was asked for, in words of its own; nothing planted is incomplete by itself. */
async function askForMissing(planting: Planting, tenantId: number): Promise<void> {
  const { rows } = await planting.database.query<{ id: string; officeId: string | null }>(
    `select id, office_id as "officeId" from cases.referral where tenant_id = $1 and kind = 'order' order by id limit 1`,
    [tenantId],
  );
  const officeId = rows[0]?.officeId ?? null;
  const say = planting.watch.canary(planting.chance, {
    tenantId,
    officeId,
    what: 'free',
    where: 'what was missing',
  });
  const gap = { code: 'signature_missing', field: 'order.signedOn', say, suppliedBy: 'ordering_office' };
  await planting.database.query(
    `insert into completeness.request (tenant_id, id, referral_id, asked_at, codes, gaps)
     select tenant_id, gen_random_uuid(), id, $2, array['signature_missing'], $3::jsonb from cases.referral
     where tenant_id = $1 and kind = 'order' order by id limit 1`,
    [tenantId, planting.at, JSON.stringify([gap])],
  );
  await planting.database.query(
    `insert into completeness.question (tenant_id, id, referral_id, request_id, number, code, field, say, supplied_by, asked_at, quote)
     select tenant_id, gen_random_uuid(), referral_id, id, 1, $2, $3, $4, $5, asked_at, $4 from completeness.request where tenant_id = $1`,
    [tenantId, gap.code, gap.field, say, gap.suppliedBy],
  );
  await planting.database.query(
    `insert into completeness.review (tenant_id, referral_id, reviewed_at, channel, sender)
     select tenant_id, referral_id, asked_at, 'portal', $2 from completeness.request where tenant_id = $1
     on conflict (tenant_id, referral_id) do update set sender = excluded.sender`,
    [tenantId, say],
  );
  // One letter of the payer asks for something, as its link does.
  await planting.database.query(
    `update base.signed_link set subject_kind = 'questions' where token_hash = (select token_hash from base.signed_link as link
       join cases.referral on referral.tenant_id = link.tenant_id and referral.id = link.subject_id
       where link.tenant_id = $1 and link.subject_kind = 'referral' and referral.patient_birth_on is not null order by link.made_at, token_hash limit 1)`,
    [tenantId],
  );
}

/** The members who can sign in or are looked after by somebody who can. */
async function ownMembers(database: Client) {
  const { rows } = await database.query<{
    tenantId: number;
    id: string;
    givenName: string;
    familyName: string;
    birthOn: string;
    memberNumber: string;
  }>(
    `select member.tenant_id as "tenantId", member.id::text, given_name as "givenName", family_name as "familyName", birth_on::text as "birthOn",
            member_number as "memberNumber"
     from members.member join base.account on member.id = any(account.members) order by member.tenant_id, member.id`,
  );
  return rows;
}

/** Puts canary cases into every payer, or into `some`, and the lobby, lets the worker finish, and says what to watch for. */
export async function plantCases(
  house: HouseUnderTest,
  sender: Sender,
  database: Client,
  accounts: readonly Account[],
  seed: number,
  some: readonly number[] | undefined,
): Promise<Watch> {
  const watch = startWatch();
  let count = 0;
  const run = process.hrtime.bigint().toString(36);
  const planting: Planting = {
    at: await databaseTime(house.databaseUrl),
    sender,
    database,
    watch,
    chance: chanceOf(seed, -2),
    key: () => `plant-${run}-${(count += 1)}`,
  };
  const payers = await database.query<{ id: number; email: string | null }>(
    `select id, intake_email as email from base.tenant
     where kind = 'payer' and id = any(coalesce($1::int[], array[id])) order by id`,
    [some],
  );
  const offices = accounts.filter((one) => one.role === 'referring_office');
  const clerks = await Promise.all(offices.slice(0, 4).map((one) => signIn(sender, one)));
  const agentAccount = accounts.find((one) => one.role === 'intake_agent' && one.tenants.includes(1));
  if (agentAccount === undefined || clerks.length < 2)
    throw new Error('The town has no intake agent or no offices.');
  const agent = await signIn(sender, agentAccount);
  const known = await ownMembers(database);
  for (const [i, { id: tenantId, email }] of payers.rows.entries()) {
    const clerk = clerks[i % clerks.length] as Caller;
    const other = clerks[(i + 1) % clerks.length] as Caller;
    if (house.isOwn) await inventMember(planting, tenantId, seed);
    await refer(planting, clerk, tenantId, { id: null, names: {} }, true);
    await refer(planting, other, tenantId, { id: null, names: {} }, false);
    const mine = known.filter((one) => one.tenantId === tenantId).slice(0, 2);
    for (const { id, tenantId: _, ...names } of mine)
      await refer(planting, other, tenantId, { id, names }, false);
    await callIn(planting, agent, tenantId);
    if (email !== null) await mailIn(planting, house, tenantId, email);
  }
  for (let i = 0; i < 3; i += 1) {
    await callIn(planting, agent, undefined);
    await mailIn(planting, house, 1, `nobody${i}@doorstep.example`);
    await upload(planting, clerks[i % clerks.length] as Caller, { tenantId: 1 });
  }
  await house.settle();
  if (house.isOwn) {
    // At two of three payers members have mail, and are asked by link.
    await database.query(`update members.member set email = 'm' || id || '@member.example'
      where email is null and tenant_id % 3 > 0 and id in (select member_id from cases.referral)`);
    await plantFurther(house, database);
    await plantExchange(database, sender, accounts, watch, planting.chance);
    await plantFeeds(database, watch, planting.chance, planting.at);
    for (const { id } of payers.rows) await askForMissing(planting, id);
    const { at, chance } = planting;
    await plantDocuments(database, { at, watch, chance });
    await plantLoop({ house, sender, database, accounts, at, watch, chance });
  }
  return watch;
}
