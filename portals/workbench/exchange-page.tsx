// Why: whoever answers for the exchange with partners sees what came and went, newest first, and what was refused before the
// partner calls about it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { listX12, type X12List } from '../../care/exchange/exchange.contract.ts';
import {
  channelLabels,
  setLabels,
  verdictLabels,
  type Message,
  type Verdict,
} from '../../care/exchange/exchange.schema.ts';
import { asProblem, callDoor, type Problem } from '../kit/api.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/states.tsx';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { Desk } from './desk.tsx';
import css from './exchange.module.css';
import frame from './list-page.module.css';

const tones: Readonly<Record<Verdict, Tone>> = {
  accepted: 'proved',
  accepted_with_errors: 'risk',
  partly: 'risk',
  refused: 'breach',
  sent: 'closed',
};

/** The page at `/workbench/exchange`. */
export function ExchangePage() {
  return (
    <Desk at="/workbench/exchange" title="Exchange">
      <Exchange />
    </Desk>
  );
}

const shows = { all: 'Everything', in: 'Received', out: 'Sent', refused: 'Refused' } as const;
type Show = keyof typeof shows;

function useMessages(show: Show) {
  const found = useInfiniteQuery<
    X12List,
    Problem,
    { pages: X12List[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listX12.name, show],
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: 30_000,
    queryFn: async ({ pageParam }) => {
      try {
        return await callDoor(listX12, {
          query: {
            cursor: pageParam,
            direction: show === 'in' || show === 'out' ? show : undefined,
            refused: show === 'refused' ? 'yes' : undefined,
          },
        });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data]);
  return { found, rows };
}

function Exchange() {
  const [show, setShow] = useState<Show>('all');
  const { found, rows } = useMessages(show);
  const go = useNavigate();
  return (
    <div className={frame['page']}>
      <header className={frame['head']}>
        <div>
          <h1>Exchange</h1>
          <p>X12 messages to and from trading partners, each kept byte for byte.</p>
        </div>
        <label className={frame['choose']}>
          <span>Show</span>
          <select value={show} onChange={(event) => setShow(event.currentTarget.value as Show)}>
            {Object.entries(shows).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </header>
      <DataTable
        label="Messages"
        columns={columns}
        rows={rows}
        rowId={(one) => one.id}
        rowName={(one) => `${setsOf(one)}, ${one.partnerName}, ${verdictLabels[one.verdict]}`}
        narrow={narrowMessage}
        onOpen={({ tenantId, id }) =>
          void go({
            to: '/workbench/exchange/$tenantId/$id',
            params: { tenantId: tenantId.toString(), id },
          })
        }
        problem={rows === undefined ? found.error : null}
        onRetry={() => void found.refetch()}
        onNearEnd={() => {
          if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
        }}
        empty={
          <EmptyState title={show === 'refused' ? 'Nothing was refused' : 'No message yet'}>
            <p>
              {show === 'refused'
                ? 'What a partner sends and we cannot take stands here, with the place that is wrong.'
                : 'What partners post, drop or pick up stands here as soon as it happens.'}
            </p>
          </EmptyState>
        }
      />
    </div>
  );
}

/** 'Question about coverage (270)'. */
const setsOf = (one: Message): string =>
  one.sets.length === 0
    ? 'Unreadable'
    : one.sets.map((set) => `${setLabels[set] ?? 'Set'} (${set})`).join(', ');

/** How a message stands, in shape and word. */
export const VerdictMark = ({ verdict }: { readonly verdict: Verdict }) => (
  <StatusMark tone={tones[verdict]} word={verdictLabels[verdict]} />
);

const columns: readonly Column<Message>[] = [
  {
    id: 'at',
    header: 'When',
    width: 230,
    cell: (one) => <TimeTwice at={one.at} zone={here} kind="past" look="row" />,
  },
  { id: 'partner', header: 'Partner', width: 200, grow: true, cell: (one) => one.partnerName },
  {
    id: 'direction',
    header: 'Way',
    width: 90,
    cell: (one) => (one.direction === 'in' ? 'Received' : 'Sent'),
  },
  { id: 'sets', header: 'What', width: 240, grow: true, cell: (one) => <strong>{setsOf(one)}</strong> },
  { id: 'channel', header: 'Road', width: 140, from: 1000, cell: (one) => channelLabels[one.channel] },
  { id: 'verdict', header: 'Verdict', width: 190, cell: (one) => <VerdictMark verdict={one.verdict} /> },
  { id: 'says', header: 'In words', width: 260, from: 1250, grow: true, cell: (one) => one.says },
];

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

const narrowMessage = (one: Message) => (
  <span className={frame['narrow']}>
    <strong>{setsOf(one)}</strong>
    <span className={css['way']}>
      <VerdictMark verdict={one.verdict} />
      {`${one.direction === 'in' ? 'from' : 'to'} ${one.partnerName}`}
    </span>
  </span>
);
