// Why: every portal page stands behind one guard: who is not signed in goes to the door and comes back here; who belongs
// to another portal is told where; who is signed out while typing keeps every word.
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { readMe, signOut, type Me } from '../../care/people/people.contract.ts';
import { Button } from '../kit/button.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../kit/states.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import css from './session.module.css';

export type Portal = 'workbench' | 'provider' | 'member' | 'payer';

/** Somebody signed in, with everything that is known of them. */
export type SignedIn = {
  readonly id: string;
  readonly name: string;
  readonly role: NonNullable<Me['role']>;
  readonly roleLabel: string;
  readonly portal: Portal;
  readonly tenants: Me['tenants'];
  readonly townIsSeeded: boolean;
};

export const portalNames: Record<Portal, string> = {
  workbench: 'Workbench',
  provider: 'Provider portal',
  member: 'Member portal',
  payer: 'Payer portal',
};

/** Who is signed in, as the hub says; null when nobody is. */
export function signedInFrom(me: Me): SignedIn | null {
  const { id, name, role, roleLabel, portal, tenants, townIsSeeded } = me;
  if (!me.signedIn || id === null || name === null || role === null || portal === null) return null;
  return { id, name, role, roleLabel: roleLabel ?? role, portal, tenants, townIsSeeded };
}

/** Asks who is signed in; asked again whenever any door answered that nobody is. */
export function useMe() {
  return useDoor(readMe, {}, { staleTime: 60_000, refetchInterval: 60_000 });
}

/** Ends the session here and goes to the door; a shared desk keeps nothing of a patient. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useAct(signOut);
  return () => {
    // Whatever the hub answers, this desk forgets first.
    sessionStorage.clear();
    leave.mutate(
      {},
      {
        onSettled() {
          client.clear();
          void navigate({ to: '/sign-in' });
        },
      },
    );
  };
}

export type SessionGuardProps = {
  readonly portal: Portal;
  readonly children: (me: SignedIn) => ReactNode;
};

/** Shows its page only to somebody who is signed in and belongs to this portal. */
export function SessionGuard({ portal, children }: SessionGuardProps) {
  const me = useMe();
  const { href } = useLocation();
  const navigate = useNavigate();
  const [wasIn, setWasIn] = useState<SignedIn | null>(null);
  const now = useMemo(() => (me.data === undefined ? null : signedInFrom(me.data)), [me.data]);
  if (now !== null && now !== wasIn) setWasIn(now);
  const isOut = me.data !== undefined && now === null;
  useEffect(() => {
    // While the door loads this page still stands: it must not become the place to come back to.
    if (isOut && wasIn === null && !href.startsWith('/sign-in'))
      void navigate({ to: '/sign-in', search: { back: href }, replace: true });
  }, [isOut, wasIn, href, navigate]);
  if (me.error !== null && wasIn === null) {
    return (
      <main className={css['alone']}>
        <ErrorState
          title="We could not see who you are."
          problem={me.error}
          onRetry={() => void me.refetch()}
        />
      </main>
    );
  }
  if (wasIn === null) {
    return (
      <main className={css['alone']} aria-busy="true">
        <LoadingRows rows={6} columns={3} />
      </main>
    );
  }
  if (wasIn.portal !== portal) return <OtherPortal me={wasIn} here={portal} />;
  return (
    <>
      {isOut ? (
        <p className={css['out']} role="alert">
          You are signed out. What you typed stays here.{' '}
          <a href="/sign-in" target="_blank" rel="noreferrer">
            Sign in again in a new tab
          </a>
          , then go on.
        </p>
      ) : null}
      {children(wasIn)}
    </>
  );
}

function OtherPortal({ me, here }: { readonly me: SignedIn; readonly here: Portal }) {
  const leave = useSignOut();
  return (
    <main className={css['alone']}>
      <EmptyState
        as="h1"
        title={`Your place is the ${portalNames[me.portal].toLowerCase()}`}
        drawing={<Door of={me.portal} />}
        action={
          <>
            <Link to={`/${me.portal}`} className={css['go']}>
              Go to the {portalNames[me.portal].toLowerCase()}
            </Link>
            <Button look="quiet" onClick={leave}>
              Sign out
            </Button>
          </>
        }
      >
        <p>
          You are signed in as {me.name}, {me.roleLabel.toLowerCase()}. The {portalNames[here].toLowerCase()}{' '}
          is for other people. Sign out to use another account.
        </p>
      </EmptyState>
    </main>
  );
}
