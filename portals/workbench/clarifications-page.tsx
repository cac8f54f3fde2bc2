// Why: whoever answers for the forms sees how often an order had to be asked about, by what was missing, who sent it and how;
// 18 % is where we began, below 8 % is what is wanted.
import { useState } from 'react';
import { listClarifications, type Rated } from '../../care/casefile/question.contract.ts';
import { TextField } from '../kit/fields.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useDoor } from '../kit/use-door.ts';
import { useNow } from '../kit/use-now.ts';
import { plusDays } from '../../base/time/instant.ts';
import css from './clarifications.module.css';
import { Desk } from './desk.tsx';

const wantedPercent = 8;
const begunPercent = 18;
const days = 30;
const daysBefore = (now: string | null, count: number) =>
  now === null ? '' : plusDays(now.slice(0, 10), -count);

const channelNames: Readonly<Record<string, string>> = {
  portal: 'Portal',
  email: 'Mail',
  phone: 'Phone',
  fax: 'Fax',
  x12: 'X12',
  fhir: 'FHIR',
  file: 'File',
};

/** The page at `/workbench/clarifications`. */
export function ClarificationsPage() {
  return (
    <Desk at="/workbench/clarifications" title="Asked about">
      <Clarifications />
    </Desk>
  );
}

function Clarifications() {
  const now = useNow();
  const [chosenFrom, setFrom] = useState<string | null>(null);
  const [chosenTo, setTo] = useState<string | null>(null);
  const from = chosenFrom ?? daysBefore(now, days - 1);
  const to = chosenTo ?? daysBefore(now, 0);
  const found = useDoor(
    listClarifications,
    { query: { from, to } },
    { enabled: from !== '' && to !== '', placeholderData: (before) => before },
  );
  return (
    <div className={css['page']}>
      <header className={css['head']}>
        <div>
          <h1>Asked about</h1>
          <p>
            Orders that lacked something when they were first checked, and the days until all of it was here.
          </p>
        </div>
        <div className={css['period']}>
          <TextField name="from" label="From" kind="date" required value={from} onChange={setFrom} />
          <TextField name="to" label="To" kind="date" required value={to} onChange={setTo} />
        </div>
      </header>
      {found.error !== null ? (
        <ErrorState
          title="The figures could not be read."
          problem={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.data === undefined ? (
        <LoadingRows rows={8} columns={4} />
      ) : found.data.all.reviewed === 0 ? (
        <EmptyState title="No order was checked in these days">
          <p>Every order is held against one list when it is verified; from then on it counts here.</p>
        </EmptyState>
      ) : (
        <Figures found={found.data} />
      )}
    </div>
  );
}

type Found = ReturnType<(typeof listClarifications)['reply']['parse']>;

const sayDays = (value: number | null) => (value === null ? '–' : value.toFixed(1));

function Figures({ found: { all, byCode, bySender, byChannel } }: { readonly found: Found }) {
  const isGood = all.ratePercent < wantedPercent;
  return (
    <>
      <section className={css['all']} aria-label="All orders">
        <p className={css['rate']}>{all.ratePercent.toFixed(1)} %</p>
        <div>
          <p>
            {all.clarified} of {all.reviewed} {all.reviewed === 1 ? 'order' : 'orders'} had to be asked about
            {all.reworkDays === null ? '' : `, ${sayDays(all.reworkDays)} days each`}.
          </p>
          <StatusMark
            tone={isGood ? 'proved' : 'risk'}
            word={`Wanted below ${wantedPercent.toString()} %; it was ${begunPercent.toString()} % at first`}
          />
        </div>
      </section>
      <Table
        title="By what was missing"
        first="What was missing"
        rows={byCode.map((one) => ({
          name: one.say,
          note: one.code,
          count: one.cases,
          ratePercent: one.ratePercent,
          reworkDays: one.reworkDays,
        }))}
      />
      <Table title="By sender" first="Sender" rows={bySender.map(rowOf)} />
      <Table
        title="By channel"
        first="Channel"
        rows={byChannel.map((one) => ({ ...rowOf(one), name: channelNames[one.name] ?? one.name }))}
      />
    </>
  );
}

const rowOf = (one: Rated & { readonly name: string }): Row => ({
  name: one.name,
  note: `of ${one.reviewed.toString()}`,
  count: one.clarified,
  ratePercent: one.ratePercent,
  reworkDays: one.reworkDays,
});

type Row = {
  readonly name: string;
  readonly note: string;
  readonly count: number;
  readonly ratePercent: number;
  readonly reworkDays: number | null;
};

function Table(props: { readonly title: string; readonly first: string; readonly rows: readonly Row[] }) {
  const { title, first, rows } = props;
  return (
    <div className={css['part']}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className={css['quiet']}>Nothing was missing.</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list scrolls by keyboard too
        <section className={css['scroll']} aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                <th scope="col">Orders asked about</th>
                <th scope="col">Share</th>
                <th scope="col">Days each</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.name} ${row.note}`}>
                  <th scope="row">
                    {row.name} <span className={css['quiet']}>{row.note}</span>
                  </th>
                  <td>{row.count}</td>
                  <td>{row.ratePercent.toFixed(1)} %</td>
                  <td>{sayDays(row.reworkDays)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
