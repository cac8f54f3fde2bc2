// Why: anyone trying Doorstep can stand in every role at once; these people are invented and the list says so.
import type { Problem } from '../kit/problem.ts';
import css from './sign-in.module.css';

export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly roleLabel: string;
  readonly about: string;
};

export type DemoPeopleProps = {
  readonly people: readonly DemoPerson[];
  readonly busyId: string | null;
  readonly problem: Problem | null;
  readonly onChoose: (accountId: string) => void;
};

/** The invented people grouped by role, one press each. */
export function DemoPeople({ people, busyId, problem, onChoose }: DemoPeopleProps) {
  const groups = Map.groupBy(people, (person) => person.roleLabel);
  return (
    <section className={css['demo']} aria-label="Demo sign-in">
      <h2>Or step in as someone</h2>
      <p className={css['lead']}>Everyone here is invented. One press signs you in.</p>
      {problem === null ? null : (
        <p className={css['problem']} role="alert">
          {problem.say}
        </p>
      )}
      <ul className={css['groups']}>
        {[...groups].map(([role, members]) => (
          <li key={role} className={css['group']}>
            <h3>{role}</h3>
            <ul>
              {members.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    className={css['person']}
                    aria-busy={busyId === person.id || undefined}
                    onClick={() => onChoose(person.id)}
                  >
                    {person.name}
                    {person.about === '' ? null : <span>{person.about}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
