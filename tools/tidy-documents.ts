// Why: a document that names a file which is gone sends the next person astray. Links and file names in Markdown are
// checked against the tree.

import { posix } from 'node:path';
import type { Finding, Source } from './tidy-source.ts';

const link = /\[[^\]]*\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const mention = /`((?:[\w.@-]+\/)+[\w.@-]+\.(?:ts|tsx|mjs|md|sql|json|css|html|sh))(?::\d+)?`/g;
const notOurs = /^(https?:|mailto:|#|node_modules\/|\.doorstep\/)|NNNN|NAME/;

/** Law: relative links and `path/to/file` mentions of a document resolve. `exists` tells whether a path is in the tree. */
export function documentsPointSomewhere(source: Source, exists: (path: string) => boolean): Finding[] {
  if (!source.path.endsWith('.md')) return [];
  const folder = posix.dirname(source.path);
  const prose = source.text.replace(/^```[^]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '));
  const findings: Finding[] = [];
  for (const [pattern, kind] of [
    [link, 'link'],
    [mention, 'file name'],
  ] as const) {
    for (const found of prose.matchAll(pattern)) {
      const target = decodeURI(found[1] ?? '').replace(/#.*$/, '');
      if (target === '' || notOurs.test(target)) continue;
      const beside = posix.join(folder, target);
      if (exists(beside) || (kind === 'file name' && exists(target))) continue;
      findings.push({
        at: `${source.path}:${prose.slice(0, found.index).split('\n').length}`,
        law: `the ${kind} ${target} points at nothing`,
        instead: 'Name the file where it is now, or take the sentence out.',
      });
    }
  }
  return findings;
}
