// Why: the list everybody works from, at full length, and its other faces: loading, empty, failed.
import { useMemo, useState } from 'react';
import { Button } from '../button.tsx';
import { CaseNumber } from '../case-number.tsx';
import { DataTable, type Column } from '../data-table.tsx';
import { useEvidence } from '../evidence.tsx';
import { Problem } from '../problem.ts';
import { EmptyState, ErrorState, LoadingRows } from '../states.tsx';
import { StatusMark } from '../status-mark.tsx';
import { TimeTwice } from '../time-twice.tsx';
import css from './kit-page.module.css';
import { sampleCases, type SampleCase } from './sample.ts';
import { Piece, Section } from './section.tsx';

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const columns: readonly Column<SampleCase>[] = [
  {
    id: 'case',
    header: 'Case',
    width: 120,
    sort: (row) => row.caseNumber,
    cell: (row) => <CaseNumber value={row.caseNumber} />,
  },
  {
    id: 'member',
    header: 'Member',
    width: 190,
    grow: true,
    sort: (row) => row.member,
    cell: (row) => row.member,
  },
  { id: 'what', from: 900, header: 'What', width: 160, sort: (row) => row.what, cell: (row) => row.what },
  {
    id: 'state',
    header: 'State',
    width: 164,
    sort: (row) => row.state,
    cell: (row) => <StatusMark tone={row.tone} word={row.state} />,
  },
  {
    id: 'due',
    header: 'Due',
    width: 292,
    sort: (row) => row.dueAt,
    cell: (row) => <TimeTwice look="row" at={row.dueAt} zone={row.zone} met={row.tone === 'proved'} />,
  },
  {
    id: 'owner',
    from: 900,
    header: 'Owner',
    width: 136,
    sort: (row) => row.owner,
    cell: (row) => row.owner ?? <span className={css['nobody']}>nobody yet</span>,
  },
  { id: 'plan', header: 'Plan', width: 180, sort: (row) => row.plan, cell: (row) => row.plan, hidden: true },
  {
    id: 'worth',
    header: 'Worth',
    width: 110,
    align: 'right',
    sort: (row) => row.cents,
    cell: (row) => money.format(row.cents / 100),
    hidden: true,
  },
];

const broken = new Problem({
  status: 500,
  code: 'failed',
  say: 'Something broke on our side. Nothing you typed is lost; try again.',
  ref: 'R-7F2C',
});

const narrowCase = (row: SampleCase) => (
  <span className={css['narrowRow']}>
    <span>
      <strong>{row.member}</strong>
    </span>
    <span>
      <StatusMark tone={row.tone} word={row.state} />{' '}
      <TimeTwice at={row.dueAt} zone={row.zone} met={row.tone === 'proved'} />
    </span>
  </span>
);

const bulkButtons = (selected: readonly SampleCase[], clear: () => void) => (
  <>
    <Button size="small" look="primary" onClick={clear}>
      Claim {selected.length}
    </Button>
    <Button size="small" onClick={clear}>
      Hand over…
    </Button>
  </>
);

/** The table and its faces. */
export function ListsSection() {
  const [clean, setClean] = useState(false);
  const rows = useMemo(() => sampleCases(10_000), []);
  const evidence = useEvidence();
  return (
    <Section
      id="lists"
      title="Walking a list"
      why="Ten thousand rows scroll. j and k walk, Enter opens, Space looks beside the list, x selects. The bulk bar says how many the next press will touch."
    >
      <div className={css['tablePiece']}>
        <DataTable
          label="Sample cases"
          columns={columns}
          rows={clean ? [] : rows}
          rowId={(row) => row.id}
          rowName={(row) => `case ${row.caseNumber}, ${row.member}`}
          height="420px"
          onPreview={(row) =>
            evidence.show({
              key: row.id,
              peek: true,
              title: row.member,
              body: (
                <p>
                  {row.what}. {row.state}. A row looked at with Space opens here, beside the list.
                </p>
              ),
            })
          }
          empty={
            <EmptyState
              title="Nothing waits on you"
              action={<Button onClick={() => setClean(false)}>Bring the rows back</Button>}
            >
              <p>
                Cases you claim stand here, the ones that can wait least first. To take one, open Unowned and
                press c.
              </p>
            </EmptyState>
          }
          bulk={bulkButtons}
          narrow={narrowCase}
        />
      </div>
      <Piece name="The same list, empty" wide>
        <Button onClick={() => setClean((now) => !now)}>
          {clean ? 'Bring the rows back' : 'Empty the list'}
        </Button>
      </Piece>
      <Faces />
    </Section>
  );
}

function Faces() {
  return (
    <>
      <Piece name="Loading keeps the layout">
        <LoadingRows rows={5} columns={3} />
      </Piece>
      <Piece name="Empty teaches">
        <EmptyState
          title="No orders yet today"
          action={<Button look="primary">Start a phone referral</Button>}
        >
          <p>Orders from the portal, email and phone stand here the moment they arrive.</p>
        </EmptyState>
      </Piece>
      <Piece name="Failing keeps what was typed">
        <ErrorState
          title="The note could not be saved."
          problem={broken}
          kept="Your note is still in the box."
          onRetry={() => undefined}
        />
      </Piece>
    </>
  );
}
