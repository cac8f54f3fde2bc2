// Why: while somebody speaks, the case builds itself in sight: what was said, and what is still missing.
import { familyLabels, type Family } from '../../care/cases/cases.schema.ts';
import css from './call.module.css';
import { Gaps } from './gaps.tsx';
import type { OrderWords } from './order-words.ts';
import { sayUsDay } from './say-us-day.ts';

type SoFarProps = {
  readonly words: OrderWords;
  readonly payer: string | null;
  readonly gaps: readonly { readonly field: string; readonly say: string }[];
};

/** The case as it stands on the call. */
export function CaseSoFar({ words, payer, gaps }: SoFarProps) {
  const name = `${words.givenName} ${words.familyName}`.trim();
  const said: readonly (readonly [string, string])[] = [
    ['Born', words.birthOn === '' ? '' : sayUsDay(words.birthOn)],
    ['Plan', payer ?? ''],
    ['Member ID', words.memberNumber],
    ['Caller', [words.requesterName, words.requesterOrganization].filter((part) => part !== '').join(', ')],
    ['Ordered by', words.clinicianName],
    ['Where to', [words.line1, words.city, words.state].filter((part) => part !== '').join(', ')],
    ['Goes home', words.dischargeDay === '' ? '' : `${sayUsDay(words.dischargeDay)} ${words.dischargeTime}`],
  ];
  const lines = words.lines.filter((line) => line.description !== '' || line.family !== '');
  return (
    // It scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region is focusable (WCAG 2.1.1)
    <aside className={css['soFar']} aria-label="The case so far" tabIndex={0}>
      <section className={css['built']}>
        <h2>The case so far</h2>
        <p className={css['name']}>{name === '' ? 'Not named yet' : name}</p>
        <dl>
          {said.map(([label, value]) => (
            <div key={label} data-empty={value === '' || undefined}>
              <dt>{label}</dt>
              <dd>{value === '' ? '…' : value}</dd>
            </div>
          ))}
        </dl>
        {lines.length === 0 ? null : (
          <ul>
            {lines.map((line) => (
              <li key={line.key}>
                {line.description === ''
                  ? (familyLabels[line.family as Family] ?? line.family)
                  : line.description}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Gaps gaps={gaps} title="Still missing" />
    </aside>
  );
}
