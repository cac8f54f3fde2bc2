// Why: what is ordered stands in lines, one per service or item, because each line gets its own clock, approval and
// provider. Rows are added and taken away from the keyboard, and focus lands where typing goes on.
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { families, familyLabels } from '../../care/cases/cases.schema.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { SelectField, TextField } from '../kit/fields.tsx';
import { VisitCalendar } from '../kit/visit-calendar.tsx';
import { newLine, type LineForm } from './order-form.ts';
import css from './send-order.module.css';

const choices = families.map((family) => ({ value: family, label: familyLabels[family] }));

export type OrderLinesProps = {
  readonly lines: readonly LineForm[];
  /** The first day of service as typed, for the weeks of visits. */
  readonly from: string;
  readonly onChange: (lines: readonly LineForm[]) => void;
};

/** The lines of the order. Enter in a line adds the next one. */
export function OrderLines({ lines, from, onChange }: OrderLinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const goTo = useRef<string | null>(null);
  useEffect(() => {
    if (goTo.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-line="${goTo.current}"] input`)?.focus();
    goTo.current = null;
  });
  function add(after: number): void {
    const key = String(Math.max(0, ...lines.map((line) => Number(line.key))) + 1);
    goTo.current = key;
    onChange([...lines.slice(0, after + 1), newLine(key), ...lines.slice(after + 1)]);
  }
  function remove(row: number): void {
    const rest = lines.filter((_line, i) => i !== row);
    const next = rest[Math.min(row, rest.length - 1)] ?? newLine('1');
    goTo.current = next.key;
    onChange(rest.length === 0 ? [next] : rest);
  }
  return (
    <div className={css['lines']} data-field="lines">
      <ol ref={list}>
        {lines.map((line, row) => (
          <LineRow
            key={line.key}
            line={line}
            row={row}
            from={from}
            only={lines.length === 1}
            onChange={(part) => onChange(lines.map((one, i) => (i === row ? { ...one, ...part } : one)))}
            onAdd={() => add(row)}
            onRemove={() => remove(row)}
          />
        ))}
      </ol>
      <Button icon={<IconPlus aria-hidden="true" />} onClick={() => add(lines.length - 1)}>
        Add a line
      </Button>
    </div>
  );
}

type RowProps = {
  readonly line: LineForm;
  readonly row: number;
  readonly from: string;
  readonly only: boolean;
  readonly onChange: (part: Partial<LineForm>) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
};

function LineRow({ line, row, from, only, onChange, onAdd, onRemove }: RowProps) {
  const at = `draft.lines.${row.toString()}`;
  function onKeyDown(event: KeyboardEvent): void {
    const { target } = event;
    // A list of choices keeps its own Enter.
    const isText = target instanceof HTMLInputElement && target.getAttribute('aria-haspopup') === null;
    if (event.key !== 'Enter' || !isText || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onAdd();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter only repeats the button below
    <li
      className={css['line']}
      data-line={line.key}
      aria-label={`Line ${(row + 1).toString()}`}
      onKeyDown={onKeyDown}
    >
      <SelectField
        name={`${at}.family`}
        label="Kind"
        required
        choices={choices}
        value={line.family}
        onChange={(family) => onChange({ family })}
      />
      <TextField
        name={`${at}.description`}
        label="What"
        required
        maxLength={300}
        value={line.description}
        onChange={(description) => onChange({ description })}
      />
      <TextField
        name={`${at}.code`}
        label="HCPCS"
        required
        maxLength={5}
        value={line.code}
        onChange={(code) => onChange({ code })}
      />
      <TextField
        name={`${at}.quantity`}
        label="Quantity"
        required
        inputMode="decimal"
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
      />
      <TextField
        name={`${at}.frequency`}
        label="How often"
        required
        maxLength={120}
        value={line.frequency}
        onChange={(frequency) => onChange({ frequency })}
      />
      <span className={css['lineEnd']}>
        {only ? null : (
          <IconButton label={`Remove line ${(row + 1).toString()}`} icon={<IconTrash />} onClick={onRemove} />
        )}
      </span>
      <div className={css['lineVisits']}>
        <VisitCalendar line={line} from={from} />
      </div>
    </li>
  );
}
