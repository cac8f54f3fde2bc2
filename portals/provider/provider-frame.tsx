// Why: offices and suppliers share one door; an office sends and follows orders, while a supplier's part comes with
// offers, and until then the page says so instead of pretending.
import { IconFilePlus, IconListDetails, IconMessageQuestion } from '@tabler/icons-react';
import { useCallback, type ReactNode } from 'react';
import type { Place } from '../kit/app-frame.tsx';
import { useNavigate } from '@tanstack/react-router';
import { listOwnCases } from '../../care/casefile/casefile.contract.ts';
import { callDoor } from '../kit/api.ts';
import type { FindItem } from '../kit/command-palette.tsx';
import { fittingCases, whatOf } from './own-case-words.ts';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';
import { OwnPortal } from '../sign-in/own-portal.tsx';
import type { SignedIn } from '../sign-in/session.tsx';

const places: readonly Place[] = [
  { to: '/provider', label: 'Our orders', icon: IconListDetails, letter: 'o' },
  { to: '/provider/new', label: 'Send an order', icon: IconFilePlus, letter: 'n' },
  { to: '/provider/ask', label: 'Ask first', icon: IconMessageQuestion, letter: 'a' },
];

export type ProviderFrameProps = {
  readonly children: (someone: SignedIn) => ReactNode;
};

/** The provider portal's frame; its pages are for referring offices, others read what is theirs today. */
export function ProviderFrame({ children }: ProviderFrameProps) {
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
      places={(role) => (role === 'referring_office' ? places : [])}
      search={search}
    >
      {(someone) => (someone.role === 'referring_office' ? children(someone) : <NotYet someone={someone} />)}
    </OwnPortal>
  );
}

function NotYet({ someone }: { readonly someone: SignedIn }) {
  const isDispatcher = someone.role === 'servicing_dispatcher';
  return (
    <EmptyState
      as="h1"
      title={isDispatcher ? 'No offers come through this page yet' : 'Nothing to manage here yet'}
      drawing={<Door of="provider" />}
    >
      <p>
        {isDispatcher
          ? 'Orders reach your locations the way they do today. When offers come through Doorstep, each will stand here with what, where, when and by which hour you answer.'
          : 'Your organization’s people, locations and papers will be kept here. Nothing is asked of you today.'}
      </p>
      <p>Your sign-in works and is yours: {someone.name}.</p>
    </EmptyState>
  );
}
