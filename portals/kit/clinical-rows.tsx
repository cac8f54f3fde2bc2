// Why: wounds, dressings and drugs are told one after the other; each is a row that can be added and taken off from the
// keyboard, with the focus where typing goes on.
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import {
  rowsOf,
  withoutRow,
  withRow,
  type AskedGroup,
  type ClinicalWords,
} from '../../care/completeness/clinical-questions.rules.ts';
import { Button, IconButton } from './button.tsx';
import { ClinicalBoxes } from './clinical-boxes.tsx';
import css from './clinical-fields.module.css';

export type ClinicalRowsProps = {
  readonly group: AskedGroup;
  readonly words: ClinicalWords;
  readonly path: string;
  readonly onChange: (words: ClinicalWords) => void;
};

/** The rows of a repeated group. */
export function ClinicalRows({ group, words, path, onChange }: ClinicalRowsProps) {
  const { field = '', one = '', atMost = 1 } = group.list ?? {};
  const list = useRef<HTMLOListElement>(null);
  const goTo = useRef<number | null>(null);
  const count = Math.min(rowsOf(words, field), atMost);
  useEffect(() => {
    if (goTo.current === null) return;
    list.current?.children[goTo.current]?.querySelector<HTMLElement>('input:not([type="hidden"])')?.focus();
    goTo.current = null;
  });
  const name = (at: number) => `${one.slice(0, 1).toUpperCase()}${one.slice(1)} ${(at + 1).toString()}`;
  return (
    <div className={css['rows']}>
      <ol ref={list}>
        {Array.from({ length: count }, (_, at) => (
          <li key={at} aria-label={name(at)}>
            <div className={css['rowHead']}>
              <span aria-hidden="true">{name(at)}</span>
              {count === 1 ? null : (
                <IconButton
                  label={`Take ${one} ${(at + 1).toString()} off`}
                  icon={<IconTrash />}
                  onClick={() => {
                    goTo.current = Math.min(at, count - 2);
                    onChange(withoutRow(words, field, at));
                  }}
                />
              )}
            </div>
            <ClinicalBoxes
              group={group}
              questions={group.questions}
              row={at}
              words={words}
              path={path}
              onChange={onChange}
            />
          </li>
        ))}
      </ol>
      {count >= atMost ? null : (
        <Button
          icon={<IconPlus aria-hidden="true" />}
          onClick={() => {
            goTo.current = count;
            onChange(withRow(words, group));
          }}
        >
          Add a {one}
        </Button>
      )}
    </div>
  );
}
