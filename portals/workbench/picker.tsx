// Why: a filter is chosen with two presses and read at a glance; the browser's own list is the quickest one there is.
import { useId } from 'react';
import css from './picker.module.css';

export type PickerProps = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

/** A labelled native select for toolbars. */
export function Picker({ label, value, choices, onChange }: PickerProps) {
  const id = useId();
  return (
    <span className={css['picker']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </span>
  );
}
