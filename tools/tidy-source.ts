// Why: the laws of style.md are held against the parsed program, not against lines of text, so that a comment or a
// string never counts as code. This reads the tree once for all laws.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

/** A node of the syntax tree, reduced to what the laws look at. */
export type Node = { readonly type: string; readonly start: number; readonly end: number };

/** One import; `path` is the file inside the tree, or the package's name. */
export type Import = {
  readonly path: string;
  readonly inside: boolean;
  readonly typeOnly: boolean;
  readonly line: number;
};

/** A file as the laws see it; `nodes` and `imports` are empty for what is not TypeScript or JavaScript. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly nodes: readonly { readonly node: Node; readonly parents: readonly Node[] }[];
  readonly imports: readonly Import[];
  readonly opensWithComment: boolean;
};

/** A broken law: where, what is wrong and what to do instead. */
export type Finding = { readonly at: string; readonly law: string; readonly instead: string };

const skipped = new Set([
  'node_modules',
  '.git',
  '.doorstep',
  'dist',
  'coverage',
  'pictures',
  '__snapshots__',
]);
const code = /\.(ts|tsx|mjs)$/;

/** All files of the tree worth reading, as posix paths from the root; generated pages stay out. */
export function treeFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (skipped.has(entry.name) || path === 'docs/printed' || path === 'package-lock.json') return [];
    if (entry.isDirectory()) return treeFiles(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Reads and parses one file of the tree. */
export function readSource(root: string, path: string): Source {
  return sourceOf(path, readFileSync(join(root, path), 'utf8'));
}

/** Parses text as if it stood at `path`; the self-tests of the laws plant their violations with it. */
export function sourceOf(path: string, text: string): Source {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (!code.test(path)) {
    return { path, text, lines, nodes: [], imports: [], opensWithComment: /^(--|\/\*|<!--|#)/.test(text) };
  }
  const parsed = parseSync(path, text);
  const nodes: { node: Node; parents: readonly Node[] }[] = [];
  walk(parsed.program, [], (node, parents) => nodes.push({ node, parents }));
  const body = text.replace(/^#![^\n]*\n/, '').trimStart();
  const imports = nodes.flatMap(({ node }) => importOf(path, text, node));
  return { path, text, lines, nodes, imports, opensWithComment: /^(\/\/|\/\*)/.test(body) };
}

/** Line number (from 1) of an offset. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** True for anything that looks like a syntax node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A field of a node, whatever it holds. */
export function field(node: Node | undefined, name: string): unknown {
  return node === undefined ? undefined : Reflect.get(node, name);
}

/** A field of a node when it is a node itself. */
export function child(node: Node | undefined, name: string): Node | undefined {
  const value = field(node, name);
  return isNode(value) ? value : undefined;
}

/** The name of an identifier, else ''. */
export function nameOf(node: Node | undefined): string {
  const name = node?.type === 'Identifier' ? field(node, 'name') : '';
  return typeof name === 'string' ? name : '';
}

function walk(
  node: Node,
  parents: readonly Node[],
  visit: (node: Node, parents: readonly Node[]) => void,
): void {
  visit(node, parents);
  const below = [...parents, node];
  for (const value of Object.values(node)) {
    for (const entry of Array.isArray(value) ? value : [value]) if (isNode(entry)) walk(entry, below, visit);
  }
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
]);

function importOf(path: string, text: string, node: Node): Import[] {
  if (!importing.has(node.type)) return [];
  const specifier = field(child(node, 'source'), 'value');
  if (typeof specifier !== 'string') return [];
  const inside = specifier.startsWith('.');
  const typeOnly = field(node, 'importKind') === 'type' || field(node, 'exportKind') === 'type';
  const target = inside
    ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))
    : packageOf(specifier);
  return [{ path: target, inside, typeOnly, line: lineOf(text, node.start) }];
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@')
    ? parts.slice(0, 2).join('/')
    : specifier.startsWith('node:')
      ? specifier
      : (parts[0] ?? '');
}

/** Reads the whole tree. */
export function readTree(root: string): Map<string, Source> {
  const readable = /\.(ts|tsx|mjs|sql|md|css|html|json)$/;
  const paths = treeFiles(root).filter((path) => readable.test(path) && existsSync(join(root, path)));
  return new Map(paths.map((path) => [path, readSource(root, path)]));
}
