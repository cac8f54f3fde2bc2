// Why: the public front: whoever arrives finds the right door in one look.
import { Link } from '@tanstack/react-router';
import { IconArrowRight } from '@tabler/icons-react';
import { Door, DoorMark, type DoorOf } from '../kit/door.tsx';
import { ThemeSwitch } from '../kit/theme-switch.tsx';
import css from './landing.module.css';

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
    text: 'Send a signed order, follow it, confirm what you deliver.',
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
  return (
    <div className={css['page']}>
      <header className={css['top']}>
        <span className={css['house']}>
          <DoorMark size={26} /> Doorstep
        </span>
        <nav className={css['tools']} aria-label="Account">
          <Link to="/sign-in">Sign in</Link>
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
        <p className={css['letter']}>
          Were you sent a link in a letter, an email or a text message? Open that link; it needs no account.
        </p>
      </main>
    </div>
  );
}
