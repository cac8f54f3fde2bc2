// Why: what was brought is told unit by unit where it carries a serial number, because a recall is found by nothing else.
import { IconPlus } from '@tabler/icons-react';
import { Button } from '../kit/button.tsx';
import { FieldRow, TextField } from '../kit/fields.tsx';
import type { ProofDraft } from './proof-draft.ts';
import css from './visits.module.css';

export type ProofItemsProps = {
  readonly items: ProofDraft['items'];
  /** True where each unit carries a serial number. */
  readonly serial: boolean;
  readonly onChange: (items: ProofDraft['items']) => void;
};

/** The things handed over. */
export function ProofItems({ items, serial, onChange }: ProofItemsProps) {
  const set = (at: number, part: Partial<ProofDraft['items'][number]>) =>
    onChange(items.map((item, i) => (i === at ? { ...item, ...part } : item)));
  return (
    <div className={css['items']}>
      {items.map((item, i) => (
        <div key={i} className={css['item']}>
          <FieldRow>
            <TextField
              name={`items.${i.toString()}.quantity`}
              label="How many"
              required
              inputMode="decimal"
              value={item.quantity}
              onChange={(quantity) => set(i, { quantity })}
            />
            <TextField
              name={`items.${i.toString()}.serial`}
              label="Serial number"
              required={serial}
              value={item.serial}
              onChange={(value) => set(i, { serial: value })}
            />
            <TextField
              name={`items.${i.toString()}.lot`}
              label="Lot"
              value={item.lot}
              onChange={(lot) => set(i, { lot })}
            />
          </FieldRow>
          {items.length > 1 ? (
            <Button
              size="small"
              look="quiet"
              onClick={() => onChange(items.filter((_, other) => other !== i))}
            >
              Remove this item
            </Button>
          ) : null}
        </div>
      ))}
      <Button
        icon={<IconPlus aria-hidden="true" />}
        onClick={() => onChange([...items, { quantity: '1', serial: '', lot: '' }])}
      >
        Another item
      </Button>
    </div>
  );
}
