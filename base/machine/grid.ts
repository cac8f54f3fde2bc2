// Why: the whole state × move grid of a machine as text, so that a test can keep it as a snapshot and review sees every
// cell that a change opens or shuts.
import { keysOf, statesOf, type Machine } from './machine.ts';

/** One line per state and move that somebody can make: 'received  acknowledge → acknowledged  (intake_agent, system)'. */
export function gridOf<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): string {
  const names = keysOf(table.moves);
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
  const { from, to, by } = table.moves[name];
  if (!from.includes(state)) return '·';
  return `→ ${to === 'previous' ? '(the state before)' : to}  by ${by.join(', ')}`;
}
