// Why: the door for staff; it says honestly what it will hold until its screens stand.
import { AppFrame } from '../kit/app-frame.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';

const places = [] as const;

/** The entry of this portal. */
export function Workbench() {
  return (
    <AppFrame name="Workbench" places={places} density="work">
      <EmptyState as="h1" title="The worklist is not connected yet" drawing={<Door of="workbench" />}>
        <p>
          Orders will stand here by the harm of waiting, each with its owner and its clocks. This desk opens
          when the worklist’s doors are in place.
        </p>
      </EmptyState>
    </AppFrame>
  );
}
