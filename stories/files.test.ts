// Why: a payer's nightly files, as its people and ours meet them: a daily import with bad rows, the same file twice, half a file; a roster
// that ends the coverage of somebody in service, and one that would end too many.
import { mkdtemp, readdir, readFile as readText, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../care/casefile/casefile.contract.ts';
import {
  listFiles,
  readFile,
  readReturned,
  sendFile,
  setLayout,
  settleEnds,
} from '../care/feeds/feeds.contract.ts';
import type { Receipt } from '../care/feeds/feeds.schema.ts';
import { sendReferral } from '../care/intake/intake.contract.ts';
import { listWork } from '../care/work/work.contract.ts';
import { orderOf } from '../run/play/town-orders.ts';
import type { Client } from '../run/testing/story-client.ts';
import { lookIntoFolder } from '../run/watch-folder.ts';
import { openBrowser } from '../run/testing/story-browser.ts';
import { daily, fileOf, orderRow, roster, rosterIn834, rosterRow, rosterSet } from './feed-files.fixture.ts';
import { openStory, type StoryHub } from '../run/testing/story-hub.ts';
import { enveloped, openStoryPartner, partnerTenantId } from '../run/testing/story-partner.ts';

let hub: StoryHub;
let supervisor: Client;
const rosa = orderOf('Rosa Núñez-Ortega', 'oxygen');
const { tenantId } = rosa;

beforeAll(async () => {
  hub = await openStory({ at: '2026-03-10T14:00:00.000Z' });
  supervisor = await hub.as('supervisor');
  for (const [name, body] of [
    ['daily', daily],
    ['roster', roster],
    ['roster-full', { ...roster, full: true }],
  ] as const)
    await supervisor.ask(setLayout, { body: { tenantId, name, body } });
});
afterAll(async () => await hub.close());

async function send(layout: string, fileName: string, bytes: Buffer, who = supervisor): Promise<Receipt> {
  const url = `/api/files?${new URLSearchParams({ tenantId: String(tenantId), layout, fileName }).toString()}`;
  const answer = await who.raw('POST', url, bytes, { 'content-type': 'application/octet-stream' });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  await hub.settle();
  return sendFile.reply.parse(answer.json());
}
const balance = ({ sent, accepted, rejected, duplicates }: Receipt) =>
  sent - accepted - rejected - duplicates;
const casesByFile = async () =>
  Number((await hub.sql(`select count(*)::int as n from cases.referral where channel = 'file'`))[0]?.['n']);

test('a daily file: good rows are cases, bad ones go back with line, column, value and a sentence', async () => {
  const good = Array.from({ length: 32 }, (_, i) => orderRow(`R-${i}`, { what: `Portable oxygen ${i}` }));
  const bad = orderRow('R-99', { dob: '31/12/1948', svc: 'XX', dx: '=cmd' });
  const receipt = await send('daily', 'daily-0310.csv', fileOf([...good, bad]));
  expect(receipt).toMatchObject({ sent: 33, accepted: 32, rejected: 1, duplicates: 0, status: 'taken' });
  expect(balance(receipt)).toBe(0);
  expect(await casesByFile()).toBe(32);
  const page = await supervisor.ask(readFile, {
    params: { tenantId, id: receipt.id },
    query: { show: 'rejected' },
  });
  expect(page.rows.map(({ number, problems }) => [number, problems])).toEqual([
    [
      34,
      [
        { column: 'DOB', value: '31/12/1948', say: '“31/12/1948” is not a date written as MM/DD/YYYY.' },
        { column: 'SVC', value: 'XX', say: '“XX” is not one of the agreed codes: O2, DME.' },
        { column: 'DX', value: '=cmd', say: 'A diagnosis is an ICD-10-CM code such as J44.1.' },
      ],
    ],
  ]);
  const returned = await supervisor.raw('GET', `/api/files/${tenantId}/${receipt.id}/returned.csv`);
  const lines = returned.body.replace('\ufeff', '').trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[3]).toContain(`"'=cmd"`);
  const first = await hub.sql(
    `select referral.member_id, referral.acknowledged_at is not null as told from feeds.file_row row
     join cases.referral on referral.id = row.subject_id where row.file_id = $1 order by row.number limit 1`,
    [receipt.id],
  );
  expect(first).toEqual([{ member_id: rosa.member.key, told: true }]);
}, 120_000);

test('the same file again changes nothing; a row sent before in another file finds its case and says what differs', async () => {
  const rows = [orderRow('T-1', { what: 'Stationary oxygen' }), orderRow('T-2', { what: 'Second oxygen' })];
  const before = await send('daily', 'first.csv', fileOf(rows));
  const cases = await casesByFile();
  const again = await send('daily', 'first-again.csv', fileOf(rows));
  expect(again).toMatchObject({ again: true, id: before.id, accepted: 2 });
  expect(again.says).toMatch(/^This very file was taken before; nothing was changed\./);

  const next = await send(
    'daily',
    'second.csv',
    fileOf([
      orderRow('T-1', { what: 'Stationary oxygen' }),
      orderRow('T-2', { what: 'Another thing' }),
      orderRow('T-3'),
      orderRow('T-3'),
    ]),
  );
  expect(next).toMatchObject({ sent: 4, accepted: 1, rejected: 0, duplicates: 3 });
  expect(await casesByFile()).toBe(cases + 1);
  const { rows: shown } = await supervisor.ask(readFile, { params: { tenantId, id: next.id } });
  expect(shown[1]).toMatchObject({
    status: 'duplicate',
    says: 'Sent before; this time it differs in line.description. Its case tells so, and nothing was changed.',
  });
  const told = await hub.timeline({ tenantId, id: shown[1]?.subjectId ?? '' });
  expect(told.map(({ say }) => say)).toContain(
    'The order came again in second.csv, line 3; it differs in line.description.',
  );
});

test('half a file, a file whose last line says otherwise, and another file altogether change nothing', async () => {
  const cases = await casesByFile();
  const whole = fileOf([orderRow('H-1'), orderRow('H-2')]);
  const half = await send('daily', 'half.csv', whole.subarray(0, whole.length - 12));
  expect(half).toMatchObject({ status: 'refused', sent: 0, accepted: 0 });
  expect(half.says).toContain('a part of the file is missing');
  const wrong = await send('daily', 'wrong.csv', fileOf([orderRow('H-1')], 7));
  expect(wrong.says).toBe('The last line says 7 rows, and 1 came: the file is not believed.');
  const other = await send('daily', 'other.csv', Buffer.from('name;day\r\nx;y\r\n'));
  expect(other.says).toContain('The file lacks the columns REF, LAST');
  expect(await casesByFile()).toBe(cases);
  const listed = (await supervisor.ask(listFiles)).items.map(
    ({ fileName, status }) => `${fileName} ${status}`,
  );
  expect(listed).toEqual(
    expect.arrayContaining(['half.csv refused', 'wrong.csv refused', 'other.csv refused', 'first.csv taken']),
  );
  // Whole, it is taken: what was refused is not remembered against it.
  expect(await send('daily', 'whole.csv', whole)).toMatchObject({ accepted: 2, again: false });
});

test('a roster that ends coverage of a member with an open case opens a task for the coordinator', async () => {
  const clerk = await hub.as(rosa.clerk.email);
  const receipt = await clerk.ask(sendReferral, { body: { tenantId, draft: rosa.draft, documents: [] } });
  await hub.settle();
  const { memberNumber, familyName, givenName, birthOn } = rosa.member;
  const ended = await send(
    'roster',
    'changes.txt',
    Buffer.from(
      `${rosterRow(memberNumber, familyName, givenName, birthOn, '20260331')}\n${rosterRow('NEW100', 'Okafor', 'Ada', '1951-02-03')}\n`,
    ),
  );
  expect(ended).toMatchObject({ sent: 2, accepted: 2 });
  const page = await supervisor.ask(readCase, { params: { tenantId, id: receipt.id } });
  const task = page.tasks.find((one) => one.code === 'coverage_lapsed');
  expect(task?.say).toContain('The payer’s roster says that coverage ends on 2026-03-31.');
  const kept = await hub.sql(
    `select covered_to::text as to from members.member_history where member_id = $1 order by known_at, id`,
    [rosa.member.key],
  );
  expect(kept.map((row) => row['to'])).toEqual([null, '2026-03-31']);
  // The number of somebody else is not overwritten.
  const stolen = await send(
    'roster',
    'stolen.txt',
    Buffer.from(`${rosterRow(memberNumber, 'Quite', 'Other', '1990-01-01')}\n`),
  );
  expect(stolen).toMatchObject({ accepted: 0, rejected: 1 });
  expect((await supervisor.ask(listWork, { query: { view: 'open' } })).items.length).toBeGreaterThan(0);
});

test('a full roster that leaves out too many ends nobody until a person agrees', async () => {
  const [counted] = await hub.sql(
    `select count(*)::int as n from members.member where tenant_id = $1 and (covered_to is null or covered_to > '2026-03-10')`,
    [tenantId],
  );
  const covered = Number(counted?.['n']);
  const bytes = Buffer.from(`${rosterRow('NEW100', 'Okafor', 'Ada', '1951-02-03')}\n`);
  const receipt = await send('roster-full', 'full.txt', bytes);
  expect(receipt).toMatchObject({ status: 'waiting', absent: covered - 1, accepted: 1 });
  const still = async () =>
    Number(
      (
        await hub.sql(
          `select count(*)::int as n from members.member where tenant_id = $1 and covered_to = '2026-03-10'`,
          [tenantId],
        )
      )[0]?.['n'],
    );
  expect(await still()).toBe(0);
  const agent = await hub.as('intake_agent');
  const params = { tenantId, id: receipt.id };
  expect(
    (await agent.refused(settleEnds, { params, body: { agree: true, reason: 'Whole plan ends.' } })).status,
  ).toBe(404);
  const { ended } = await supervisor.ask(settleEnds, {
    params,
    body: { agree: true, reason: 'The plan ends.' },
  });
  await hub.settle();
  expect(ended).toBe(covered - 1);
  expect(await still()).toBe(covered - 1);
  expect(
    (await supervisor.refused(settleEnds, { params, body: { agree: true, reason: 'Again.' } })).code,
  ).toBe('nothing_waits');
});

test('a roster of a trading partner (834) is receipted at once and taken behind as any roster; again it changes nothing', async () => {
  expect(partnerTenantId).toBe(tenantId);
  const partner = await openStoryPartner(hub, { name: 'Moon', theirId: 'MOONROLL', takes: ['834'] });
  const before = await partner.post('/x12/batch', enveloped(rosterIn834('R1'), rosterSet, 'MOONROLL'));
  expect(before.bytes.toString()).toContain('AK2*834');
  await hub.settle();
  const [told] = await hub.sql(
    `select data->>'say' as say from base.event where subject_id = $1 and type = 'changeUnplaced'`,
    [before.messageId],
  );
  expect(told?.['say']).toContain('a layout named 834 in the form of X12 is lacking');

  const body = { ...roster, form: 'x12' as const, columns: [] };
  await supervisor.ask(setLayout, { body: { tenantId, name: '834', body } });
  const { bytes } = await partner.post('/x12/batch', enveloped(rosterIn834('R2'), rosterSet, 'MOONROLL'));
  expect(bytes.toString()).toMatch(/ST\*999.*AK2\*834\*0001.*IK5\*A.*AK9\*A\*1\*1\*1/s);
  await hub.settle();
  const ofX12 = async () => (await supervisor.ask(listFiles)).items.filter(({ road }) => road === 'x12');
  const [file, ...others] = await ofX12();
  expect(others).toEqual([]);
  expect(file).toMatchObject({
    fileName: '834 R2 from Moon',
    sent: 3,
    accepted: 2,
    rejected: 1,
    status: 'taken',
  });
  const { rows } = await supervisor.ask(readFile, { params: { tenantId, id: file?.id ?? '' } });
  expect(rows.map(({ says }) => says)).toEqual([
    'New member.',
    'Coverage ends.',
    'memberNumber: This must not be empty.',
  ]);
  const [ada] = await hub.sql(
    `select covered_to::text as to from members.member where member_number = 'NEW100'`,
  );
  expect(ada).toEqual({ to: '2026-02-28' });

  // The same roster in another envelope changes nothing.
  await partner.post('/x12/batch', enveloped(rosterIn834('R2'), rosterSet, 'MOONROLL'));
  await hub.settle();
  expect(await ofX12()).toHaveLength(1);
});

test('a table dropped into the folder named as its layout is taken; receipt and returned rows lie beside it', async () => {
  await openStoryPartner(hub, { name: 'Tide Drops', theirId: 'TIDEDROP', takes: [], folder: 'tide-drops' });
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-feeds-'));
  const seen = new Map<string, string>();
  const look = async () => await lookIntoFolder({ house: hub.house, folder, seen });
  try {
    await look();
    const rows = [orderRow('F-1', { what: 'From a folder' }), orderRow('F-2', { dob: 'soon' })];
    await writeFile(join(folder, 'tide-drops', 'in', 'daily', 'night.csv'), fileOf(rows));
    await look();
    expect(await look()).toBe(1);
    await hub.settle();
    const read = async (name: string) => await readText(join(folder, 'tide-drops', 'out', name), 'utf8');
    expect(await read('daily.night.csv.receipt.txt')).toContain(
      '2 sent = 1 accepted + 1 rejected + 0 sent before',
    );
    expect(await read('daily.night.csv.returned.csv')).toContain(
      '“soon” is not a date written as MM/DD/YYYY.',
    );
    expect(await readdir(join(folder, 'tide-drops', 'done'))).toEqual(['daily.night.csv']);
    expect(
      (await supervisor.ask(listFiles)).items.find(({ fileName }) => fileName === 'night.csv')?.road,
    ).toBe('folder');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('an administrator sees totals and no row; the returned rows are not for everybody', async () => {
  const admin = await hub.as('system_admin');
  const { items } = await admin.ask(listFiles);
  for (const file of items) {
    const page = await admin.ask(readFile, { params: { tenantId: file.tenantId, id: file.id } });
    expect(page.rows).toEqual([]);
    expect(
      (await admin.refused(readReturned, { params: { tenantId: file.tenantId, id: file.id } })).status,
    ).toBe(404);
  }
  const clerk = await hub.as(rosa.clerk.email);
  expect((await clerk.refused(listFiles)).status).toBe(404);
});

test('in the workbench the totals add up, faults are shown, and a word that is owed is given', async () => {
  const browser = await openBrowser(hub);
  try {
    const waits = await send(
      'roster-full',
      'again-full.txt',
      Buffer.from(`${rosterRow('NEW200', 'Reyes', 'Ana', '1950-02-03')}\n`),
    );
    const { page, trouble } = await browser.open('Dolores Kincaid');
    await page.goto('/workbench/files');
    await page.getByText('daily-0310.csv').first().waitFor();
    expect(await trouble()).toEqual([]);
    await page.locator('[data-row]').filter({ hasText: 'daily-0310.csv' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'daily-0310.csv' }).waitFor();
    expect((await page.getByLabel('Control totals').innerText()).replaceAll(/\s+/g, ' ')).toBe(
      '33 sent = 32 accepted + 1 rejected + 0 sent before',
    );
    await page.getByLabel('Show').selectOption('rejected');
    await page.getByText('“31/12/1948” is not a date written as MM/DD/YYYY.').waitFor();
    expect(await trouble()).toEqual([]);
    await page.goto(`/workbench/files/${tenantId}/${waits.id}`);
    await page.getByLabel('How you know').fill('The payer sent a part by mistake.');
    await page.getByRole('button', { name: 'They stay covered' }).click();
    await page.getByText('stay covered, as Dolores Kincaid said').waitFor();
    expect(await trouble()).toEqual([]);
  } finally {
    await browser.close();
  }
}, 120_000);
