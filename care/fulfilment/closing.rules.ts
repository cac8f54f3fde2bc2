// Why: a loop is closed by proof or by a trouble that somebody resolved, never by forgetting; what still stands in the way is
// listed in words (brief: "the loop is closed").
import { serviceLineMachine, type ServiceLineState } from '../cases/service-line.machine.ts';
import { needsSerial } from './proof.rules.ts';

export type ClosingLine = {
  readonly number: number;
  readonly status: string;
  readonly family: string;
  readonly code: string | null;
};

/** Lines whose proof stands, or of which nothing will come. */
const settled: ReadonlySet<string> = new Set([
  'delivered',
  'started',
  'ongoing',
  'discharged',
  'picked_up',
  'exhausted',
  'replaced',
  'recalled',
  'closed',
  'cancelled',
  'denied',
  'not_covered',
]);

/** What keeps a case from being closed, each a finished sentence; none when it may be. */
export function whatKeepsOpen(
  status: string,
  lines: readonly ClosingLine[],
  openTasks: readonly { readonly label: string; readonly say: string }[],
): string[] {
  if (status === 'closed' || status === 'cancelled') return ['The case is over already.'];
  const unproved = lines
    .filter((line) => !settled.has(line.status))
    .map((line) => {
      const label = serviceLineMachine.states[line.status as ServiceLineState] ?? line.status;
      return `Line ${line.number.toString()} is not proved: ${label.toLowerCase()}.`;
    });
  const tasks = openTasks.map((task) => `Still to do: ${task.label.toLowerCase()}.`);
  const found = [...unproved, ...tasks];
  return found.length === 0 && status !== 'completed'
    ? ['Only a case whose lines are all proved can be closed.']
    : found;
}

const goingOn: ReadonlySet<string> = new Set(['oxygen', 'pap', 'infusion', 'enteral', 'home_health']);

/** True where the service goes on after the case closes: rented equipment, recurring supplies, an episode of care. */
export const goesOn = ({ family, code, status }: ClosingLine): boolean =>
  status === 'started' || goingOn.has(family) || (family === 'dme' && needsSerial(code));
