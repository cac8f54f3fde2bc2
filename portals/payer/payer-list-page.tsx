// Why: a health plan's liaison sees every open case of the plan's members by what threatens it: how many in each view,
// the next deadline, and initials only, because watching a list needs no names (domain.md §9, minimum necessary).
import { useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  countWork,
  listWork,
  sortLabels,
  viewLabels,
  type sorts,
  type views,
} from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { CaseNumber } from '../kit/case-number.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Door } from '../kit/door.tsx';
import { SelectField } from '../kit/fields.tsx';
import { EmptyState } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { keyOf, useDoor } from '../kit/use-door.ts';
import { useLive } from '../kit/use-live.ts';
import { OwnPortal } from '../sign-in/own-portal.tsx';
import type { SignedIn } from '../sign-in/session.tsx';
import { dueWord, riskTone, riskWord, whatOf } from '../workbench/item-words.ts';
import { useWorklist } from '../workbench/use-worklist.ts';
import css from './payer.module.css';
import { useFindCases } from './use-find-cases.ts';

type View = (typeof views)[number];
type Sort = (typeof sorts)[number];

/** The views that mean something to a plan; the others are the desk's own. */
const shownViews = [
  'open',
  'at_risk',
  'breached',
  'near_discharge',
  'escalated',
  'unowned',
] as const satisfies readonly View[];

const columns: readonly Column<WorkItem>[] = [
  { id: 'case', header: 'Case', width: 116, cell: (row) => <CaseNumber value={row.caseNumber} /> },
  { id: 'who', header: 'Member', width: 96, cell: (row) => row.title },
  { id: 'what', header: 'What', width: 150, grow: true, from: 700, cell: whatOf },
  { id: 'stage', header: 'Stage', width: 150, from: 960, cell: (row) => row.stageLabel },
  {
    id: 'risk',
    header: 'Risk',
    width: 110,
    cell: (row) => <StatusMark tone={riskTone[row.risk]} word={riskWord[row.risk]} />,
  },
  { id: 'due', header: 'Next deadline', width: 388, cell: (row) => <Due row={row} look="row" /> },
  {
    id: 'owner',
    header: 'Owner',
    width: 160,
    from: 1080,
    cell: (row) => row.ownerName ?? <span className={css['none']}>nobody yet</span>,
  },
  {
    id: 'received',
    header: 'Received',
    width: 264,
    from: 1460,
    cell: (row) => <TimeTwice look="row" kind="past" at={row.receivedAt} zone={row.zone} />,
  },
];

function Due({ row, look }: { readonly row: WorkItem; readonly look: 'row' | 'line' }) {
  if (row.nextDueAt === null) return <span className={css['none']}>no clock running</span>;
  return (
    <span className={css['due']} data-look={look}>
      <span className={css['dueWord']}>{dueWord(row.nextDueKind)}</span>
      <TimeTwice
        look={look}
        at={row.nextDueAt}
        zone={row.zone}
        {...(row.risk === 'at_risk' ? { warnAt: row.receivedAt } : {})}
      />
    </span>
  );
}

const narrow = (row: WorkItem) => (
  <span className={css['narrow']}>
    <span>
      <span>
        <CaseNumber value={row.caseNumber} /> {row.title} · {whatOf(row)}
      </span>
      <StatusMark tone={riskTone[row.risk]} word={riskWord[row.risk]} />
    </span>
    <span>
      <Due row={row} look="line" />
    </span>
  </span>
);

/** The page at `/payer`. */
export function PayerListPage() {
  const search = useFindCases();
  return (
    <OwnPortal portal="payer" name="For health plans" places={[]} search={search}>
      {(someone) => <List someone={someone} />}
    </OwnPortal>
  );
}

function List({ someone }: { readonly someone: SignedIn }) {
  const [view, setView] = useState<View>('open');
  const [sort, setSort] = useState<Sort>('harm');
  const { rows, problem, retry, more, hasMore } = useWorklist({ view, sort });
  const counts = useDoor(countWork, {}, { refetchInterval: 60_000 });
  const navigate = useNavigate();
  const client = useQueryClient();
  const live = useLive('/api/live', () => {
    void client.invalidateQueries({ queryKey: keyOf(listWork) });
    void client.invalidateQueries({ queryKey: keyOf(countWork) });
  });
  const plans = someone.tenants.map((tenant) => tenant.name).join(', ');
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <div>
          <h1>{plans === '' ? 'Your members’ cases' : `Cases of ${plans}`}</h1>
          <p>
            Members stand here as initials. Opening a case is written down: who looked, when and why.
            {live === 'polling' ? ' The live line is down; the list asks again every 15 seconds.' : ''}
          </p>
        </div>
        <div className={css['sort']}>
          <SelectField
            name="sort"
            label="Order by"
            required
            value={sort}
            choices={Object.entries(sortLabels).map(([value, label]) => ({ value, label }))}
            onChange={(value) => setSort((value ?? 'harm') as Sort)}
          />
        </div>
      </header>
      <Views view={view} counts={counts.data?.counts} onView={setView} />
      <DataTable
        key={`${view} ${sort}`}
        label={viewLabels[view]}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `case ${row.caseNumber}, ${row.title}`}
        onOpen={(row) =>
          void navigate({
            to: '/payer/cases/$tenantId/$caseId',
            params: { tenantId: row.tenantId.toString(), caseId: row.subjectId },
          })
        }
        {...(hasMore ? { onNearEnd: more } : {})}
        problem={problem}
        onRetry={retry}
        narrow={narrow}
        memory="payer-list"
        height="calc(100dvh - 244px)"
        empty={
          <EmptyState
            title={view === 'open' ? 'No open case' : `Nothing under “${viewLabels[view]}”`}
            drawing={<Door of="payer" size={96} />}
          >
            <p>
              {view === 'open'
                ? 'Every order for one of your members stands here from the minute it arrives until it is done.'
                : 'Good news, or all is done: look under All open for everything that runs.'}
            </p>
          </EmptyState>
        }
      />
    </div>
  );
}

type Counts = Readonly<Record<string, { readonly count: number; readonly capped: boolean }>>;

function Views({
  view,
  counts,
  onView,
}: {
  readonly view: View;
  readonly counts: Counts | undefined;
  readonly onView: (view: View) => void;
}) {
  return (
    <fieldset className={css['views']} aria-label="Views">
      {shownViews.map((one) => {
        const found = counts?.[one];
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            data-view={one}
            onClick={() => onView(one)}
          >
            <strong>
              {found === undefined ? '–' : `${found.count.toString()}${found.capped ? '+' : ''}`}
            </strong>
            <span>{viewLabels[one]}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
