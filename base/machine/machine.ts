// Why: states and moves are written once as a table, and the API, the button, the printed diagram and the
// database's CHECK all read that table, so that none of them can disagree about what may happen next.
import { refuse, type Or } from '../refusal/refusal.ts';

/** One move of a machine: who may make it, from where to where, its button label and the sentence said when refused. */
export type Move<State extends string, Role extends string> = {
  readonly from: readonly State[];
  readonly to: State | 'previous';
  readonly by: readonly Role[];
  readonly label: string;
  readonly only: string;
};

/** A state machine as a plain table. `states` maps each state to the words people read. */
export type Machine<State extends string, MoveName extends string, Role extends string> = {
  readonly name: string;
  readonly start: State;
  readonly states: Readonly<Record<State, string>>;
  readonly moves: Readonly<Record<MoveName, Move<State, Role>>>;
};

/** Types a machine literal without widening it. */
export function machine<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): Machine<State, MoveName, Role> {
  return table;
}

export type StepRefusal = 'wrong_state' | 'not_your_move';

/**
 * The next state, or why not. `previous` is the state before a pause, needed only by moves that return to it.
 * Refuses with `not_your_move` (role) or `wrong_state` (the move's own `only` sentence).
 */
export function step<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
  name: MoveName,
  state: State,
  role: Role,
  previous?: State,
): Or<State, StepRefusal> {
  const move = table.moves[name];
  if (!move.from.includes(state)) return refuse('wrong_state', move.only);
  if (!move.by.includes(role)) return refuse('not_your_move', `${move.label} is not for this role.`);
  if (move.to !== 'previous') return move.to;
  if (previous === undefined) return refuse('wrong_state', move.only);
  return previous;
}

/** What each move would say for this state and role: `true`, or the sentence that explains why not. Feeds `can` in replies. */
export function movesFor<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
  state: State,
  role: Role,
): Record<MoveName, true | string> {
  const answer = {} as Record<MoveName, true | string>;
  for (const name of Object.keys(table.moves) as MoveName[]) {
    const next = step(table, name, state, role, state);
    answer[name] = typeof next === 'string' ? true : next.say;
  }
  return answer;
}
