// Why: when a payer's roster ends the coverage of somebody who is being cared for, their coordinator hears it that day and not by a
// denied claim (domain.md §1.3, not eligible).
import type { Deed, Happened } from '../../base/events/event.ts';
import { openCasesOfMembers } from '../cases/index.ts';
import { openTask } from '../work/index.ts';

/** Journey step on `memberEnded`: each open case of the member gets a task. */
export async function tellCoverageEnded(deed: Deed, happened: Happened<unknown>): Promise<void> {
  const { coveredTo, how } = happened.data as { coveredTo: string; how: 'said' | 'absent' };
  const said = how === 'said' ? 'says that coverage ends' : 'no longer names this member; coverage ends';
  for (const { id } of await openCasesOfMembers(deed.tx, deed.tenantId, [happened.subjectId])) {
    const say = `The payer’s roster ${said} on ${coveredTo}. Ask the payer, tell the member and the office, and end-date what is arranged.`;
    await openTask(deed, { referralId: id, code: 'coverage_lapsed', say });
  }
}
