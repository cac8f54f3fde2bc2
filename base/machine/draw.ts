// Why: the printed diagram comes from the same table that decides, so that what people discuss is what runs.
import { finalStates, sayRoles, statesOf, type Machine, type Move } from './machine.ts';

type AnyMachine = Machine<string, string, string>;

// A move open from more states than this is drawn once, from a box of its own, or it would bury the picture.
const mostArrows = 4;

/** A Mermaid state diagram of a machine. */
export function drawMachine(table: AnyMachine): string {
  const lines = [
    'stateDiagram-v2',
    '  direction LR',
    ...statesOf(table).map((s) => `  ${s}: ${table.states[s] ?? s}`),
  ];
  lines.push(`  [*] --> ${table.start}`);
  for (const [name, move] of Object.entries(table.moves)) lines.push(...drawMove(name, move));
  lines.push(...finalStates(table).map((state) => `  ${state} --> [*]`));
  return lines.join('\n');
}

function drawMove(name: string, move: Move<string, string>): string[] {
  const lines: string[] = [];
  const to = move.to === 'previous' ? `before_${name}` : move.to;
  if (move.to === 'previous') lines.push(`  ${to}: the state before`);
  if (move.from.length > mostArrows) {
    lines.push(`  any_${name}: any of ${move.from.length} states (see the table)`);
    return [...lines, `  any_${name} --> ${to}: ${move.label}`];
  }
  return [...lines, ...move.from.map((from) => `  ${from} --> ${to}: ${move.label}`)];
}

/** Every move of a machine as a Markdown table: label, from, to, who, and the sentence said when refused. */
export function tabulateMoves(table: AnyMachine): string {
  const words = (state: string) => table.states[state] ?? 'the state before';
  const rows = Object.entries(table.moves).map(([name, move]) => {
    const cells = [
      `${move.label} (\`${name}\`)`,
      move.from.map(words).join(', '),
      words(move.to),
      sayRoles(move.by),
      move.only,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| Move | From | To | Who | Said when it is not possible |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}
