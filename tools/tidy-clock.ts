// Why: deadlines are promises to patients and payers; a single reading of a machine's own clock would let two servers
// disagree about them. Time is read once per action, from base/time, and passed on as `at`.

import { child, field, lineOf, nameOf, type Finding, type Node, type Source } from './tidy-source.ts';

// The browser's clock is set against the hub's in exactly one file.
const mayReadClock = /^(base\/time\/|portals\/kit\/clock\.ts$|tools\/tidy)/;
const mayBuildDates = /^(wire\/|base\/time\/|portals\/kit\/clock\.ts$|tools\/tidy)/;
const mayMeasure = /^(bench\/|tools\/|stories\/)|\.test\.tsx?$/;
const isTest = /\.test\.tsx?$/;

const instead =
  'Take the time as an argument `at` (an Instant); the clock of base/time is read once per action.';

/** Law: no wall clock outside base/time, in TypeScript. */
export function noWallClock(source: Source): Finding[] {
  if (mayReadClock.test(source.path)) return [];
  return source.nodes.flatMap(({ node }) => {
    const law = clockReading(source.path, node);
    return law === undefined
      ? []
      : [{ at: `${source.path}:${lineOf(source.text, node.start)}`, law, instead }];
  });
}

function clockReading(path: string, node: Node): string | undefined {
  if (node.type === 'MemberExpression') {
    const read = `${nameOf(child(node, 'object'))}.${nameOf(child(node, 'property'))}`;
    if (read === 'Date.now' || read === 'Temporal.Now') return `reads ${read}`;
    if ((read === 'performance.now' || read === 'performance.timeOrigin') && !mayMeasure.test(path))
      return `reads ${read}`;
  }
  const isDate = nameOf(child(node, 'callee')) === 'Date';
  if (node.type === 'CallExpression' && isDate) return 'reads Date()';
  if (node.type === 'NewExpression' && isDate) {
    const given = field(node, 'arguments');
    if (Array.isArray(given) && given.length === 0) return 'reads new Date()';
    if (!mayBuildDates.test(path) && !isTest.test(path))
      return 'builds a Date by hand; only wire/ may, at its edge';
  }
  return undefined;
}

const sqlClock =
  /\b(now\s*\(\s*\)|current_timestamp|localtimestamp|current_date|(clock|statement|transaction)_timestamp\s*\(\s*\))/i;

/** Law: no wall clock in SQL outside base/time. */
export function noClockInSql(source: Source): Finding[] {
  if (mayReadClock.test(source.path) || isTest.test(source.path)) return [];
  const sqlInstead =
    'Bind the time as a parameter `at`; a column without a default makes a forgotten one visible.';
  if (source.path.endsWith('.sql')) {
    if (!source.path.startsWith('db/migrations/')) return [];
    return source.text.split('\n').flatMap((line, index) => {
      const found = sqlClock.exec(line.replace(/--.*$/, ''));
      return found === null
        ? []
        : [{ at: `${source.path}:${index + 1}`, law: `SQL reads ${found[0]}`, instead: sqlInstead }];
    });
  }
  return source.nodes.flatMap(({ node }) => {
    const found = sqlClock.exec(textOf(node));
    if (found === null) return [];
    const at = `${source.path}:${lineOf(source.text, node.start)}`;
    return [{ at, law: `SQL reads ${found[0]}`, instead: sqlInstead }];
  });
}

function textOf(node: Node): string {
  const value = field(node, 'value');
  if (node.type === 'Literal' && typeof value === 'string') return value;
  if (node.type !== 'TemplateElement' || typeof value !== 'object' || value === null) return '';
  return 'raw' in value && typeof value.raw === 'string' ? value.raw : '';
}
