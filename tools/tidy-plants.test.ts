// Why: a law that cannot go red holds nothing. Each violation is planted here and has to be found, and the innocent
// look-alike beside it has to pass.

import { describe, expect, test } from 'vitest';
import { noClockInSql, noWallClock } from './tidy-clock.ts';
import { documentsPointSomewhere } from './tidy-documents.ts';
import * as form from './tidy-form.ts';
import * as imports from './tidy-imports.ts';
import { sourceOf, type Finding, type Source } from './tidy-source.ts';

type Plant = readonly [law: (source: Source) => Finding[], path: string, text: string];

const long = (lines: number) => `function long() {\n${'  step();\n'.repeat(lines - 2)}}\n`;
const sentinel = (source: Source) => form.noSentinelsInTheProduct(source, ['Ana Unlucky']);
const documents = (source: Source) => documentsPointSomewhere(source, (path) => path === 'docs/words.md');
const named = (source: Source) => form.pathsAreNamedWell(source.path);

const guilty: readonly Plant[] = [
  [imports.importsGoDown, 'base/db/a.ts', "import { x } from '../../care/intake/index.ts';"],
  [imports.importsGoDown, 'wire/mail/a.ts', "export { x } from '../../run/hub.ts';"],
  [imports.productNeedsNoTesting, 'run/a.ts', "import { x } from './testing/story-hub.ts';"],
  [imports.importsGoDown, 'care/intake/a.ts', "const x = await import('../../run/hub.ts');"],
  [imports.roomsMeetAtTheFrontDoor, 'care/intake/a.ts', "import { x } from '../cases/case.store.ts';"],
  [imports.portalsTakeOnlyShapes, 'portals/kit/a.tsx', "import { x } from '../../care/cases/index.ts';"],
  [named, 'care/intake/HandleOrder.ts', ''],
  [named, 'base/utils/a.ts', ''],
  [named, 'care/intake/intake-helpers.ts', ''],
  [form.identifiersAreNamedWell, 'care/a.ts', 'class OrderManager {}'],
  [form.identifiersAreNamedWell, 'care/a.ts', 'const dateUtils = {};'],
  [noWallClock, 'care/a.ts', 'const at = Date.now();'],
  [noWallClock, 'care/a.ts', 'const at = new Date();'],
  [noWallClock, 'care/a.ts', "const at = new Date('2026-01-01');"],
  [noWallClock, 'base/jobs/a.ts', 'const began = performance.now();'],
  [noWallClock, 'run/a.ts', 'const at = Temporal.Now.instant();'],
  [noWallClock, 'care/a.test.ts', 'const at = Date.now();'],
  [noClockInSql, 'care/a.store.ts', "const q = 'select 1 where due_at < now()';"],
  [noClockInSql, 'care/a.store.ts', 'const q = `update t set at = CURRENT_TIMESTAMP where id = ${id}`;'],
  [
    noClockInSql,
    'db/migrations/0001_intake_base.sql',
    'create table t (at timestamptz default clock_timestamp());',
  ],
  [form.filesFitASitting, 'care/a.ts', '// line\n'.repeat(401)],
  [form.functionsFitAScreen, 'care/a.ts', long(71)],
  [form.exportsAreNamedAndErasable, 'care/a.ts', 'export default function a() {}'],
  [form.exportsAreNamedAndErasable, 'care/a.ts', 'enum State { Received }'],
  [form.filesSayWhy, 'care/a.ts', "import { x } from './b.ts';\n// too late"],
  [form.filesSayWhy, 'db/migrations/0001_intake_base.sql', 'create schema intake;'],
  [sentinel, 'care/a.ts', "if (name === 'Ana Unlucky') throw new Error();"],
  [documents, 'docs/one-order.md', 'See [the words](gone.md).'],
  [documents, 'docs/one-order.md', 'It starts in `care/intake/gone.ts`.'],
];

const innocent: readonly Plant[] = [
  [imports.importsGoDown, 'run/hub.ts', "import { x } from '../care/intake/index.ts';"],
  [imports.importsGoDown, 'base/db/a.ts', "// import { x } from '../../care/intake/index.ts';"],
  [imports.roomsMeetAtTheFrontDoor, 'care/intake/a.ts', "import { x } from '../cases/index.ts';"],
  [imports.roomsMeetAtTheFrontDoor, 'care/intake/a.ts', "import { x } from '../cases/referral.machine.ts';"],
  [
    imports.portalsTakeOnlyShapes,
    'portals/kit/a.tsx',
    "import { x } from '../../care/cases/case.contract.ts';",
  ],
  [named, 'care/cases/service-line.machine.ts', ''],
  [named, 'db/migrations/0001_intake_base.sql', ''],
  [form.identifiersAreNamedWell, 'care/a.ts', 'const caseManager = 1; const serviceLine = 2;'],
  [noWallClock, 'base/time/clock.ts', 'const at = Date.now();'],
  [noWallClock, 'wire/mail/a.ts', 'const at = new Date(header);'],
  [noWallClock, 'bench/bench-intake.ts', 'const began = performance.now();'],
  [noWallClock, 'care/a.ts', "const say = 'Date.now() is banned';"],
  [noClockInSql, 'care/a.store.ts', "const q = 'select known_at from t where due_at < $1';"],
  [noClockInSql, 'db/migrations/0001_intake_base.sql', '-- never now()\ncreate table t (at timestamptz);'],
  [form.functionsFitAScreen, 'care/a.ts', long(70)],
  [
    form.functionsFitAScreen,
    'care/a.test.ts',
    `describe('all of it', () => {\n${'  step();\n'.repeat(80)}});`,
  ],
  [form.exportsAreNamedAndErasable, 'vitest.config.ts', 'export default {};'],
  [form.filesSayWhy, 'run/a.mjs', '#!/usr/bin/env node\n// Why: a start.'],
  [sentinel, 'town/sentinels.ts', "export const names = ['Ana Unlucky'];"],
  [
    documents,
    'docs/one-order.md',
    'See [the words](words.md) and `docs/words.md`, or [a site](https://example.org).',
  ],
];

function titled(plants: readonly Plant[]): (readonly [string, ...Plant])[] {
  return plants.map(
    (plant) => [`${plant[0].name} in ${plant[1]}: ${plant[2].slice(0, 60)}`, ...plant] as const,
  );
}

describe('a planted violation is found', () => {
  test.each(titled(guilty))('%s', (_title, law, path, text) => {
    const [first] = law(sourceOf(path, text));
    expect(first?.instead).toMatch(/\w.*\.$|Small letters/);
  });
});

describe('an innocent look-alike passes', () => {
  test.each(titled(innocent))('%s', (_title, law, path, text) => {
    expect(law(sourceOf(path, text))).toEqual([]);
  });
});

const schemaOverIds = (how: string): Map<string, Source> =>
  new Map(
    [
      sourceOf('care/cases/case.schema.ts', `${how} { x } from '../../base/ids/ids.ts';`),
      sourceOf('base/ids/ids.ts', "import { randomBytes } from 'node:crypto';"),
    ].map((source) => [source.path, source]),
  );

function browserTrouble(how: string): Finding[] {
  const tree = schemaOverIds(how);
  return [...tree.values()].flatMap((source) => imports.browserFilesStayFreeOfNode(source, tree));
}

test('a shape that reaches Node by a detour is found, and a type alone is not', () => {
  expect(browserTrouble('import')).toMatchObject([
    { law: expect.stringContaining('node:crypto') as unknown },
  ]);
  expect(browserTrouble('import type')).toEqual([]);
});

test('a room without its page or front door is found', () => {
  expect(
    form.roomsAreComplete(['care/intake/index.ts', 'care/journey.ts']).map((finding) => finding.at),
  ).toEqual(['care/intake/README.md']);
});
