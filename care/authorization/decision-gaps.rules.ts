// Why: a decision is saved only with every word its readers are owed; what is still missing is said in one sentence that
// names each field, the same to a person at the form and to a program at the door.
import { refuse, type Refusal } from '../../base/refusal/refusal.ts';
import { decisionBody, type DecisionBody, type DecisionDraft } from './authorization.schema.ts';

const asks: Record<string, string> = {
  reason: 'Say why, in plain words.',
  question: 'Say what the office should answer.',
  criterion: 'Name the criterion: NCD, LCD, evidence of coverage or policy.',
  wouldChange: 'Say what would change the decision.',
  peerContact: 'Name whom the clinician can call, and until when.',
  instead: 'Say what is approved instead.',
  ground: 'Choose the ground.',
  approvedQuantity: 'Say how many are approved.',
  validTo: 'Choose the last day as a date.',
};

/** The complete decision, or what is still missing of it: the first in words, all of them by their fields. */
export function completeDecision(draft: DecisionDraft): DecisionBody | Refusal<'invalid'> {
  const read = decisionBody.safeParse(draft);
  if (read.success) return read.data;
  const unwanted = read.error.issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unwanted !== undefined)
    return refuse(
      'invalid',
      `This decision takes no ${unwanted.keys.join(', ')}. Leave it out.`,
      unwanted.keys,
    );
  const fields = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? 'move')))];
  const says = fields.map((field) => asks[field] ?? 'Choose what to decide.');
  return refuse('invalid', says.join(' '), fields);
}
