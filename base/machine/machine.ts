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
  if (!move.by.includes(role)) return refuse('not_your_move', `“${move.label}” is for ${sayRoles(move.by)}.`);
  if (move.to !== 'previous') return move.to;
  if (previous === undefined) return refuse('wrong_state', move.only);
  return previous;
}

/** 'an intake agent, a supervisor or the system': the people of a move as words. */
export function sayRoles(roles: readonly string[]): string {
  const said = roles.map((role) => {
    const words = role.replaceAll('_', ' ');
    if (role === 'system' || role === 'clock') return `the ${words}`;
    return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
  });
  const last = said.at(-1) ?? 'nobody';
  return said.length > 1 ? `${said.slice(0, -1).join(', ')} or ${last}` : last;
}

/**
 * The state that a history of moves leads to, from the start. Remembers the state before a pause for moves back to
 * `previous`. Throws RangeError when a move was impossible where it stands, so a log that does not fold is found out.
 */
export function fold<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
  history: readonly MoveName[],
): State {
  const returnable = pausesOf(table);
  let state = table.start;
  let previous: State | undefined;
  for (const name of history) {
    const move = table.moves[name];
    const next = move.to === 'previous' ? previous : move.to;
    if (!move.from.includes(state) || next === undefined) {
      throw new RangeError(`${table.name}: ${name} is impossible in state ${state}.`);
    }
    if (returnable.has(next) && next !== state) previous = state;
    state = next;
  }
  return state;
}

/** The names of a table, typed. */
export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the type of the keys
  return Object.keys(table) as Key[];
}

function movesOf<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): Move<State, Role>[] {
  return keysOf(table.moves).map((name) => table.moves[name]);
}

/** The states from which some move leads back to the state before: entering one, that state must be remembered. */
export function pausesOf<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): ReadonlySet<State> {
  const moves = movesOf(table);
  return new Set(moves.filter((move) => move.to === 'previous').flatMap((move) => move.from));
}

/** The states that no move leads to from the start: a table that has any is wrong. */
export function unreachableStates<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): State[] {
  const moves = movesOf(table);
  const reached = new Set<State>([table.start]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const move of moves) {
      if (move.to !== 'previous' && move.from.some((state) => reached.has(state))) reached.add(move.to);
    }
  }
  return statesOf(table).filter((state) => !reached.has(state));
}

/** The states no move leaves. */
export function finalStates<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): State[] {
  const left = new Set(movesOf(table).flatMap((move) => move.from));
  return statesOf(table).filter((state) => !left.has(state));
}

/** Every state, in the order of the table; what a database CHECK must list. */
export function statesOf<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
): State[] {
  return keysOf(table.states);
}

/** What each move would say for this state and role: `true`, or the sentence that explains why not. Feeds `can` in replies. */
export function movesFor<State extends string, MoveName extends string, Role extends string>(
  table: Machine<State, MoveName, Role>,
  state: State,
  role: Role,
): Record<MoveName, true | string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filled for every name right below
  const answer = {} as Record<MoveName, true | string>;
  for (const name of keysOf(table.moves)) {
    const next = step(table, name, state, role, state);
    answer[name] = typeof next === 'string' ? true : next.say;
  }
  return answer;
}
