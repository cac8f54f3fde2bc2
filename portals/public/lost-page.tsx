// Why: a wrong address must lead back to a door, not to a dead end.
import { Link } from '@tanstack/react-router';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';

/** Shown for every address that is no door. */
export function LostPage() {
  return (
    <main>
      <EmptyState
        as="h1"
        title="There is no door at this address"
        drawing={<Door of="letter" />}
        action={<Link to="/">To all doors</Link>}
      >
        <p>If a letter or message brought you here, check that the whole address was copied.</p>
      </EmptyState>
    </main>
  );
}
