// Why: the whole state × move grid of a machine as text, so that a test can keep it as a snapshot and review sees every
// cell that a change opens or shuts.
import { statesOf, step, type Machine } from './machine.ts';

/** One line per state and move that somebody can make: 'received  acknowledge → acknowledged  (intake_agent, system)'. */
export function gridOf<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): string {
  const names = Object.keys(table.moves) as MoveName[];
  const blocks = statesOf(table).map((state) => {
    const cells = names.map((name) => `  ${name.padEnd(30)}${cell(table, state, name)}`);
    return [state, ...cells].join('\n');
  });
  return blocks.join('\n');
}

function cell<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
  state: State,
  name: MoveName,
): string {
  const by = table.moves[name].by;
  const [first] = by;
  if (first === undefined) return '·';
  // A marker stands for the state before a pause; it is never a state of the table.
  const next = step(table, name, state, first, '(the state before)' as State);
  return typeof next === 'string' ? `→ ${next}  by ${by.join(', ')}` : '·';
}
