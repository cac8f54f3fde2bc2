// Why: an empty queue teaches what will stand in it and what to do meanwhile.
import { Link } from '@tanstack/react-router';
import type { views } from '../../care/work/work.contract.ts';
import { Door } from '../kit/door.tsx';
import { EmptyState } from '../kit/states.tsx';

const words: Record<(typeof views)[number], readonly [string, string]> = {
  open: ['Nothing is open', 'Orders from the portal, email and phone stand here the moment they arrive.'],
  mine: [
    'Nothing waits on you',
    'What you claim stands here, the ones that can wait least first. Walk to a row and press c.',
  ],
  unowned: [
    'Everything has an owner',
    'An item that nobody holds would stand here until somebody claims it.',
  ],
  at_risk: [
    'Nothing is at risk',
    'A case stands here when most of its time is gone and the deadline is still ahead.',
  ],
  breached: ['No deadline was missed', 'A case whose deadline has passed stands here until it is put right.'],
  near_discharge: [
    'Nobody goes home within 24 hours',
    'An order whose patient leaves the hospital soon stands here at once, escalated to a manager.',
  ],
  lobby: [
    'The lobby is empty',
    'Mail and documents that belong to no case yet wait here for one person to place them.',
  ],
  duplicates: [
    'No duplicates to settle',
    'Orders that look like one we already have stand here until somebody says same or different.',
  ],
  escalated: ['Nothing is escalated', 'Cases a manager has to commit on stand here with the committed time.'],
  exceptions: [
    'Nothing needs a person',
    'When a machine gives up after all its tries, its work stands here. Nothing is lost.',
  ],
};

/** The empty face of one view. */
export function WorklistEmpty({
  view,
  isFiltered,
}: {
  readonly view: (typeof views)[number];
  readonly isFiltered: boolean;
}) {
  const [title, text] = words[view];
  return (
    <EmptyState
      title={isFiltered ? 'Nothing fits these filters' : title}
      drawing={<Door of="workbench" size={96} />}
      action={
        isFiltered ? (
          <Link to="/workbench" search={{ view }}>
            Take the filters off
          </Link>
        ) : view === 'open' ? undefined : (
          <Link to="/workbench">See all open work</Link>
        )
      }
    >
      <p>{text}</p>
    </EmptyState>
  );
}
