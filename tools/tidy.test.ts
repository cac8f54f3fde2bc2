// Why: these are the laws of the tree (the design's page on style), held on every run. Each finding says where, what is
// wrong and what to do instead.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sentinelNames } from '../town/sentinels.ts';
import { noClockInSql, noWallClock } from './tidy-clock.ts';
import { documentsPointSomewhere } from './tidy-documents.ts';
import { exceptions } from './tidy-exceptions.ts';
import * as form from './tidy-form.ts';
import * as imports from './tidy-imports.ts';
import { readTree, type Finding } from './tidy-source.ts';

const root = join(import.meta.dirname, '..');
const tree = readTree(root);
const sources = [...tree.values()];
const paths = [...tree.keys()];

const laws: Readonly<Record<string, () => Finding[]>> = {
  'imports only go down: run → care → wire → base': () => sources.flatMap(imports.importsGoDown),
  'nothing that runs takes a test helper': () => sources.flatMap(imports.productNeedsNoTesting),
  'rooms meet at their front doors': () => sources.flatMap(imports.roomsMeetAtTheFrontDoor),
  'portals take only shapes, contracts, machines and rules from care': () =>
    sources.flatMap(imports.portalsTakeOnlyShapes),
  'what a browser loads is free of Node': () =>
    sources.flatMap((source) => imports.browserFilesStayFreeOfNode(source, tree)),
  'files and folders say what they hold, in kebab-case': () => paths.flatMap(form.pathsAreNamedWell),
  'identifiers say what they do': () => sources.flatMap(form.identifiersAreNamedWell),
  'the clock is read in base/time only': () => sources.flatMap(noWallClock),
  'SQL is given the time': () => sources.flatMap(noClockInSql),
  'a file reads in one sitting': () => sources.flatMap((source) => form.filesFitASitting(source)),
  'a function fits a screen': () => sources.flatMap((source) => form.functionsFitAScreen(source)),
  'exports have names and syntax is erasable': () => sources.flatMap(form.exportsAreNamedAndErasable),
  'a file opens by saying why it exists': () => sources.flatMap(form.filesSayWhy),
  'the product does not know who brings bad luck': () =>
    sources.flatMap((source) => form.noSentinelsInTheProduct(source, sentinelNames)),
  'each room has its page and its front door': () => form.roomsAreComplete(paths),
  'documents point at files that exist': () =>
    sources.flatMap((source) => documentsPointSomewhere(source, (path) => existsSync(join(root, path)))),
};

function pathOf(finding: Finding): string {
  return finding.at.replace(/:\d+$/, '');
}

test.each(Object.entries(laws))('%s', (law, findings) => {
  const spared = exceptions[law] ?? [];
  const found = findings();
  const broken = found.filter((finding) => !spared.includes(pathOf(finding)));
  const told = broken.map(({ at, law: what, instead }) => `${at}: ${what}. ${instead}`);
  expect(told.join('\n')).toBe('');
  const needless = spared.filter((path) => !found.some((finding) => pathOf(finding) === path));
  expect(needless, 'these follow the law now: take them out of tools/tidy-exceptions.ts').toEqual([]);
});

test('exceptions name laws that exist', () => {
  expect(Object.keys(exceptions).filter((law) => !(law in laws))).toEqual([]);
});

test('files of more than 250 lines are named, so that they are split before they are too long', () => {
  const long = sources.flatMap((source) => form.filesFitASitting(source, 250));
  if (long.length > 0) console.warn(long.map((finding) => `${finding.at}: ${finding.law}`).join('\n'));
  expect(sources.length).toBeGreaterThan(20);
});
