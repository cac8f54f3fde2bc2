// Why: offices order the same things for the same people again; an earlier order of theirs is found by name and begun from.
import { useEffect, useState } from 'react';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import { dayIn } from '../../base/time/instant.ts';
import { Button } from '../kit/button.tsx';
import { SelectField } from '../kit/fields.tsx';
import { whatOf } from './own-case-words.ts';
import css from './send-order.module.css';
import { useOwnCases } from './use-own-cases.ts';

/** A button that becomes the list of the office's earlier orders. */
export function CopyEarlier({ onCopy }: { readonly onCopy: (like: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div className={css['copy']}>
        <Button onClick={() => setOpen(true)}>Copy from an earlier order</Button>
      </div>
    );
  return (
    <Earlier
      onCopy={(like) => {
        setOpen(false);
        onCopy(like);
      }}
    />
  );
}

const mostListed = 100;
const nameOf = (one: OwnCase) =>
  `${one.patientName}, ${whatOf(one)}, ${dayIn(one.zone, one.receivedAt)}, ${one.caseNumber}`;

function Earlier({ onCopy }: { readonly onCopy: (like: string) => void }) {
  const { cases, problem, hasMore, more } = useOwnCases(600_000);
  const count = cases?.length ?? 0;
  useEffect(() => {
    if (hasMore && count < mostListed) more();
  }, [hasMore, count, more]);
  if (problem !== null) return <p role="alert">{problem.say}</p>;
  if (cases === undefined) return <output className={css['say']}>Your earlier orders are being read…</output>;
  const orders = cases.filter((one) => one.kind === 'order');
  if (orders.length === 0) return <output className={css['say']}>There is no earlier order to copy.</output>;
  return (
    <div className={css['copy']}>
      <SelectField
        name="like"
        label="Earlier order"
        hint={`Type a name. The newest ${orders.length.toString()} stand here.`}
        required
        value={null}
        choices={orders.map((one) => ({ value: `${one.tenantId.toString()}.${one.id}`, label: nameOf(one) }))}
        onChange={(like) => {
          if (like !== null) onCopy(like);
        }}
      />
    </div>
  );
}
