// Why: every workbench page stands in one frame with one live stream: who is here, where one may go, what can be found,
// and what others change while one looks.
import { IconInbox, IconFileText } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { findCases } from '../../care/casefile/casefile.contract.ts';
import { countWork } from '../../care/work/work.contract.ts';
import { callDoor } from '../kit/api.ts';
import { AppFrame, type Place } from '../kit/app-frame.tsx';
import { Button } from '../kit/button.tsx';
import type { FindItem } from '../kit/command-palette.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';
import { useDoor } from '../kit/use-door.ts';
import { useLive } from '../kit/use-live.ts';
import { SessionGuard, useSignOut, type SignedIn } from '../sign-in/session.tsx';
import { pathOf } from './item-words.ts';
import { changeFrom, type Change } from './live-change.ts';
import { firstPlaceOf, mayStandAt, placesFor } from './places.ts';

const MeContext = createContext<SignedIn | null>(null);

/** Who sits at this desk. */
export function useColleague(): SignedIn {
  const me = useContext(MeContext);
  if (me === null) throw new Error('A workbench page stands inside its Desk.');
  return me;
}

export type DeskProps = {
  /** The place this page is, when it is one of the rail's. */
  readonly at?: string;
  readonly title: string;
  readonly children: ReactNode;
};

/** The frame of a workbench page, behind the session. */
export function Desk({ at, title, children }: DeskProps) {
  return (
    <SessionGuard portal="workbench">
      {(me) => (
        <MeContext.Provider value={me}>
          <Frame me={me} title={title}>
            {at !== undefined && !mayStandAt(me.role, at) ? <NotHere me={me} /> : children}
          </Frame>
        </MeContext.Provider>
      )}
    </SessionGuard>
  );
}

function Frame({
  me,
  title,
  children,
}: {
  readonly me: SignedIn;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const leave = useSignOut();
  const navigate = useNavigate();
  const hasQueue = mayStandAt(me.role, '/workbench');
  useFreshness(hasQueue);
  const places = usePlaces(me, hasQueue);
  const search = useCallback(
    async (text: string): Promise<readonly FindItem[]> => {
      if (!hasQueue || text.trim().length < 2) return [];
      const { items } = await callDoor(findCases, { query: { q: text.trim() } });
      return items.map((found) => ({
        id: `${found.kind}:${found.id}`,
        group: found.kind === 'referral' ? 'Cases' : 'Arrivals',
        label: `${found.caseNumber}  ${found.title}`,
        detail: [found.payerName, found.statusLabel].filter((part) => part !== '').join(' · '),
        icon:
          found.kind === 'referral' ? <IconFileText aria-hidden="true" /> : <IconInbox aria-hidden="true" />,
        go: () => void navigate({ to: pathOf(found.kind, found.tenantId, found.id) }),
      }));
    },
    [hasQueue, navigate],
  );
  return (
    <AppFrame
      name="Workbench"
      places={places}
      density="work"
      user={{
        name: me.name,
        role: me.roleLabel,
        detail: `${me.tenants.length.toString()} payers and queues`,
      }}
      onSignOut={leave}
      search={search}
    >
      <title>{`${title} · Doorstep`}</title>
      {children}
    </AppFrame>
  );
}

function usePlaces(me: SignedIn, hasQueue: boolean): readonly Place[] {
  const counts = useDoor(countWork, {}, { enabled: hasQueue }).data?.counts;
  const mine = counts?.['mine']?.count ?? 0;
  const urgent = (counts?.['at_risk']?.count ?? 0) + (counts?.['breached']?.count ?? 0);
  return useMemo(
    () =>
      placesFor(me.role).map((place) => {
        if (place.to === '/workbench')
          return { ...place, count: { n: mine, say: `${mine.toString()} yours` } };
        if (place.to === '/workbench/supervisor')
          return { ...place, count: { n: urgent, say: `${urgent.toString()} at risk or breached` } };
        return place;
      }),
    [me.role, mine, urgent],
  );
}

const listeners = new Set<(change: Change) => void>();

/** Hears every change of the granted payers while this screen stands. */
export function onChange(hear: (change: Change) => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}

/** One stream for the page: what changed is asked again through its own door. */
function useFreshness(on: boolean): void {
  const client = useQueryClient();
  const soon = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(soon.current), []);
  useLive(on ? '/api/live' : null, (event) => {
    const change = changeFrom(event);
    if (change !== null) for (const hear of listeners) hear(change);
    // One deed makes several events: ask once for all of them.
    clearTimeout(soon.current);
    soon.current = setTimeout(() => {
      for (const stale of [
        'listWork',
        'countWork',
        'readCase',
        'readReview',
        'readArrival',
        'listParts',
        'listSources',
        'listQuestions',
        'readWho',
        'listFiles',
        'readFile',
        'readTimeline',
      ])
        void client.invalidateQueries({ queryKey: [stale] });
    }, 250);
  });
}

function NotHere({ me }: { readonly me: SignedIn }) {
  const navigate = useNavigate();
  const first = firstPlaceOf(me.role);
  const { pathname } = useLocation();
  // The portal's front door leads everybody to where their day begins.
  const isFront = first !== null && pathname === '/workbench';
  useEffect(() => {
    if (isFront) void navigate({ to: first, replace: true });
  }, [isFront, first, navigate]);
  if (isFront) return null;
  return (
    <EmptyState
      as="h1"
      title={first === null ? 'Your desk is not furnished yet' : 'Nothing of yours is kept here'}
      drawing={<Door of="workbench" />}
      action={
        first === null ? undefined : (
          <Button look="primary" onClick={() => void navigate({ to: first })}>
            Go to your first place
          </Button>
        )
      }
    >
      <p>
        {first === null
          ? `You are signed in as ${me.roleLabel.toLowerCase()}. The screens of this role come later; the keys, the theme and signing out work already.`
          : `This place is for other roles. You are signed in as ${me.roleLabel.toLowerCase()}.`}
      </p>
    </EmptyState>
  );
}
