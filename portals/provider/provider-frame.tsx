// Why: offices and suppliers share one door; an office sends and follows orders, a supplier answers offers. Whoever opens
// a page of the other side is led to their own.
import {
  IconFilePlus,
  IconInbox,
  IconListDetails,
  IconMessageQuestion,
  IconTruckDelivery,
} from '@tabler/icons-react';
import { useCallback, useEffect, type ReactNode } from 'react';
import type { Place } from '../kit/app-frame.tsx';
import { useNavigate } from '@tanstack/react-router';
import { listOwnCases } from '../../care/casefile/casefile.contract.ts';
import { callDoor } from '../kit/api.ts';
import type { FindItem } from '../kit/command-palette.tsx';
import { fittingCases, whatOf } from './own-case-words.ts';
import { OwnPortal } from '../sign-in/own-portal.tsx';
import type { SignedIn } from '../sign-in/session.tsx';

const places: readonly Place[] = [
  { to: '/provider', label: 'Our orders', icon: IconListDetails, letter: 'o' },
  { to: '/provider/new', label: 'Send an order', icon: IconFilePlus, letter: 'n' },
  { to: '/provider/ask', label: 'Ask first', icon: IconMessageQuestion, letter: 'a' },
];

const providerPlaces: readonly Place[] = [
  { to: '/provider/offers', label: 'Offers', icon: IconInbox, letter: 'f' },
  { to: '/provider/visits', label: 'Visits', icon: IconTruckDelivery, letter: 'v' },
];

export type ProviderFrameProps = {
  /** A page of those who serve; left out, of those who order. */
  readonly provider?: true;
  readonly children: (someone: SignedIn) => ReactNode;
};

/** The provider portal's frame. */
export function ProviderFrame({ provider, children }: ProviderFrameProps) {
  const navigate = useNavigate();
  const search = useCallback(
    async (text: string): Promise<readonly FindItem[]> => {
      const { items } = await callDoor(listOwnCases, {});
      return fittingCases(items, text)
        .slice(0, 8)
        .map((one) => ({
          id: one.id,
          group: 'Our orders',
          label: `${one.caseNumber} ${one.patientName}`,
          detail: whatOf(one),
          go: () => void navigate({ to: '/provider', search: { case: one.id } }),
        }));
    },
    [navigate],
  );
  return (
    <OwnPortal
      portal="provider"
      name="Offices and providers"
      places={(role) => (role === 'referring_office' ? places : providerPlaces)}
      search={search}
    >
      {(someone) => {
        const isOffice = someone.role === 'referring_office';
        if (isOffice === (provider === undefined)) return children(someone);
        return <Lead to={isOffice ? '/provider' : '/provider/offers'} />;
      }}
    </OwnPortal>
  );
}

/** Leads on once: the router's own Navigate does so again at every render while the next page loads. */
function Lead({ to }: { readonly to: '/provider' | '/provider/offers' }) {
  const navigate = useNavigate();
  useEffect(() => void navigate({ to, replace: true }), [navigate, to]);
  return null;
}
