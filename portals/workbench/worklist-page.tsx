// Why: one queue for everything that is owed, the most harmful wait first; views as tabs, filters in the address so that
// a list can be sent to a colleague, and the whole of it walked without a mouse.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { families, familyLabels } from '../../care/cases/cases.schema.ts';
import { listPayers } from '../../care/intake/intake.contract.ts';
import { countWork, sortLabels, sorts, viewLabels, views } from '../../care/work/work.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { DataTable } from '../kit/data-table.tsx';
import { EvidenceSide, useEvidence } from '../kit/evidence.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Desk, useColleague } from './desk.tsx';
import { pathOfItem, rowNameOf } from './item-words.ts';
import { Peek } from './peek.tsx';
import { Picker } from './picker.tsx';
import { reassignBar } from './reassign.tsx';
import type { WorklistSearch } from './routes.tsx';
import { useFreshMarks } from './use-fresh-marks.ts';
import { useOwn } from './use-own.ts';
import { useWorklist } from './use-worklist.ts';
import { columnsOf, narrowItem } from './worklist-columns.tsx';
import { WorklistEmpty } from './worklist-empty.tsx';
import css from './worklist.module.css';

const withFamily: readonly string[] = ['open', 'mine', 'unowned'];

function useChosen(): WorklistSearch {
  const search: Partial<WorklistSearch> = useSearch({ strict: false });
  const { view = 'open', sort = 'harm', payer, family } = search;
  return { view, sort, payer, family: withFamily.includes(view) ? family : undefined };
}

/** The page at `/workbench`. */
export function WorklistPage() {
  return (
    <Desk at="/workbench" title="Worklist">
      <EvidenceSide>
        <Worklist />
      </EvidenceSide>
    </Desk>
  );
}

function Worklist() {
  const chosen = useChosen();
  const { view, sort, payer, family } = chosen;
  const list = useWorklist({ view, sort, tenantId: payer, family });
  const navigate = useNavigate();
  const evidence = useEvidence();
  const me = useColleague();
  const { claim } = useOwn();
  const fresh = useFreshMarks(list.rows, me.name);
  const columns = useMemo(() => columnsOf(fresh), [fresh]);
  const peek = (item: WorkItem) => ({
    key: `peek:${item.id}`,
    peek: true,
    title: item.caseNumber,
    body: <Peek item={item} />,
  });
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <h1>{viewLabels[view]}</h1>
        <Filters chosen={chosen} />
      </header>
      <Views chosen={chosen} />
      <DataTable
        label={viewLabels[view]}
        columns={columns}
        rows={list.rows}
        rowId={(item) => item.id}
        rowName={rowNameOf}
        memory="worklist"
        narrow={narrowItem}
        problem={list.problem}
        onRetry={list.retry}
        onNearEnd={list.more}
        onOpen={(item) => void navigate({ to: pathOfItem(item) })}
        onPreview={(item) => evidence.show(peek(item))}
        onCurrent={(item) => {
          if (evidence.item?.peek === true && evidence.item.key !== `peek:${item.id}`)
            evidence.show(peek(item));
        }}
        rowKeys={[{ keys: 'c', label: 'Claim the row', run: (item) => void claim(item) }]}
        empty={<WorklistEmpty view={view} isFiltered={payer !== undefined || family !== undefined} />}
        {...(me.role === 'supervisor' ? { bulk: reassignBar } : {})}
      />
      <p className={css['foot']}>
        <span>
          <kbd>j</kbd> <kbd>k</kbd> walk
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Space</kbd> look
        </span>
        <span>
          <kbd>c</kbd> claim
        </span>
        <span>
          <kbd>/</kbd> find
        </span>
        <span>
          <kbd>?</kbd> all keys
        </span>
      </p>
    </div>
  );
}

function Views({ chosen }: { readonly chosen: WorklistSearch }) {
  const counts = useDoor(countWork, { query: { tenantId: chosen.payer } }).data?.counts;
  return (
    <nav className={css['views']} aria-label="Views">
      {views.map((view) => {
        const found = counts?.[view];
        return (
          <Link
            key={view}
            to="/workbench"
            search={{ ...chosen, view }}
            className={css['view']}
            aria-current={view === chosen.view ? 'page' : undefined}
            data-none={found?.count === 0 || undefined}
            data-tone={view === 'breached' && (found?.count ?? 0) > 0 ? 'breach' : undefined}
          >
            {viewLabels[view]}
            {found === undefined ? null : (
              <span className={css['count']}>
                {found.capped ? '1,000+' : found.count.toLocaleString('en-US')}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

function Filters({ chosen }: { readonly chosen: WorklistSearch }) {
  const navigate = useNavigate();
  const me = useColleague();
  const payers = useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? [];
  const mine = payers.filter((payer) => me.tenants.some((tenant) => tenant.id === payer.id));
  const go = (change: Partial<WorklistSearch>) =>
    void navigate({ to: '/workbench', search: { ...chosen, ...change } });
  return (
    <div className={css['filters']}>
      <Picker
        label="Sort"
        value={chosen.sort}
        choices={sorts.map((sort) => ({ value: sort, label: sortLabels[sort] }))}
        onChange={(value) => go({ sort: sorts.find((sort) => sort === value) ?? 'harm' })}
      />
      <Picker
        label="Payer"
        value={chosen.payer?.toString() ?? ''}
        choices={[
          { value: '', label: 'All payers' },
          ...mine.map((payer) => ({ value: payer.id.toString(), label: payer.name })),
        ]}
        onChange={(value) => go({ payer: value === '' ? undefined : Number(value) })}
      />
      {withFamily.includes(chosen.view) ? (
        <Picker
          label="Service"
          value={chosen.family ?? ''}
          choices={[
            { value: '', label: 'All services' },
            ...families.map((family) => ({ value: family, label: familyLabels[family] })),
          ]}
          onChange={(value) => go({ family: value === '' ? undefined : value })}
        />
      ) : null}
    </div>
  );
}
