// Why: the door for members; it says honestly what it will hold until its screens stand.
import { AppFrame } from '../kit/app-frame.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';

const places = [] as const;

/** The entry of this portal. */
export function MemberPortal() {
  return (
    <AppFrame name="For members" places={places} density="roomy">
      <EmptyState as="h1" title="What is coming to your home will show here" drawing={<Door of="member" />}>
        <p>
          You will see what comes, when, who brings it and what you owe. Nothing is linked to this page yet.
        </p>
      </EmptyState>
    </AppFrame>
  );
}
