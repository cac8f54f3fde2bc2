// Why: the door for payers; it says honestly what it will hold until its screens stand.
import { AppFrame } from '../kit/app-frame.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';

const places = [] as const;

/** The entry of this portal. */
export function PayerPortal() {
  return (
    <AppFrame name="Payer portal" places={places} density="work">
      <EmptyState as="h1" title="Your members’ orders will stand here" drawing={<Door of="payer" />}>
        <p>
          The same sentence that members and offices read, for every open case of your plan. This view is not
          connected yet.
        </p>
      </EmptyState>
    </AppFrame>
  );
}
