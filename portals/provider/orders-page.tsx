// Why: an office sees where each of its orders stands in the sentence everybody reads, who looks after it and how to
// reach them, without a call (requirement M13; one status, three readers).
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OwnCase } from '../../care/casefile/casefile.contract.ts';
import { CaseNumber } from '../kit/case-number.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { Door } from '../kit/door.tsx';
import { EvidenceSide, useEvidence } from '../kit/evidence.tsx';
import { TextField } from '../kit/fields.tsx';
import { EmptyState } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { OwnCaseSide } from './own-case-side.tsx';
import { toneOf } from './own-case-tone.ts';
import { fittingCases, whatOf } from './own-case-words.ts';
import css from './orders.module.css';
import { ProviderFrame } from './provider-frame.tsx';
import { useOwnCases } from './use-own-cases.ts';

const columns: readonly Column<OwnCase>[] = [
  {
    id: 'case',
    header: 'Case',
    width: 116,
    sort: (row) => row.caseNumber,
    cell: (row) => <CaseNumber value={row.caseNumber} />,
  },
  {
    id: 'patient',
    header: 'Patient',
    width: 170,
    grow: true,
    sort: (row) => row.patientName,
    cell: (row) => row.patientName,
  },
  { id: 'what', header: 'What', width: 150, grow: true, from: 820, sort: whatOf, cell: whatOf },
  {
    id: 'state',
    header: 'State',
    width: 190,
    sort: (row) => row.statusLabel,
    cell: (row) => <StatusMark tone={toneOf(row.status)} word={row.statusLabel} />,
  },
  {
    id: 'manager',
    header: 'Case manager',
    width: 210,
    from: 760,
    sort: (row) => row.caseManagerName,
    cell: (row) =>
      row.caseManagerName === null ? (
        <span className={css['none']}>being named</span>
      ) : (
        `${row.caseManagerName}${row.caseManagerExtension === null ? '' : `, ext. ${row.caseManagerExtension}`}`
      ),
  },
  {
    id: 'plan',
    header: 'Health plan',
    width: 190,
    from: 1320,
    sort: (row) => row.payerName,
    cell: (row) => row.payerName,
  },
  {
    id: 'due',
    header: 'You hear from us',
    width: 240,
    from: 1200,
    sort: (row) => row.nextDueAt ?? '9999',
    cell: (row) =>
      row.nextDueAt === null ? '' : <TimeTwice look="row" at={row.nextDueAt} zone={row.zone} />,
  },
  {
    id: 'received',
    header: 'Received',
    width: 250,
    from: 1000,
    sort: (row) => row.receivedAt,
    cell: (row) => <TimeTwice look="row" kind="past" at={row.receivedAt} zone={row.zone} />,
  },
];

const narrow = (row: OwnCase) => (
  <span className={css['narrow']}>
    <span>
      <strong>{row.patientName}</strong> <CaseNumber value={row.caseNumber} />
    </span>
    <span>
      <StatusMark tone={toneOf(row.status)} word={row.statusLabel} /> <span>{whatOf(row)}</span>
    </span>
  </span>
);

/** The page at `/provider`. */
export function OrdersPage() {
  return (
    <ProviderFrame>
      {() => (
        <EvidenceSide>
          <Orders />
        </EvidenceSide>
      )}
    </ProviderFrame>
  );
}

function Orders() {
  const { cases, problem, stale, retry, more, hasMore } = useOwnCases();
  const [text, setText] = useState('');
  const evidence = useEvidence();
  const seeking = text.trim() !== '';
  const rows = useMemo(() => (cases === undefined ? undefined : fittingCases(cases, text)), [cases, text]);
  useEffect(() => {
    // Finding must look through everything, not only through what was scrolled to.
    if (seeking && hasMore) more();
  }, [seeking, hasMore, more]);
  const { show } = evidence;
  const open = (row: OwnCase, peek: boolean) =>
    show({ key: row.id, title: row.patientName, peek, body: <OwnCaseSide caseId={row.id} /> });
  const found: { readonly case?: unknown } = useSearch({ strict: false });
  const asked = typeof found.case === 'string' ? found.case : undefined;
  const opened = useRef<string | undefined>(undefined);
  const wanted = cases?.find((one) => one.id === asked);
  useEffect(() => {
    if (wanted === undefined || opened.current === wanted.id) return;
    opened.current = wanted.id;
    show({
      key: wanted.id,
      title: wanted.patientName,
      peek: true,
      body: <OwnCaseSide caseId={wanted.id} />,
    });
  }, [wanted, show]);
  return (
    <div className={css['page']}>
      <Head count={cases?.length} hasMore={hasMore} text={text} onText={setText} />
      {stale === null ? null : (
        <output className={css['stale']}>{stale.say} The list below is as it was a moment ago.</output>
      )}
      <DataTable
        label="Our orders"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => `case ${row.caseNumber}, ${row.patientName}`}
        onOpen={(row) => open(row, false)}
        onPreview={(row) => open(row, true)}
        onNearEnd={more}
        problem={problem}
        onRetry={retry}
        narrow={narrow}
        memory="own-orders"
        height="calc(100dvh - 178px)"
        empty={<Nothing sought={text.trim()} />}
      />
    </div>
  );
}

function sayCount(count: number | undefined, more: boolean): string {
  if (count === undefined) return 'Loading…';
  if (count === 0) return 'Nothing has been sent yet.';
  return `${count.toString()}${more ? '+' : ''} ${count === 1 ? 'case' : 'cases'}, the newest first. Others’ changes appear by themselves.`;
}

type HeadProps = {
  readonly count: number | undefined;
  readonly hasMore: boolean;
  readonly text: string;
  readonly onText: (text: string) => void;
};

function Head({ count, hasMore, text, onText }: HeadProps) {
  return (
    <header className={css['head']}>
      <div>
        <h1>Our orders</h1>
        <p>{sayCount(count, hasMore)}</p>
      </div>
      <div className={css['tools']}>
        <TextField
          name="find"
          label="Find in our orders"
          required
          kind="search"
          value={text}
          onChange={onText}
        />
        <Link to="/provider/new" className={css['main']}>
          Send an order
        </Link>
      </div>
    </header>
  );
}

function Nothing({ sought }: { readonly sought: string }) {
  if (sought !== '')
    return (
      <EmptyState title={`Nothing fits “${sought}”`}>
        <p>Try the case number, the patient’s name, the plan or the case manager.</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title="No orders yet"
      drawing={<Door of="provider" />}
      action={<Link to="/provider/new">Send the first order</Link>}
    >
      <p>
        Every order and question your office sends stands here from the moment it is sent, whichever way it
        came in: with its case number, its state and the person who looks after it.
      </p>
    </EmptyState>
  );
}
