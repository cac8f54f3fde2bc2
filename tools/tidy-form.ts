// Why: names that say nothing, files nobody finishes and functions that need scrolling are where a tree starts to rot.

import { child, lineOf, nameOf, type Finding, type Node, type Source } from './tidy-source.ts';

const banned = 'helpers?|utils?|common|shared|services?|managers?|misc';
const bannedPart = new RegExp(`^(.*-)?(${banned})$`);
// Titles of the trade that happen to end in a banned word.
const tradeTitles = new Set(['case-manager', 'network-manager', 'shared-care']);
const bannedName = /^(helpers?|utils?|common|misc)$|(Helpers?|Utils?|Misc|Service)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
const allowedPart =
  /^(README|CONTRIBUTING|ARCHITECTURE|CHANGELOG|LICENSE|SECURITY)(\.md)?$|^\.[a-z]|^\d{4}_[a-z0-9_]+\.sql$|^\d{4}-/;

/** Law: files and folders are kebab-case and named after what they hold. */
export function pathsAreNamedWell(path: string): Finding[] {
  return path.split('/').flatMap((part) => {
    if (allowedPart.test(part)) return [];
    const stem = part.split('.')[0] ?? part;
    if (!kebab.test(part))
      return [
        { at: path, law: `"${part}" is not kebab-case`, instead: 'Small letters, digits and hyphens.' },
      ];
    if (bannedPart.test(stem) && !tradeTitles.has(stem)) {
      return [
        {
          at: path,
          law: `"${part}" says nothing`,
          instead: 'Name it after what it does for whom (acknowledge-referral.ts).',
        },
      ];
    }
    return [];
  });
}

const declares = new Set([
  'FunctionDeclaration',
  'ClassDeclaration',
  'VariableDeclarator',
  'TSTypeAliasDeclaration',
  'TSInterfaceDeclaration',
]);

/** Law: nothing declared is called helper, util, common, misc or …Service. */
export function identifiersAreNamedWell(source: Source): Finding[] {
  return source.nodes.flatMap(({ node }) => {
    const name = declares.has(node.type) ? nameOf(child(node, 'id')) : '';
    const saysNothing =
      bannedName.test(name) || (node.type === 'ClassDeclaration' && name.endsWith('Manager'));
    if (name === '' || !saysNothing) return [];
    const at = `${source.path}:${lineOf(source.text, node.start)}`;
    return [
      {
        at,
        law: `"${name}" says nothing`,
        instead: 'Name it after what it does: a verb for actions, a noun of the trade for things.',
      },
    ];
  });
}

/** Law: a file has at most 400 lines (reads in one sitting below 250). */
export function filesFitASitting(source: Source, limit = 400): Finding[] {
  if (!/\.(ts|tsx|mjs|css)$/.test(source.path) || source.lines <= limit) return [];
  return [
    {
      at: source.path,
      law: `${source.lines} lines, more than ${limit}`,
      instead: 'Split it by noun or by action, never by kind.',
    },
  ];
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Law: a function has at most 70 lines. The wrapper of a group of tests is no function in this sense. */
export function functionsFitAScreen(source: Source, limit = 70): Finding[] {
  return source.nodes.flatMap(({ node, parents }) => {
    if (!functions.has(node.type) || isTestGroup(parents.at(-1))) return [];
    const from = lineOf(source.text, node.start);
    const length = lineOf(source.text, node.end) - from + 1;
    if (length <= limit) return [];
    const instead = 'Pull a step out under its own name; ifs stay up, loops go down.';
    return [
      { at: `${source.path}:${from}`, law: `a function of ${length} lines, more than ${limit}`, instead },
    ];
  });
}

function isTestGroup(parent: Node | undefined): boolean {
  if (parent?.type !== 'CallExpression') return false;
  const callee = child(parent, 'callee');
  const inner = callee?.type === 'CallExpression' ? child(callee, 'callee') : callee;
  return nameOf(inner) === 'describe' || nameOf(child(inner, 'object')) === 'describe';
}

/** Law: only syntax that type-stripping runs, and every export has a name. */
export function exportsAreNamedAndErasable(source: Source): Finding[] {
  return source.nodes.flatMap(({ node }) => {
    const at = `${source.path}:${lineOf(source.text, node.start)}`;
    if (node.type === 'ExportDefaultDeclaration' && !/\.config\.ts$|\.d\.ts$/.test(source.path)) {
      return [
        {
          at,
          law: 'a default export',
          instead: 'Export it by name, so that it is called the same everywhere.',
        },
      ];
    }
    if (node.type === 'TSEnumDeclaration') {
      return [
        { at, law: 'an enum', instead: "Use a union of strings: type State = 'received' | 'acknowledged'." },
      ];
    }
    return [];
  });
}

/** Law: a file opens by saying why it exists. A test need not: its names are sentences and it lies beside what it tests. */
export function filesSayWhy(source: Source): Finding[] {
  const asked =
    (/\.(ts|tsx|mjs)$/.test(source.path) && !/\.test\.tsx?$/.test(source.path)) ||
    /^db\/migrations\/.*\.sql$/.test(source.path);
  if (!asked || source.opensWithComment) return [];
  const instead =
    'Open it with one to three sentences: why it exists and which rule of the trade it keeps, with its source.';
  return [{ at: source.path, law: 'no opening comment', instead }];
}

/** Law: sentinel names trigger bad luck only in the town, the sandbox, stories and tests; the product must not know them. */
export function noSentinelsInTheProduct(source: Source, sentinels: readonly string[]): Finding[] {
  const exempt = /^(town\/|run\/sandbox|stories\/|docs\/)|\.test\.tsx?$|\.md$|\.json$/;
  if (exempt.test(source.path)) return [];
  return sentinels
    .filter((name) => source.text.includes(name))
    .map((name) => ({
      at: source.path,
      law: `names the sentinel member ${name}`,
      instead: 'Let the sandbox in run/sandbox make the bad luck; the product may not know who brings it.',
    }));
}

/** Law: each room of care has its README.md and its front door. */
export function roomsAreComplete(paths: readonly string[]): Finding[] {
  const rooms = new Set(
    paths.filter((path) => /^care\/[^/]+\//.test(path)).map((path) => path.split('/').slice(0, 2).join('/')),
  );
  return [...rooms].flatMap((room) =>
    ['README.md', 'index.ts']
      .filter((name) => !paths.includes(`${room}/${name}`))
      .map((name) => ({
        at: `${room}/${name}`,
        law: 'missing',
        instead:
          name === 'index.ts'
            ? 'Write the front door: the questions others may ask and the events this room emits.'
            : 'Ten lines: its promise, its words, whom it asks, what it announces.',
      })),
  );
}
