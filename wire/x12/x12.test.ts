import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goldens, active, dependentQuestion, notFound, question } from './sets/eligibility-golden.fixture.ts';
import {
  eligibility270,
  eligibility271,
  plainValue,
  readableTwin,
  readEnvelopes,
  readTransaction,
  rewrite,
  tokenizer,
  type X12Problem,
} from './index.ts';

const specs = [eligibility270, eligibility271];
const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const only = (text: string) => {
  const [transaction] = readEnvelopes(bytesOf(text)).interchanges[0]?.groups[0]?.transactions ?? [];
  if (transaction === undefined) throw new Error('There is no transaction.');
  return transaction;
};

test.each(Object.entries(goldens))('%s is read and written back byte for byte', (_, text) => {
  const again = rewrite(bytesOf(text), specs);
  expect(again.problems).toEqual([]);
  expect(again.bytes?.toString()).toBe(text);
});

test('line ends, a byte order mark and other delimiters change nothing', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = active.replaceAll('~', `~${end}`);
    expect(rewrite(bytesOf(text), specs).bytes?.toString()).toBe(text);
  }
  expect(rewrite(bytesOf(`\u{FEFF}${active}`), specs).bytes?.toString()).toBe(active);
  const other = active.replaceAll('*', '|').replaceAll('^', '&').replaceAll(':', '>').replaceAll('~', '\n');
  expect(rewrite(bytesOf(other), specs)).toMatchObject({ problems: [] });
  expect(rewrite(bytesOf(other), specs).bytes?.toString()).toBe(other);
});

test('an accent in a name changes nothing about what the segment is', () => {
  const accented = question.replace('BRAMBLE*IONA', 'NÚÑEZ*IÓNA');
  expect(rewrite(bytesOf(accented), specs)).toMatchObject({ problems: [] });
  expect(rewrite(bytesOf(accented), specs).bytes?.toString()).toBe(accented);
});

test('several interchanges follow each other, each with its own delimiters', () => {
  const second = question.replaceAll('*', '|').replaceAll('000000411', '000000413');
  const read = readEnvelopes(bytesOf(`${active}\r\n${second}\n`));
  expect(read.problems).toEqual([]);
  expect(read.interchanges.map((one) => one.control)).toEqual(['000000911', '000000413']);
});

test('bytes may come in pieces of any size', () => {
  for (const size of [1, 7, 105, 107]) {
    const ids: string[] = [];
    const problems: X12Problem[] = [];
    const tokens = tokenizer({
      segment: (one) => void ids.push(one.raw()),
      problem: (one) => void problems.push(one),
    });
    const bytes = bytesOf(active.replaceAll('~', '~\r\n'));
    for (let i = 0; i < bytes.length; i += size) tokens.feed(bytes.subarray(i, i + size));
    tokens.end();
    expect(problems).toEqual([]);
    expect(ids).toEqual(active.split('~').slice(0, -1));
  }
});

test('a binary segment is cut by its length, whatever stands in it', () => {
  const problems: X12Problem[] = [];
  const cut: string[] = [];
  const tokens = tokenizer({
    segment: (one) => void cut.push(one.text(one.count)),
    problem: (one) => void problems.push(one),
  });
  tokens.feed(bytesOf(`${question.slice(0, 106)}BIN*9*a~b*c~ISA~SE*1*1~`));
  tokens.end();
  expect(problems).toEqual([]);
  expect(cut.slice(1)).toEqual(['a~b*c~ISA', '1']);
});

test('the typed value says what the message says', () => {
  const asked = readTransaction(only(question), eligibility270).value;
  const subscriber = asked?.sources[0]?.receivers[0]?.subscribers[0];
  expect(subscriber?.individual).toMatchObject({
    name: { familyName: 'BRAMBLE', givenName: 'IONA', id: 'MN445566' },
    birth: { birthOn: '1952-08-09' },
    dates: [{ qualifier: '291', period: '20261201' }],
  });
  expect(subscriber?.questions.map((one) => one.asked.serviceTypes)).toEqual([['18'], ['12', '42']]);
  const said = readTransaction(only(active), eligibility271).value;
  const benefits = said?.sources[0]?.receivers[0]?.subscribers[0]?.benefits ?? [];
  expect(benefits.map((one) => one.benefit.benefit)).toEqual(['1', '1', 'A', 'C', 'C', 'D', 'R']);
  expect(benefits[1]?.benefit).toMatchObject({
    serviceTypes: ['18', '12'],
    authorization: 'Y',
    inNetwork: 'Y',
  });
  expect(benefits[5]?.benefit.procedure).toEqual({ qualifier: 'HC', code: 'E1390', modifier1: 'RR' });
  expect(benefits[6]?.related?.who[0]?.name.familyName).toBe('OTHER SUN MUTUAL');
  const dependent = readTransaction(only(dependentQuestion), eligibility270).value?.sources[0]?.receivers[0]
    ?.subscribers[0]?.dependents[0];
  expect(dependent?.individual.relationship).toEqual({ isSubscriber: 'N', relationship: '19' });
});

/** What is wrong, in short: layer and code, place. */
const short = ({ layer, code, at }: X12Problem) =>
  `${layer} ${code} ${at.id}${at.element === undefined ? '' : at.element.toString().padStart(2, '0')}@${at.segment.toString()}`;

// [why, message, text to find, what replaces it, the problem expected]
const wrongs: readonly (readonly [string, string, string, string, string])[] = [
  ['a trailer of another transaction', question, 'SE*14*0001', 'SE*14*0002', 'transaction 3 SE02@16'],
  ['a wrong count of segments', question, 'SE*14*', 'SE*13*', 'transaction 4 SE01@16'],
  ['a group that ends as another', question, 'GE*1*77', 'GE*1*78', 'group 4 GE02@17'],
  ['a wrong count of transactions', question, 'GE*1*', 'GE*2*', 'group 5 GE01@17'],
  [
    'an interchange that ends as another',
    question,
    'IEA*1*000000411',
    'IEA*1*000000412',
    'interchange 001 IEA02@18',
  ],
  ['a wrong count of groups', question, 'IEA*1*', 'IEA*0*', 'interchange 021 IEA01@18'],
  ['an old version', question, '*00501*', '*00401*', 'interchange 017 ISA12@1'],
  [
    'another guide',
    question,
    'GS*HS*HEARTHHUB*MOONPLAN*20261123*0912*77*X*005010X279A1',
    'GS*HS*HEARTHHUB*MOONPLAN*20261123*0912*77*X*005010X279',
    'transaction I6 ST03@3',
  ],
  [
    'a day that does not exist',
    question,
    'GS*HS*HEARTHHUB*MOONPLAN*20261123',
    'GS*HS*HEARTHHUB*MOONPLAN*20260231',
    'interchange 024 GS04@2',
  ],
  ['a group of answers that holds a question', question, 'GS*HS', 'GS*HB', 'transaction 1 ST01@3'],
  ['a birth date that does not exist', question, '*19520809', '*19520230', 'element 8 DMG02@12'],
  ['half a birth date', question, 'DMG*D8*19520809', 'DMG*D8', 'element 2 DMG02@12'],
  ['a number without its kind', question, '****MI*MN445566', '*****MN445566', 'element 2 NM108@11'],
  ['a level that skips a number', question, 'HL*3*2*22*0', 'HL*4*2*22*0', 'element 7 HL01@9'],
  ['a level under the wrong parent', question, 'HL*3*2*22*0', 'HL*3*1*22*0', 'element 7 HL02@9'],
  ['a level that promises what does not come', question, 'HL*3*2*22*0', 'HL*3*2*22*1', 'element 7 HL04@9'],
  ['somebody who does not belong there', question, 'NM1*IL*', 'NM1*QC*', 'element 7 NM101@11'],
  ['no name at all', question, 'NM1*IL*1*BRAMBLE*IONA****MI*MN445566~', '', 'segment I7 NM1@11'],
  ['an element too many', question, 'DMG*D8*19520809', 'DMG*D8*19520809*F*A*B', 'element 3 DMG04@12'],
  ['a separator too many', question, 'EQ*18~', 'EQ*18*~', 'element 1 EQ02@14'],
  [
    'a range that says it is a day',
    question,
    'DTP*291*D8*20261201',
    'DTP*291*D8*20261201-20261202',
    'element 8 DTP03@13',
  ],
  ['an unknown reason', notFound, 'AAA*N**75*C', 'AAA*N**99*C', 'element 7 AAA03@12'],
  ['a reason in an unused place', notFound, 'AAA*N**75*C', 'AAA*N*X*75*C', 'element I10 AAA02@12'],
  ['a segment nobody knows', active, 'EB*R**30', 'ZZZ*1', 'segment 2 ZZZ@27'],
  ['others that do not end', active, 'LE*2120~', '', 'segment 3 LE@31'],
  [
    'a component where one value belongs',
    active,
    'NM1*PR*2*MOON PLAN',
    'NM1*PR*2*MOON:PLAN',
    'element 13 NM103@6',
  ],
  ['a name said twice', active, 'BRAMBLE*IONA', 'BRAMBLE^OAK*IONA', 'element 12 NM103@12'],
  ['a control character', active, 'MILL LANE', 'MILL\tLANE', 'element 6 N301@14'],
  ['a cut in the middle', active, 'SE*30*0001~GE*1*77~IEA*1*000000911~', '', 'interchange 023 LE@31'],
  ['a trailer for nothing', question, 'GE*1*77~', 'GE*1*77~GE*1*77~', 'interchange 022 GE@18'],
  ['a separator lost in the header', question, '*ZZ*HEARTHHUB', '*ZZXHEARTHHUB', 'interchange 022 @1'],
  ['no X12 at all', '<html>Sorry</html>', '', '', 'interchange 022 @1'],
  ['nothing', '', '', '', 'interchange 022 @1'],
];

test.each(wrongs)('%s is told with its place and code', (_, text, find, put, expected) => {
  expect(text).toContain(find);
  const { problems, bytes } = rewrite(bytesOf(find === '' ? text : text.replace(find, put)), specs);
  expect(bytes).toBeUndefined();
  expect(problems.map(short)).toContain(expected);
});

test('named departures are let through when the settings say so, and told', () => {
  const loose = only(active.replace('EB*R**30', 'EB*R**30*').replace('HL*2*', 'ZZZ*1~HL*2*'));
  expect(readTransaction(loose, eligibility271).value).toBeUndefined();
  const read = readTransaction(loose, eligibility271, {
    tolerate: ['trailing_separators', 'unknown_segments'],
  });
  expect(read.value).toBeDefined();
  expect(read.tolerated.map(short)).toEqual(['segment 2 ZZZ@8', 'element 1 EB04@28']);
});

/** Replaces, inserts and takes away one byte at every place. */
function* mutants(text: string): Generator<Buffer> {
  const bytes = bytesOf(text);
  const signs = Array.from('*~^:A0 -')
    .map((one) => one.charCodeAt(0))
    .concat(0, 10, 0xff);
  for (let i = 0; i < bytes.length; i += 3) {
    for (const sign of signs) {
      if (bytes[i] !== sign) {
        const changed = Buffer.from(bytes);
        changed[i] = sign;
        yield changed;
      }
      yield Buffer.concat([bytes.subarray(0, i), Buffer.from([sign]), bytes.subarray(i)]);
    }
    yield Buffer.concat([bytes.subarray(0, i), bytes.subarray(i + 1)]);
  }
}

test.each(Object.entries({ question, active, notFound }))(
  'any one byte of %s changed: understood whole, or told where',
  { timeout: 120_000 },
  (_, text) => {
    let told = 0;
    for (const mutant of mutants(text)) {
      const { bytes, problems } = rewrite(mutant, specs);
      if (problems.length === 0) {
        const seen = mutant.toString('latin1').replaceAll(/[\r\n]/g, '');
        if (bytes?.toString('latin1').replaceAll(/[\r\n]/g, '') !== seen)
          expect(bytes?.toString('latin1')).toBe(seen);
      } else {
        told += 1;
        const lost = problems.find(
          (one) => one.at.offset < 0 || one.at.offset > mutant.length || one.at.segment < 1,
        );
        if (lost !== undefined) expect(lost).toBe('a place in the message');
      }
    }
    expect(told).toBeGreaterThan(1000);
  },
);

test('the readable twin stands beside every segment, and says what is wrong where', () => {
  const twin = readableTwin(bytesOf(active), specs);
  expect(twin.map((line) => line.raw)).toEqual(active.split('~').slice(0, -1));
  const words = (raw: string) =>
    twin.find((line) => line.raw.startsWith(raw))?.says.map(({ label, text }) => `${label}: ${text}`);
  expect(words('EB*1**18')).toEqual([
    'What: Active coverage',
    'About: equipment to rent, equipment to buy',
    'Insurance: Medicare Advantage HMO',
    'Plan: MOON SENIOR HMO',
    'Authorization needed: yes',
    'In the plan’s network: yes',
  ]);
  expect(words('DTP*347')).toEqual(['Of: plan ends', 'Form: a date', 'When: 2026-12-31']);
  const broken = readableTwin(bytesOf(notFound.replace('AAA*N**75*C', 'AAA*N**99*C')), specs);
  expect(broken.filter((line) => line.problems.length > 0).map((line) => line.raw)).toEqual(['AAA*N**99*C']);
});

// Outside samples are read where they lie (`npm test -- --samples DIR`, or DOORSTEP_SAMPLES); without them: not run.
const at = process.env['DOORSTEP_SAMPLES'] ?? '';
const folders = ['270_005010X279A1', '271_005010X279A1'].map((name) => join(at, 'x12', name));
test.skipIf(at === '' || !folders.every((one) => existsSync(one)))(
  'outside samples are read whole, or refused with a place',
  () => {
    for (const folder of folders)
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name));
        const again = rewrite(bytes, specs);
        const told = again.problems.map(short);
        if (name === 'subscriber-health-benefit-check-error.271')
          expect(told, name).toEqual(['transaction 3 SE02@10']);
        else expect([told, again.bytes?.toString().trim()], name).toEqual([[], bytes.toString().trim()]);
      }
  },
);

test('a value says the same in the same order, whatever was looked at first, on demand or plain', () => {
  const read = () => readTransaction(only(active), eligibility271).value;
  const [looked, whole] = [read(), read()];
  const subscriber = looked?.sources[0]?.receivers[0]?.subscribers[0];
  expect(subscriber?.benefits.at(-1)?.benefit.benefit).toBeDefined();
  expect(subscriber?.individual.birth?.birthOn).toBeDefined();
  expect(JSON.stringify(looked)).toBe(JSON.stringify(whole));
  expect(JSON.stringify(plainValue(looked))).toBe(JSON.stringify(whole));
  expect(structuredClone(plainValue(looked))).toEqual({ ...whole });
  expect('sources' in { ...whole } && !('nothing' in { ...whole })).toBe(true);
});
