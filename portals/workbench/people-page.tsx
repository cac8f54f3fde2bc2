// Why: when somebody leaves or loses a laptop, their sessions end now and their account is off now; nothing else of theirs
// is shown to the administrator.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import { endSessions, listAccounts, setActive } from '../../care/people/people.contract.ts';
import { asProblem, callDoor, type Problem } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { EmptyState } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { Desk, useColleague } from './desk.tsx';
import css from './people.module.css';
import frame from './list-page.module.css';

type Accounts = z.infer<typeof listAccounts.reply>;
type Account = Accounts['items'][number];

/** The page at `/workbench/people`. */
export function PeoplePage() {
  return (
    <Desk at="/workbench/people" title="People">
      <People />
    </Desk>
  );
}

function useAccounts(find: string) {
  const found = useInfiniteQuery<
    Accounts,
    Problem,
    { pages: Accounts[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listAccounts.name, find],
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    queryFn: async ({ pageParam }) => {
      try {
        return await callDoor(listAccounts, {
          query: { after: pageParam, find: find === '' ? undefined : find },
        });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data]);
  return { found, rows };
}

function People() {
  const [typed, setTyped] = useState('');
  const [find, setFind] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setFind(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const { found, rows } = useAccounts(find);
  return (
    <div className={frame['page']}>
      <header className={frame['head']}>
        <div>
          <h1>People</h1>
          <p>Accounts and their open sessions. Switching off ends every session at once.</p>
        </div>
        <label className={css['find']}>
          <span>Find by name or email</span>
          <input type="search" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        </label>
      </header>
      <DataTable
        label="People"
        columns={columns}
        rows={rows}
        rowId={(one) => one.id}
        rowName={(one) => `${one.name}, ${one.roleLabel}`}
        narrow={narrowAccount}
        problem={rows === undefined ? found.error : null}
        onRetry={() => void found.refetch()}
        onNearEnd={() => {
          if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
        }}
        empty={
          <EmptyState title="Nobody fits">
            <p>Try a part of the name or of the email address.</p>
          </EmptyState>
        }
      />
    </div>
  );
}

const columns: readonly Column<Account>[] = [
  { id: 'name', header: 'Name', width: 190, grow: true, cell: (one) => <strong>{one.name}</strong> },
  { id: 'role', header: 'Role', width: 190, cell: (one) => one.roleLabel },
  { id: 'email', header: 'Email', width: 260, from: 1100, grow: true, cell: (one) => one.email },
  { id: 'team', header: 'Team', width: 130, from: 1000, cell: (one) => one.team ?? '' },
  {
    id: 'state',
    header: 'Account',
    width: 110,
    cell: (one) => (
      <StatusMark tone={one.active ? 'proved' : 'closed'} word={one.active ? 'On' : 'Switched off'} />
    ),
  },
  { id: 'sessions', header: 'Sessions', width: 90, align: 'right', cell: (one) => one.openSessions },
  { id: 'acts', header: 'Acts', width: 236, cell: (one) => <Acts account={one} /> },
];

function Acts({ account }: { readonly account: Account }) {
  const me = useColleague();
  const say = useToast();
  const client = useQueryClient();
  const params = { id: account.id };
  async function act(deed: () => Promise<unknown>, said: string, undo?: () => void): Promise<void> {
    try {
      await deed();
      say({ say: said, ...(undo === undefined ? {} : { undo }) });
    } catch (thrown) {
      say({ say: asProblem(thrown).say, tone: 'risk' });
    }
    void client.invalidateQueries({ queryKey: [listAccounts.name] });
  }
  const turn = (active: boolean) => () => callDoor(setActive, { params, body: { active } });
  if (account.id === me.id) return <span className={css['you']}>This is you</span>;
  return (
    <span className={css['acts']}>
      <Button
        size="small"
        aria-label={`End sessions of ${account.name}`}
        onClick={() =>
          void act(() => callDoor(endSessions, { params }), `${account.name} is signed out everywhere.`)
        }
      >
        End sessions
      </Button>
      <Button
        size="small"
        aria-label={`Switch ${account.active ? 'off' : 'on'} ${account.name}`}
        onClick={() =>
          void act(
            turn(!account.active),
            `${account.name} is switched ${account.active ? 'off' : 'on'}.`,
            () =>
              void act(
                turn(account.active),
                `${account.name} is switched ${account.active ? 'on' : 'off'} again.`,
              ),
          )
        }
      >
        Switch {account.active ? 'off' : 'on'}
      </Button>
    </span>
  );
}

const narrowAccount = (account: Account) => <Narrow account={account} />;

function Narrow({ account }: { readonly account: Account }) {
  return (
    <span className={css['narrow']}>
      <span>
        <strong>{account.name}</strong> <span className={css['you']}>{account.roleLabel}</span>
      </span>
      <Acts account={account} />
    </span>
  );
}
