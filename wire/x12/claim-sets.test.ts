// Why: claims, payments, statuses and rosters are read whole and written back byte for byte, from messages written by hand
// and from samples of others.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenSamples } from './sets/broken-samples.fixture.ts';
import { claimGoldens, homeHealth, rental, secondary } from './sets/claim-golden.fixture.ts';
import { payment, paymentGoldens, roster } from './sets/payment-golden.fixture.ts';
import { receipt, statusGoldens } from './sets/claim-status-golden.fixture.ts';
import {
  claimInstitutional,
  claimProfessional,
  claimReceipt277,
  enrollment834,
  readableTwin,
  readEnvelopes,
  readTransaction,
  remittance835,
  rewrite,
  transactionSpecs,
  type TransactionSpec,
  type X12Problem,
} from './index.ts';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const goldens = { ...claimGoldens, ...paymentGoldens, ...statusGoldens };

test.each(Object.entries(goldens))('%s is read and written back byte for byte', (_, text) => {
  const again = rewrite(bytesOf(text), transactionSpecs);
  expect(again.problems).toEqual([]);
  expect(again.bytes?.toString()).toBe(text);
});

const read = <T extends TransactionSpec>(text: string, spec: T) => {
  const [transaction] = readEnvelopes(bytesOf(text)).interchanges[0]?.groups[0]?.transactions ?? [];
  if (transaction === undefined) throw new Error('There is no transaction.');
  return readTransaction(transaction, spec).value;
};

test('a rental says its price, its length of need and who ordered it', () => {
  const claim = read(rental, claimProfessional)?.billers[0]?.subscribers[0]?.claims[0];
  expect(claim?.priorAuthorization?.id).toBe('AUTH5512');
  expect(claim?.diagnoses).toMatchObject({ first: { list: 'ABK', code: 'J449' }, second: { code: 'J9611' } });
  const line = claim?.lines[0];
  expect(line?.rental).toMatchObject({ rental: '185.4', purchase: '1480', per: '4' });
  expect(line?.need).toEqual({ certification: 'I', unit: 'MO', months: '99' });
  expect(line?.ordering?.name.familyName).toBe('FENWICK');
  expect(line?.forms[0]?.answers.map((one) => one.question)).toEqual(['1A', '1C', '4']);
});

test('a second payer sees what the first decided, line by line', () => {
  const claim = read(secondary, claimProfessional)?.billers[0]?.subscribers[0]?.claims[0];
  expect(claim?.otherPayers[0]).toMatchObject({
    paid: { amount: '190' },
    payer: { name: { id: 'SUN9' }, claimNumber: { id: 'SUNICN44' } },
  });
  expect(claim?.lines[1]?.adjudications[0]?.adjustments[0]).toMatchObject({ reason2: '253', amount2: '1.5' });
});

test('home health says its grouping code, its assessment and its stay before', () => {
  const claim = read(homeHealth, claimInstitutional)?.billers[0]?.subscribers[0]?.claims[0];
  expect(claim?.lines[0]?.service).toMatchObject({ revenueCode: '0023', procedure: { code: '1AA11' } });
  expect(claim?.occurrences[0]).toMatchObject({
    first: { code: '50', when: '2026-10-02' },
    second: { code: '61', when: '2026-09-28' },
  });
  expect(claim?.values[0]?.second).toEqual({ list: 'BE', code: '85', amount: '25009' });
  expect(claim?.principal?.first.presentOnAdmission).toBe('Y');
});

test('a payment says what was paid, taken back, and why not all', () => {
  const said = read(payment, remittance835);
  const claims = said?.groups[0]?.claims ?? [];
  expect(claims.map((one) => [one.claim.id, one.claim.status, one.claim.paid])).toEqual([
    ['C7001', '1', '173.32'],
    ['C6990', '1', '50'],
    ['C6001', '22', '-40'],
  ]);
  expect(claims[1]?.services[1]?.remarks.map((one) => one.code)).toEqual(['N54', 'M62']);
  expect(said?.settled[0]).toMatchObject({ reason1: { code: 'WO', id: 'MOONICN0' }, amount2: '-5' });
});

test('a receipt tells the accepted claim from the rejected one, a roster the added member from the ended', () => {
  const patients = read(receipt, claimReceipt277)?.sources[0]?.receivers[0]?.billers[0]?.patients ?? [];
  expect(patients.map((one) => one.claims[0]?.statuses[0]?.action)).toEqual(['WQ', 'U']);
  const members = read(roster, enrollment834)?.members ?? [];
  expect(members.map((one) => one.member.maintenance)).toEqual(['021', '001', '024']);
  expect(members[0]?.coverages[0]).toMatchObject({
    begins: { on: '2026-12-01' },
    otherInsurances: [{ coordination: { rank: 'P', policy: 'SUN445' } }],
  });
  expect(members[2]?.coverages[0]?.ends?.on).toBe('2026-11-30');
});

test('every segment of every golden message has its words', () => {
  for (const text of Object.values(goldens)) {
    const twin = readableTwin(bytesOf(text), transactionSpecs);
    expect(twin.filter((line) => line.problems.length > 0 || line.says.length === 0)).toEqual([]);
  }
});

test('no two sets share set and version', () => {
  const names = transactionSpecs.flatMap((spec) =>
    [spec.version, ...(spec.alsoRead ?? [])].map((version) => `${spec.set} ${version}`),
  );
  expect(new Set(names).size).toBe(names.length);
});

/** What is wrong, in short: layer and code, place. */
const short = ({ layer, code, at, level }: X12Problem) =>
  `${level ?? layer} ${code} ${at.id}${at.element === undefined ? '' : at.element.toString().padStart(2, '0')}@${at.segment.toString()}`;

// Outside samples are read where they lie (`npm test -- --samples DIR`, or DOORSTEP_SAMPLES); without them: not run.
const at = process.env['DOORSTEP_SAMPLES'] ?? '';
const folders = [
  '276_005010X212',
  '277_005010X212',
  '835_005010X221A1',
  '837_005010X222A2',
  '837_005010X223A3',
].map((name) => join(at, 'x12', name));

test.skipIf(at === '' || !folders.every((one) => existsSync(one)))(
  'outside samples are read whole, or refused with each place and read whole once mended',
  () => {
    const seen: string[] = [];
    for (const folder of folders)
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name));
        const again = rewrite(bytes, transactionSpecs);
        const told = again.problems.map(short);
        const broken = brokenSamples[name];
        seen.push(name);
        if (broken === undefined)
          expect([name, told, again.bytes?.toString().trim()]).toEqual([name, [], bytes.toString().trim()]);
        else {
          expect([name, told]).toEqual([name, broken.told]);
          const mended = broken.mends.reduce(
            (text, [find, put]) => text.replace(find, put),
            bytes.toString(),
          );
          const whole = rewrite(bytesOf(mended), transactionSpecs);
          expect([name, whole.problems.map(short), whole.bytes?.toString().trim()]).toEqual([
            name,
            [],
            mended.trim(),
          ]);
        }
      }
    expect(Object.keys(brokenSamples).filter((name) => !seen.includes(name))).toEqual([]);
  },
);
