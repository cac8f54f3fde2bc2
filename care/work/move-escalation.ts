// Why: a manager commits to a date and time and later says how it was resolved; both are written into the case.
import { append, type Deed } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { toInstant } from '../../base/time/instant.ts';
import type { Mover } from '../cases/mover.machine.ts';
import { escalationMachine, type EscalationMove, type EscalationState } from './escalation.machine.ts';
import { escalationMoved } from './work.events.ts';
import { escalationById, moveEscalation, type Escalation } from './escalations.store.ts';
import { setFlags } from './work.store.ts';

function after(escalation: Escalation, moves: EscalationMove[], role: string): Or<EscalationState> {
  let state = escalation.status as EscalationState;
  for (const move of moves) {
    const next = step(escalationMachine, move, state, role as Mover);
    if (isRefusal(next)) return next;
    state = next;
  }
  return state;
}

/** Commits to a date and time in the future. */
export async function commitTo(deed: Deed, id: string, committedFor: string): Promise<Or<null>> {
  const escalation = await deed.tx.maybe(escalationById, [deed.tenantId, id]);
  if (escalation === undefined) return absent;
  const when = toInstant(committedFor);
  if (when <= deed.at)
    return refuse('in_the_past', 'The committed time has passed already. Choose a time ahead.', [
      'committedFor',
    ]);
  const state = after(
    escalation,
    [escalation.status === 'assigned' ? 'commit' : 'commit_anew'],
    deed.by.role,
  );
  if (isRefusal(state)) return state;
  await deed.tx.run(moveEscalation, [deed.tenantId, id, state, when, null, null]);
  await append(deed, escalationMoved, escalation.referralId, {
    escalationId: id,
    to: state,
    committedFor: when,
    resolution: null,
  });
  return null;
}

/** Resolves an escalation in words; a committed one is started on the way. */
export async function resolveWith(deed: Deed, id: string, resolution: string): Promise<Or<null>> {
  const escalation = await deed.tx.maybe(escalationById, [deed.tenantId, id]);
  if (escalation === undefined) return absent;
  const way: EscalationMove[] = escalation.status === 'committed' ? ['start', 'resolve'] : ['resolve'];
  const state = after(escalation, way, deed.by.role);
  if (isRefusal(state)) {
    return state.refused === 'wrong_state'
      ? refuse('wrong_state', 'Commit to a date and time first, then resolve it.')
      : state;
  }
  await deed.tx.run(moveEscalation, [deed.tenantId, id, state, null, deed.at, resolution]);
  await deed.tx.run(setFlags, [deed.tenantId, 'referral', escalation.referralId, null, false, null]);
  await append(deed, escalationMoved, escalation.referralId, {
    escalationId: id,
    to: state,
    committedFor: escalation.committedFor,
    resolution,
  });
  return null;
}
