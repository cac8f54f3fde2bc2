// Why: each portal is one kind of person's door. Who is not signed in goes to the sign-in page and comes back; who came
// to another's door is led to their own; leaving a shared desk leaves nothing of a patient in the browser.
import { useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readMe, signOut, type Me } from '../../care/people/people.contract.ts';
import { AppFrame, type Place } from '../kit/app-frame.tsx';
import { callDoor } from '../kit/api.ts';
import type { FindItem } from '../kit/command-palette.tsx';
import { Door, type DoorOf } from '../kit/door.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { useDoor } from '../kit/use-door.ts';

type PortalName = NonNullable<Me['portal']>;

/** Somebody who has come in by the right door. */
export type Someone = { readonly id: string; readonly name: string; readonly role: string; readonly me: Me };

export type OwnPortalProps = {
  readonly portal: PortalName & DoorOf;
  /** What the frame calls it: `For offices`. */
  readonly name: string;
  /** The same for everyone who comes in here, or by role. */
  readonly places: readonly Place[] | ((role: string) => readonly Place[]);
  readonly density?: 'work' | 'roomy';
  /** Asks the hub for what was typed into the find box. */
  readonly search?: (text: string) => Promise<readonly FindItem[]>;
  readonly children: (someone: Someone) => ReactNode;
};

const doorNames: Record<PortalName, string> = {
  workbench: 'the workbench',
  provider: 'the page for offices and providers',
  member: 'the page for members',
  payer: 'the page for health plans',
};

function useLeave(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    // Whatever the hub answers, this desk forgets first.
    sessionStorage.clear();
    await callDoor(signOut, {}).catch(() => undefined);
    client.clear();
    await navigate({ to: '/sign-in' });
  };
}

/** The frame of one portal around a page, for whom it is meant. */
export function OwnPortal({ portal, name, places, density = 'work', search, children }: OwnPortalProps) {
  const me = useDoor(readMe, {}, { staleTime: 60_000 });
  const leave = useLeave();
  const { href } = useLocation();
  const who = me.data;
  if (who?.signedIn === false) return <Navigate to="/sign-in" search={{ back: href }} replace />;
  const own = who?.portal === portal;
  return (
    <AppFrame
      name={name}
      places={own ? (typeof places === 'function' ? places(who.role ?? '') : places) : []}
      density={density}
      {...(own && search !== undefined ? { search } : {})}
      {...(who === undefined
        ? {}
        : { user: { name: who.name ?? '', role: who.roleLabel ?? '' }, onSignOut: () => void leave() })}
    >
      {me.error !== null && who === undefined ? (
        <ErrorState
          title="This page could not be opened."
          problem={me.error}
          onRetry={() => void me.refetch()}
        />
      ) : who === undefined ? (
        <LoadingRows rows={8} columns={3} tall={44} />
      ) : own ? (
        children({ id: who.id ?? '', name: who.name ?? '', role: who.role ?? '', me: who })
      ) : (
        <OtherDoor me={who} portal={portal} />
      )}
    </AppFrame>
  );
}

function OtherDoor({ me, portal }: { readonly me: Me; readonly portal: PortalName & DoorOf }) {
  const own = me.portal ?? 'workbench';
  return (
    <EmptyState
      as="h1"
      title={`This is ${doorNames[portal]}`}
      drawing={<Door of={portal} />}
      action={<Link to={`/${own}`}>To {doorNames[own]}</Link>}
    >
      <p>
        You are signed in as {me.name}, {(me.roleLabel ?? '').toLowerCase()}. Your own door is{' '}
        {doorNames[own]}.
      </p>
    </EmptyState>
  );
}
