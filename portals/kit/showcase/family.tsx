// Why: what a member sees at two in the morning, and the doors that say where one is.
import { Button } from '../button.tsx';
import { Door, type DoorOf } from '../door.tsx';
import { MemberCard } from '../member-card.tsx';
import css from './kit-page.module.css';
import { Piece, Section } from './section.tsx';

const doors: readonly (readonly [DoorOf, string])[] = [
  ['member', 'Members'],
  ['provider', 'Providers'],
  ['payer', 'Payers'],
  ['workbench', 'Workbench'],
  ['public', 'Public'],
  ['letter', 'Signed link'],
];

/** The member's card and the doors. */
export function FamilySection() {
  return (
    <Section
      id="family"
      title="At the door"
      why="Members read one card: what comes, when, who brings it, what it costs, whom to call. One line drawing of a door per portal."
    >
      <Piece name="Member card, 390 px">
        <MemberCard
          status={{ tone: 'working', word: 'On its way' }}
          answer={
            <>
              Your oxygen comes <strong>tomorrow, 9–11 in the morning</strong>.
            </>
          }
          who="Coastal Respiratory brings it."
          cost={
            <>
              You will owe $12.40. <a href="#family">Why?</a>
            </>
          }
          actions={
            <>
              <Button look="primary" size="thumb" wide>
                That time is good
              </Button>
              <Button size="thumb" wide>
                Ask for another time
              </Button>
            </>
          }
          steps={[
            { label: 'Order', state: 'done' },
            { label: 'Plan said yes', state: 'done' },
            { label: 'Booked', state: 'now' },
            { label: 'Delivered', state: 'later' },
            { label: 'All set', state: 'later' },
          ]}
          person={{ name: 'Dana Whitfield', role: 'Your coordinator', phone: '(617) 555-0142' }}
        />
      </Piece>
      <Piece name="Doors">
        <ul className={css['doors']}>
          {doors.map(([of, name]) => (
            <li key={of}>
              <Door of={of} size={112} />
              {name}
            </li>
          ))}
        </ul>
      </Piece>
    </Section>
  );
}
