// Why: the door for offices; it says honestly what it will hold until its screens stand.
import { AppFrame } from '../kit/app-frame.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';

const places = [] as const;

/** The entry of this portal. */
export function ProviderPortal() {
  return (
    <AppFrame name="Provider portal" places={places} density="work">
      <EmptyState as="h1" title="Your orders will stand here" drawing={<Door of="provider" />}>
        <p>
          An office sends a signed order here and gets its case number at once. The form opens when its doors
          are in place; until then, call the number on your last fax.
        </p>
      </EmptyState>
    </AppFrame>
  );
}
