// Why: whoever answers for the floor sees in one look what is late, what will be, and what nobody holds, and moves it.
import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { countWork, viewLabels } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { DataTable } from '../kit/data-table.tsx';
import { EvidenceSide, useEvidence } from '../kit/evidence.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Desk, useColleague } from './desk.tsx';
import { pathOfItem, rowNameOf } from './item-words.ts';
import { Peek } from './peek.tsx';
import { reassignBar } from './reassign.tsx';
import { useFreshMarks } from './use-fresh-marks.ts';
import { useOwn } from './use-own.ts';
import { useWorklist } from './use-worklist.ts';
import { columnsOf, narrowItem } from './worklist-columns.tsx';
import { WorklistEmpty } from './worklist-empty.tsx';
import css from './supervisor.module.css';

const watched = ['breached', 'at_risk', 'unowned', 'escalated'] as const;
type Watched = (typeof watched)[number];

/** The page at `/workbench/supervisor`. */
export function SupervisorPage() {
  return (
    <Desk at="/workbench/supervisor" title="Oversight">
      <EvidenceSide>
        <Oversight />
      </EvidenceSide>
    </Desk>
  );
}

function sentenceOf(counts: Record<string, { count: number }> | undefined): string {
  if (counts === undefined) return 'Counting…';
  const n = (view: Watched) => counts[view]?.count ?? 0;
  if (n('breached') + n('at_risk') + n('unowned') === 0)
    return 'Nothing is late, nothing is at risk, and everything has an owner.';
  const part = (count: number, one: string, many: string) =>
    count === 0 ? null : `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
  return `${[
    part(n('breached'), 'deadline was missed', 'deadlines were missed'),
    part(n('at_risk'), 'case is at risk', 'cases are at risk'),
    part(n('unowned'), 'item has no owner', 'items have no owner'),
  ]
    .filter((words) => words !== null)
    .join(', ')}. Select rows and move them to whoever can do them.`;
}

function Oversight() {
  const counts = useDoor(countWork, {}).data?.counts;
  const [chosen, setChosen] = useState<Watched | null>(null);
  const fullest = watched.find((view) => (counts?.[view]?.count ?? 0) > 0) ?? 'at_risk';
  const view = chosen ?? fullest;
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <h1>Oversight</h1>
        <p>{sentenceOf(counts)}</p>
      </header>
      <Tabs
        value={view}
        onChange={(to) => setChosen(watched.find((one) => one === to) ?? null)}
        keepMounted={false}
        className={css['tabs'] ?? ''}
      >
        <Tabs.List aria-label="What to look at">
          {watched.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {viewLabels[one]} {counts?.[one]?.count.toLocaleString('en-US') ?? ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {watched.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Watch view={one} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </div>
  );
}

function Watch({ view }: { readonly view: Watched }) {
  const list = useWorklist({ view, sort: view === 'unowned' ? 'harm' : 'due' });
  const navigate = useNavigate();
  const evidence = useEvidence();
  const me = useColleague();
  const { claim } = useOwn();
  const fresh = useFreshMarks(list.rows, me.name);
  return (
    <DataTable
      label={viewLabels[view]}
      columns={columnsOf(fresh)}
      rows={list.rows}
      rowId={(item) => item.id}
      rowName={rowNameOf}
      memory="oversight"
      narrow={narrowItem}
      problem={list.problem}
      onRetry={list.retry}
      onNearEnd={list.more}
      onOpen={(item) => void navigate({ to: pathOfItem(item) })}
      onPreview={(item) =>
        evidence.show({
          key: `peek:${item.id}`,
          peek: true,
          title: item.caseNumber,
          body: <Peek item={item} />,
        })
      }
      rowKeys={[{ keys: 'c', label: 'Claim the row', run: (item: WorkItem) => void claim(item) }]}
      bulk={reassignBar}
      empty={<WorklistEmpty view={view} isFiltered={false} />}
    />
  );
}
