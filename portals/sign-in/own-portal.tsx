// Why: the portals of offices, members and health plans stand in the same frame behind the session; each says only its
// name, its places and what can be found there.
import type { ReactNode } from 'react';
import { AppFrame, type Place } from '../kit/app-frame.tsx';
import type { FindItem } from '../kit/command-palette.tsx';
import { SessionGuard, useSignOut, type Portal, type SignedIn } from './session.tsx';

export type OwnPortalProps = {
  readonly portal: Portal;
  /** What the frame calls it: `For offices`. */
  readonly name: string;
  /** The same for everyone who comes in here, or by role. */
  readonly places: readonly Place[] | ((role: SignedIn['role']) => readonly Place[]);
  readonly density?: 'work' | 'roomy';
  /** Asks the hub for what was typed into the find box. */
  readonly search?: (text: string) => Promise<readonly FindItem[]>;
  readonly children: (me: SignedIn) => ReactNode;
};

/** The frame of one portal around a page, for whom it is meant. */
export function OwnPortal({ portal, name, places, density = 'work', search, children }: OwnPortalProps) {
  const leave = useSignOut();
  return (
    <SessionGuard portal={portal}>
      {(me) => (
        <AppFrame
          name={name}
          places={typeof places === 'function' ? places(me.role) : places}
          density={density}
          {...(search === undefined ? {} : { search })}
          user={{ name: me.name, role: me.roleLabel }}
          onSignOut={leave}
        >
          {children(me)}
        </AppFrame>
      )}
    </SessionGuard>
  );
}
