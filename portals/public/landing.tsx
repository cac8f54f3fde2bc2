// Why: the public front: whoever arrives finds the right door in one look.
import { Link } from '@tanstack/react-router';
import { IconArrowRight } from '@tabler/icons-react';
import { Door, DoorMark, type DoorOf } from '../kit/door.tsx';
import { ThemeSwitch } from '../kit/theme-switch.tsx';
import { readMe } from '../../care/people/people.contract.ts';
import { StatusMark } from '../kit/status-mark.tsx';
import { useDoor } from '../kit/use-door.ts';
import css from './landing.module.css';
import { Questions } from './questions.tsx';

const doors: readonly { to: string; of: DoorOf; title: string; text: string }[] = [
  {
    to: '/member',
    of: 'member',
    title: 'Members and families',
    text: 'What is coming to your home, when, and who to call.',
  },
  {
    to: '/provider',
    of: 'provider',
    title: 'Offices and providers',
    text: 'Send a signed order and follow it to the door.',
  },
  {
    to: '/payer',
    of: 'payer',
    title: 'Health plans',
    text: 'Every open case of your members, in the same words they read.',
  },
  { to: '/workbench', of: 'workbench', title: 'Staff', text: 'The desk: worklist, cases, calls.' },
];

/** The public page at `/`. */
export function Landing() {
  const me = useDoor(readMe, {}, { staleTime: 60_000 });
  return (
    <div className={css['page']}>
      <header className={css['top']}>
        <span className={css['house']}>
          <DoorMark size={26} /> Doorstep
        </span>
        <nav className={css['tools']} aria-label="Account">
          {me.data?.signedIn === true ? (
            <Link to={`/${me.data.portal ?? 'workbench'}`}>To your page, {me.data.name}</Link>
          ) : (
            <Link to="/sign-in">Sign in</Link>
          )}
          <ThemeSwitch />
        </nav>
      </header>
      <main className={css['main']}>
        <div className={css['hero']}>
          <div>
            <h1>Care that reaches the door.</h1>
            <p>
              An order for care at home comes in, gets a case number at once, and has a named person until
              someone or something has really arrived.
            </p>
          </div>
          <Door of="public" size={200} />
        </div>
        <h2 className={css['which']}>Which door is yours?</h2>
        <ul className={css['doors']}>
          {doors.map(({ to, of, title, text }) => (
            <li key={to}>
              <Link to={to} className={css['door']}>
                <Door of={of} size={84} />
                <span className={css['words']}>
                  <strong>{title}</strong>
                  <span>{text}</span>
                </span>
                <IconArrowRight aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
        <p className={css['emergency']}>
          <StatusMark tone="breach" word="Is someone in danger now?" /> Call <a href="tel:911">911</a>. Do not
          wait for us.
        </p>
        <Questions />
        <p className={css['letter']}>
          Were you sent a link in a letter, an email or a text message? Open that link; it needs no account.
        </p>
        {me.data?.townIsSeeded === true ? (
          <p className={css['town']}>
            <StatusMark tone="waiting" word="Invented town:" /> every plan, office, person and phone number
            you meet here is made up. <Link to="/sign-in">Sign in as anyone</Link> to look around.
          </p>
        ) : null}
      </main>
    </div>
  );
}
