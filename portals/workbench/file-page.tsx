// Why: one file as its sender and ours must be able to agree on it: totals that visibly add up, what each row became, what was wrong and
// where, and the word that is still owed.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readFile, settleEnds, type FilePage as Page } from '../../care/feeds/feeds.contract.ts';
import {
  feedKindLabels,
  rowStateLabels,
  rowStates,
  type FeedRow,
  type RowState,
} from '../../care/feeds/feeds.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import { Desk } from './desk.tsx';
import { FileMark } from './files-page.tsx';
import css from './files.module.css';
import frame from './list-page.module.css';
import { pathOf } from './item-words.ts';

/** The page at `/workbench/files/$tenantId/$id`. */
export function FilePage() {
  const { tenantId, id = '' } = useParams({ strict: false });
  return (
    <Desk title="File">
      <OneFile key={id} tenantId={Number(tenantId)} id={id} />
    </Desk>
  );
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const count = (n: number) => n.toLocaleString('en-US');
const roads = { door: 'Sent here', command: 'Imported on the machine', folder: 'Watched folder', x12: 'X12' };

function OneFile({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const [show, setShow] = useState<RowState | 'all'>('all');
  const [after, setAfter] = useState(0);
  const query = { ...(show === 'all' ? {} : { show }), ...(after === 0 ? {} : { after }) };
  const found = useDoor(
    readFile,
    { params: { tenantId, id }, query },
    { placeholderData: (before) => before },
  );
  if (found.error !== null && found.data === undefined)
    return found.error.status === 404 ? (
      <EmptyState
        as="h1"
        title="There is no such file here"
        action={<Link to="/workbench/files">Go to Files</Link>}
      >
        <p>It does not exist, or it belongs to a payer you do not work for.</p>
      </EmptyState>
    ) : (
      <ErrorState
        title="The file could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={12} columns={3} />;
  const { file, rows, next, can } = found.data;
  const choose = (shown: RowState | 'all') => {
    setShow(shown);
    setAfter(0);
  };
  return (
    <div className={css['file']}>
      <title>{`${file.fileName} · Doorstep`}</title>
      <header>
        <p>
          <Link to="/workbench/files">Files</Link>
        </p>
        <h1>{file.fileName}</h1>
        <p>
          <FileMark status={file.status} /> {file.says}
        </p>
      </header>
      <Totals of={file} />
      <Facts of={file} canReadRows={can['read_rows'] === true} />
      {file.status === 'waiting' ? <SettleEnds of={found.data} /> : null}
      {can['read_rows'] === true ? (
        <Rows
          of={{ rows, next, tenantId }}
          show={show}
          choose={choose}
          isFirst={after === 0}
          turn={setAfter}
        />
      ) : (
        <p>{can['read_rows']}</p>
      )}
    </div>
  );
}

function Facts({ of: file, canReadRows }: { readonly of: Page['file']; readonly canReadRows: boolean }) {
  return (
    <dl className={css['facts']}>
      <Fact label="Payer">{file.payerName}</Fact>
      <Fact label="Holds">{feedKindLabels[file.kind]}</Fact>
      <Fact label="Received">
        <TimeTwice at={file.receivedAt} zone={here} kind="past" />
      </Fact>
      <Fact label="From">{`${file.receivedBy}, ${roads[file.road].toLowerCase()}`}</Fact>
      <Fact label="Read as">{`${file.layoutName}, version ${file.layoutVersion.toString()}`}</Fact>
      {file.rejected > 0 && canReadRows ? (
        <Fact label="For the sender">
          <a href={`/api/files/${file.tenantId.toString()}/${file.id}/returned.csv`} download>
            Download what was rejected
          </a>
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Sent = accepted + rejected + sent before, written as the sum it is. */
function Totals({ of: { sent, accepted, rejected, duplicates } }: { readonly of: Page['file'] }) {
  const parts = [
    ['accepted', accepted],
    ['rejected', rejected],
    ['sent before', duplicates],
  ] as const;
  return (
    <p className={css['totals']} aria-label="Control totals">
      <span>
        <b>{count(sent)}</b> sent
      </span>
      {parts.map(([word, n], at) => (
        <span key={word}>
          <i>{at === 0 ? '=' : '+'}</i> <b>{count(n)}</b> {word}
        </span>
      ))}
    </p>
  );
}

function SettleEnds({ of: { file, can } }: { readonly of: Page }) {
  const [reason, setReason] = useState('');
  const settle = useAct(settleEnds);
  const tell = useToast();
  const client = useQueryClient();
  const answer = (agree: boolean) =>
    settle.mutate(
      { params: { tenantId: file.tenantId, id: file.id }, body: { agree, reason } },
      {
        onSuccess: ({ ended }) => {
          tell({ say: agree ? `${count(ended)} members are covered no more.` : 'They stay covered.' });
          void client.invalidateQueries();
        },
      },
    );
  const ready =
    can['agree'] !== true ? can['agree'] : reason.trim().length < 3 ? 'Say first how you know.' : true;
  return (
    <section className={css['word']} aria-label="A word is owed">
      <h2>{`${count(file.absent)} covered members are not in this file`}</h2>
      <p>It says that it names everybody. Ask the payer before coverage of so many ends.</p>
      <Form label="Do they end?" problem={settle.error} onSubmit={() => undefined}>
        <LongTextField name="reason" label="How you know" required value={reason} onChange={setReason} />
        <FormActions>
          <ReasonButton look="harm" can={ready} busy={settle.isPending} onClick={() => answer(true)}>
            Their coverage ends
          </ReasonButton>
          <ReasonButton can={ready} busy={settle.isPending} onClick={() => answer(false)}>
            They stay covered
          </ReasonButton>
        </FormActions>
      </Form>
    </section>
  );
}

const tones = { accepted: 'proved', rejected: 'breach', duplicate: 'waiting' } as const;

function Rows({
  of: { rows, next, tenantId },
  show,
  choose,
  isFirst,
  turn,
}: {
  readonly of: { readonly rows: readonly FeedRow[]; readonly next: number | null; readonly tenantId: number };
  readonly show: RowState | 'all';
  readonly choose: (show: RowState | 'all') => void;
  readonly isFirst: boolean;
  readonly turn: (after: number) => void;
}) {
  return (
    <section>
      <div className={css['rowsHead']}>
        <h2>Rows</h2>
        <label className={frame['choose']}>
          <span>Show</span>
          <select value={show} onChange={(event) => choose(event.currentTarget.value as RowState | 'all')}>
            <option value="all">All rows</option>
            {rowStates.map((state) => (
              <option key={state} value={state}>
                {rowStateLabels[state]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {rows.length === 0 ? <p>There is no such row.</p> : <RowTable rows={rows} tenantId={tenantId} />}
      <div className={css['turn']}>
        {isFirst ? null : <Button onClick={() => turn(0)}>From the beginning</Button>}
        {next === null ? null : <Button onClick={() => turn(next)}>Next 50</Button>}
      </div>
    </section>
  );
}

function RowTable({ rows, tenantId }: { readonly rows: readonly FeedRow[]; readonly tenantId: number }) {
  return (
    <table className={css['rows']}>
      <thead>
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Became</th>
          <th scope="col">In words</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">{count(row.number)}</th>
            <td>
              <StatusMark tone={tones[row.status]} word={rowStateLabels[row.status]} />
            </td>
            <td>
              {row.problems.length === 0 ? <Became row={row} tenantId={tenantId} /> : <Faults row={row} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Became({ row, tenantId }: { readonly row: FeedRow; readonly tenantId: number }) {
  if (row.subjectKind !== 'referral' || row.subjectId === null) return row.says;
  return (
    <>
      {row.says}{' '}
      <Link to={pathOf('referral', tenantId, row.subjectId)}>{`Open the case of line ${row.number}`}</Link>
    </>
  );
}

function Faults({ row }: { readonly row: FeedRow }) {
  return (
    <ul>
      {row.problems.map(({ column, value, say }) => (
        <li key={`${column} ${say}`}>
          <strong>{column}</strong>
          {value === '' ? ' is empty. ' : ` has “${value}”. `}
          {say}
        </li>
      ))}
    </ul>
  );
}
