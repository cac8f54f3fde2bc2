// Why: the same item is called the same in every list, heading and spoken row; words are made once.
import { familyLabels, type Family } from '../../care/cases/cases.schema.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import type { Tone } from '../kit/status-mark.tsx';

/** The page of a case or of an arrival. */
export function pathOf(kind: WorkItem['kind'], tenantId: number, id: string): string {
  return `/workbench/${kind === 'arrival' ? 'arrivals' : 'cases'}/${tenantId.toString()}/${id}`;
}

/** Where the work on an item is done: a review on its own page, everything else on its case. */
export function pathOfItem(item: Pick<WorkItem, 'kind' | 'tenantId' | 'subjectId' | 'caseId'>): string {
  if (item.kind === 'review') return pathOfReview(item.tenantId, item.subjectId);
  return pathOf(item.kind, item.tenantId, item.caseId ?? item.subjectId);
}

/** The page of a review. */
export function pathOfReview(tenantId: number, id: string): string {
  return `/workbench/reviews/${tenantId.toString()}/${id}`;
}

/** What is asked for, in words; an arrival says how it came. */
export function whatOf(item: Pick<WorkItem, 'kind' | 'family' | 'channel' | 'stageLabel'>): string {
  if (item.kind === 'exception') return 'Needs a person';
  if (item.kind === 'task' || item.kind === 'review')
    return familyLabels[item.family as Family] ?? item.stageLabel;
  if (item.kind === 'arrival') return `By ${item.channel}`;
  return familyLabels[item.family as Family] ?? 'Not read yet';
}

/** Who it is about. A mail nobody has read yet has no name: it says whom it came from. */
export function whoOf(item: Pick<WorkItem, 'title'>): { readonly name: string; readonly isNamed: boolean } {
  const isAddress = item.title.includes('@') && !item.title.includes(' ');
  return isAddress ? { name: `From ${item.title}`, isNamed: false } : { name: item.title, isNamed: true };
}

export const riskTone: Record<WorkItem['risk'], Tone> = {
  calm: 'working',
  at_risk: 'risk',
  breached: 'breach',
};
export const riskWord: Record<WorkItem['risk'], string> = {
  calm: 'On time',
  at_risk: 'At risk',
  breached: 'Breached',
};

const dueWords: Record<string, string> = {
  acknowledgement: 'Acknowledge',
  acknowledgement_24h: 'Acknowledge',
  scheduling_discharge: 'Schedule',
  scheduling: 'Schedule',
  start_of_care: 'Start care',
  inquiry_answer: 'Answer',
  lobby_placement: 'Place',
  discharge_escalation: 'Escalate',
  escalation_commit: 'Commit',
  task: 'Do',
  still_looking: 'Tell office',
  determination: 'Decide',
  determination_expedited: 'Decide',
};

/** What the next deadline asks for: `Schedule`. */
export function dueWord(kind: string | null): string {
  if (kind === null) return '';
  return dueWords[kind] ?? kind.replaceAll('_', ' ');
}

/** How a row is called aloud. */
export function rowNameOf(item: WorkItem): string {
  return `case ${item.caseNumber}, ${whoOf(item).name}`;
}
