// Why: a supervisor moves work where it can be done, many rows at once, and can take it back.
import { useState } from 'react';
import { listColleagues } from '../../care/people/people.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { Button } from '../kit/button.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Picker } from './picker.tsx';
import { useOwn } from './use-own.ts';

const workers: readonly string[] = ['intake_agent', 'care_coordinator', 'triage_nurse', 'supervisor'];

/** Colleagues who can own work of a payer, by name; of every payer when none is given. */
export function useColleagues(tenantId?: number) {
  const found = useDoor(listColleagues, { query: { tenantId } }, { staleTime: 300_000 });
  return (found.data?.items ?? []).filter((one) => workers.includes(one.role));
}

export type ReassignBarProps = {
  readonly items: readonly WorkItem[];
  readonly onDone: () => void;
};

/** The bulk bar of a list, for whoever may move work. */
export const reassignBar = (selected: readonly WorkItem[], clear: () => void) => (
  <ReassignBar items={selected} onDone={clear} />
);

/** Choose a colleague, move the selected rows. */
function ReassignBar({ items, onDone }: ReassignBarProps) {
  const { reassign } = useOwn();
  const tenants = new Set(items.map((item) => item.tenantId));
  const [only] = tenants;
  const colleagues = useColleagues(tenants.size === 1 ? only : undefined);
  const [to, setTo] = useState('');
  const chosen = colleagues.find((one) => one.id === to);
  async function move(target: { id: string; name: string } | null): Promise<void> {
    if (await reassign(items, target)) onDone();
  }
  return (
    <>
      <Picker
        label="Move to"
        value={to}
        choices={[
          { value: '', label: 'Choose a colleague' },
          ...colleagues.map((one) => ({
            value: one.id,
            label: `${one.name}, ${one.roleLabel.toLowerCase()}`,
          })),
        ]}
        onChange={setTo}
      />
      <Button
        size="small"
        look="primary"
        aria-disabled={chosen === undefined || undefined}
        onClick={() => (chosen === undefined ? undefined : void move(chosen))}
      >
        Reassign {items.length}
      </Button>
      <Button size="small" onClick={() => void move(null)}>
        Back to the queue
      </Button>
    </>
  );
}
