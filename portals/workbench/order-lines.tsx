// Why: what is ordered is a list that grows while somebody reads or speaks; each line can be taken off again.
import { IconPlus, IconX } from '@tabler/icons-react';
import { families, familyLabels } from '../../care/cases/cases.schema.ts';
import { Button, IconButton } from '../kit/button.tsx';
import { SelectField, TextField } from '../kit/fields.tsx';
import { VisitCalendar } from '../kit/visit-calendar.tsx';
import css from './order-form.module.css';
import { emptyLine, type LineWords } from './order-words.ts';

const familyChoices = families.map((family) => ({ value: family, label: familyLabels[family] }));

type LinesProps = {
  readonly lines: readonly LineWords[];
  /** The first day of service as typed, for the weeks of visits. */
  readonly from: string;
  readonly onChange: (lines: readonly LineWords[]) => void;
};

/** The lines of an order as fields. */
export function Lines({ lines, from, onChange }: LinesProps) {
  const change = (at: number, part: Partial<LineWords>) =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  return (
    <div className={css['lines']}>
      {lines.map((line, i) => (
        <fieldset key={line.key} className={css['line']}>
          <legend className="only-heard">Line {i + 1}</legend>
          <SelectField
            name={`lines.${i.toString()}.family`}
            label="Service"
            required
            value={line.family === '' ? null : line.family}
            choices={familyChoices}
            onChange={(family) => change(i, { family: family ?? '' })}
          />
          <TextField
            name={`lines.${i.toString()}.description`}
            label="Description"
            required
            value={line.description}
            onChange={(description) => change(i, { description })}
          />
          <TextField
            name={`lines.${i.toString()}.code`}
            label="HCPCS"
            maxLength={5}
            value={line.code}
            onChange={(code) => change(i, { code })}
          />
          <TextField
            name={`lines.${i.toString()}.quantity`}
            label="Quantity"
            inputMode="decimal"
            value={line.quantity}
            onChange={(quantity) => change(i, { quantity })}
          />
          <TextField
            name={`lines.${i.toString()}.frequency`}
            label="How often"
            value={line.frequency}
            onChange={(frequency) => change(i, { frequency })}
          />
          <span className={css['drop']}>
            <IconButton
              label={`Take line ${(i + 1).toString()} off`}
              icon={<IconX />}
              onClick={() => onChange(lines.filter((_line, k) => k !== i))}
            />
          </span>
          <div className={css['visits']}>
            <VisitCalendar line={line} from={from} />
          </div>
        </fieldset>
      ))}
      <Button icon={<IconPlus aria-hidden="true" />} onClick={() => onChange([...lines, emptyLine()])}>
        Add a service or item
      </Button>
    </div>
  );
}
