// Why: the office's form and the agent's desk ask the same clinical questions from one declaration, only those that what is
// ordered calls for, and each family's once however many lines it has (ask once); what is good to know waits folded at the end.
import {
  fieldOf,
  questionsFor,
  type AskedGroup,
  type ClinicalWords,
} from '../../care/completeness/clinical-questions.rules.ts';
import type { OrderedLine } from '../../care/needs/order-kind.rules.ts';
import { ClinicalBoxes } from './clinical-boxes.tsx';
import css from './clinical-fields.module.css';
import { ClinicalRows } from './clinical-rows.tsx';

export type ClinicalFieldsProps = {
  readonly lines: readonly OrderedLine[];
  readonly words: ClinicalWords;
  /** The contract's path before each field: 'draft.clinical' or 'clinical'. */
  readonly path: string;
  readonly onChange: (words: ClinicalWords) => void;
};

/** The clinical questions of what is ordered; nothing when none asks any. */
export function ClinicalFields(props: ClinicalFieldsProps) {
  const { lines, words } = props;
  const groups = questionsFor(lines, words);
  return (
    <>
      {groups
        .filter(({ questions }) => questions.length > 0)
        .map((group) => (
          <fieldset key={group.key} className={css['group']}>
            <legend>{group.title}</legend>
            {group.list === undefined ? (
              <ClinicalBoxes group={group} questions={group.questions} {...props} />
            ) : (
              <ClinicalRows group={group} {...props} />
            )}
          </fieldset>
        ))}
      <Advice groups={groups} {...props} />
    </>
  );
}

/** Safety and contact: never owed, folded until somebody opens it. */
function Advice({ groups, ...props }: ClinicalFieldsProps & { readonly groups: readonly AskedGroup[] }) {
  const asked = groups.flatMap((group) => group.advice.map((question) => ({ group, question })));
  if (asked.length === 0) return null;
  const answered = asked.filter(
    ({ group, question }) => (props.words[fieldOf(group, question)] ?? '') !== '',
  );
  return (
    <details className={css['advice']}>
      <summary>
        Safety and contact, if they are at hand{' '}
        <span>
          {answered.length} of {asked.length}
        </span>
      </summary>
      <div className={css['adviceGroups']}>
        {groups
          .filter(({ advice }) => advice.length > 0)
          .map((group) => (
            <ClinicalBoxes key={group.key} group={group} questions={group.advice} {...props} />
          ))}
      </div>
    </details>
  );
}
