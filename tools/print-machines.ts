// Why: people discuss states on paper; this prints every machine of the trade from the table that runs it into
// docs/printed/machines.md. A new *.machine.ts is found by itself, and a stale page fails its test.
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawMachine, tabulateMoves } from '../base/machine/draw.ts';
import type { Machine } from '../base/machine/machine.ts';

type AnyMachine = Machine<string, string, string>;
/** A machine and the file it stands in, relative to the top of the tree. */
export type FoundMachine = { readonly file: string; readonly machine: AnyMachine };

const top = new URL('../', import.meta.url);

/** Where the page is kept. */
export const printedMachines = fileURLToPath(new URL('docs/printed/machines.md', top));

/** Every machine exported by a *.machine.ts under care/, by file name. */
export const everyMachine: readonly FoundMachine[] = await findMachines();

/** The whole page as Markdown. */
export function printMachines(): string {
  const head =
    '# State machines\n\nPrinted from the tables by `node tools/print-machines.ts`; do not edit. ' +
    'The server decides, the buttons are enabled and the sentences are said by these same tables.\n';
  return [head, ...everyMachine.map(printOne)].join('\n');
}

function printOne({ file, machine }: FoundMachine): string {
  const drawing = `\`\`\`mermaid\n${drawMachine(machine)}\n\`\`\``;
  return `## ${machine.name}\n\nFrom [${file}](../../${file}).\n\n${drawing}\n\n${tabulateMoves(machine)}\n`;
}

async function findMachines(): Promise<FoundMachine[]> {
  const files = readdirSync(new URL('care/', top), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.machine.ts'))
    .map((file) => `care/${file.replaceAll('\\', '/')}`)
    .sort();
  const found: FoundMachine[] = [];
  for (const file of files) {
    const exported: unknown = await import(new URL(file, top).href);
    for (const value of Object.values(exported ?? {}))
      if (isMachine(value)) found.push({ file, machine: value });
  }
  return found;
}

function isMachine(value: unknown): value is AnyMachine {
  return (
    typeof value === 'object' && value !== null && 'moves' in value && 'states' in value && 'start' in value
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(printedMachines, printMachines());
