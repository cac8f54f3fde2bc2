// Why: imports only go down (run → care → wire → base), rooms meet at their front doors, and what a browser loads
// stays free of Node. Held here, so that the tree still means something in a year.

import type { Finding, Source } from './tidy-source.ts';

const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: ['base'],
  wire: ['wire', 'base'],
  care: ['care', 'wire', 'base'],
  portals: ['portals', 'care', 'base'],
  town: ['town', 'care', 'wire', 'base'],
  run: ['run', 'care', 'wire', 'base', 'town', 'portals'],
};

const isTest = /\.(test|fixture|snapshot)\.tsx?$|\/testing\//;
const isConfig = /\.config\.ts$/;
/** What screens may share with the server. */
export const browserSafe = /\.(schema|contract|machine|rules)\.ts$/;

function top(path: string): string {
  return path.split('/')[0] ?? '';
}

function roomOf(path: string): string | undefined {
  const parts = path.split('/');
  return parts[0] === 'care' && parts.length > 2 ? parts[1] : undefined;
}

/** Law: what runs at a customer's takes nothing from a folder of test helpers. */
export function productNeedsNoTesting(source: Source): Finding[] {
  if (mayImport[top(source.path)] === undefined || isTest.test(source.path) || isConfig.test(source.path))
    return [];
  return source.imports
    .filter((each) => each.inside && each.path.includes('/testing/'))
    .map((each) => ({
      at: `${source.path}:${each.line}`,
      law: `imports the test helper ${each.path}`,
      instead: 'Move what the product needs out of the testing folder; tests may take it from there.',
    }));
}

/** Law: imports go down. Tests may look anywhere. */
export function importsGoDown(source: Source): Finding[] {
  const from = top(source.path);
  const allowed = mayImport[from];
  if (allowed === undefined || isTest.test(source.path) || isConfig.test(source.path)) return [];
  return source.imports
    .filter((each) => each.inside && each.path.includes('/') && !allowed.includes(top(each.path)))
    .map((each) => ({
      at: `${source.path}:${each.line}`,
      law: `${from}/ imports ${each.path}, but may only know ${allowed.join(', ')}`,
      instead: `Pass in what is needed as an argument, or move the code to where both may reach it (a lower folder).`,
    }));
}

/** Law: rooms ask each other through index.ts; shapes, contracts, machines and rules are open to all. */
export function roomsMeetAtTheFrontDoor(source: Source): Finding[] {
  const room = roomOf(source.path);
  if (room === undefined || isTest.test(source.path)) return [];
  return source.imports
    .filter((each) => each.inside && roomOf(each.path) !== undefined && roomOf(each.path) !== room)
    .filter((each) => !each.path.endsWith('/index.ts') && !browserSafe.test(each.path))
    .map((each) => ({
      at: `${source.path}:${each.line}`,
      law: `room ${room} reaches into ${each.path}`,
      instead: `Ask through care/${roomOf(each.path) ?? ''}/index.ts, or let care/journey.ts make that room act.`,
    }));
}

/** Law: portals take from care only what is browser-safe. */
export function portalsTakeOnlyShapes(source: Source): Finding[] {
  if (top(source.path) !== 'portals' || isTest.test(source.path) || isConfig.test(source.path)) return [];
  return source.imports
    .filter((each) => top(each.path) === 'care' && !browserSafe.test(each.path))
    .map((each) => ({
      at: `${source.path}:${each.line}`,
      law: `a portal imports ${each.path}`,
      instead:
        'Take only *.schema.ts, *.contract.ts, *.machine.ts or *.rules.ts from care; ask the API for the rest.',
    }));
}

const serverOnly =
  /^(node:.*|pg|fastify|@fastify\/.*|nodemailer|smtp-server|mailparser|sharp|@node-rs\/.*|@hyzyla\/pdfium|file-type|vite|vitest)$/;

/** Law: what a browser loads reaches no Node, however indirectly. `tree` holds every source by path. */
export function browserFilesStayFreeOfNode(source: Source, tree: ReadonlyMap<string, Source>): Finding[] {
  const inPortal =
    top(source.path) === 'portals' && /\.tsx?$/.test(source.path) && !isConfig.test(source.path);
  const shared = top(source.path) === 'care' && browserSafe.test(source.path);
  if ((!inPortal && !shared) || isTest.test(source.path)) return [];
  const trail = trailToNode(source, tree, new Set());
  if (trail === undefined) return [];
  return [
    {
      at: source.path,
      law: `a browser would load ${trail.join(' → ')}`,
      instead: 'Split what the screen needs into a file without Node, or import only its types.',
    },
  ];
}

function trailToNode(
  source: Source,
  tree: ReadonlyMap<string, Source>,
  seen: Set<string>,
): string[] | undefined {
  seen.add(source.path);
  for (const each of source.imports) {
    if (each.typeOnly) continue;
    if (!each.inside && serverOnly.test(each.path)) return [source.path, each.path];
    const next = each.inside && !seen.has(each.path) ? tree.get(each.path) : undefined;
    const trail = next === undefined ? undefined : trailToNode(next, tree, seen);
    if (trail !== undefined) return [source.path, ...trail];
  }
  return undefined;
}
