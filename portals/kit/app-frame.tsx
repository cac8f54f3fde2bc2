// Why: the frame every portal stands in: places on the left with their words, one find box, one person; on a phone the
// places move under the thumb. It never covers the work.
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ComponentType, type ReactNode } from 'react';
import css from './app-frame.module.css';
import { IconButton } from './button.tsx';
import { CommandPalette, type FindItem } from './command-palette.tsx';
import { DoorMark } from './door.tsx';
import { KeyMap } from './key-map.tsx';
import { useKeys } from './key-place.tsx';
import { Rail } from './rail.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import { UserMenu, type FrameUser } from './user-menu.tsx';

export type Place = {
  readonly to: string;
  readonly hash?: string;
  readonly label: string;
  readonly icon: ComponentType<{ 'aria-hidden'?: 'true' }>;
  /** How many wait there, with the word a screen reader says: `{ n: 3, say: '3 at risk' }`. */
  readonly count?: { readonly n: number; readonly say: string };
  /** The letter after `g` that goes there. */
  readonly letter?: string;
};

export type AppFrameProps = {
  /** `Workbench`, `Provider portal`… */
  readonly name: string;
  readonly places: readonly Place[];
  readonly user?: FrameUser;
  readonly onSignOut?: () => void;
  /** More to find than the places: actions of the screen, and the hub's own search. */
  readonly findItems?: readonly FindItem[];
  readonly search?: (text: string) => Promise<readonly FindItem[]>;
  /** `work` is 14 px and dense, `roomy` 17 px for members and families. */
  readonly density?: 'work' | 'roomy';
  /** A line above everything, such as the demo notice. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
};

/** The frame. The page inside owns its own heading and evidence side. */
export function AppFrame(props: AppFrameProps) {
  const { name, places, density = 'work', notice, children } = props;
  const [finding, setFinding] = useState(false);
  const [mapping, setMapping] = useState(false);
  const items = useFrameKeys(
    props,
    () => setFinding(true),
    () => setMapping(true),
  );
  return (
    <div className={css['frame']} data-density={density} data-places={places.length > 1 || undefined}>
      <a className={css['skip']} href="#work">
        Go to the work
      </a>
      <header className={css['top']}>
        <Link to="/" className={css['house']}>
          <DoorMark />
          <span className={css['word']}>Doorstep</span>
          <span className={css['name']}>{name}</span>
        </Link>
        <button
          type="button"
          className={css['find']}
          onClick={() => setFinding(true)}
          aria-keyshortcuts="/ Control+K"
        >
          <IconSearch aria-hidden="true" />
          <span>Find a case, a member, an action</span>
          <kbd aria-hidden="true">/</kbd>
        </button>
        <div className={css['tools']}>
          <span className={css['roomOnly']}>
            <IconButton label="Keys" keys="?" icon={<IconKeyboard />} onClick={() => setMapping(true)} />
          </span>
          <ThemeSwitch />
          {props.user === undefined ? null : (
            <UserMenu
              user={props.user}
              {...(props.onSignOut === undefined ? {} : { onSignOut: props.onSignOut })}
            />
          )}
        </div>
      </header>
      {places.length > 1 ? <Rail name={name} places={places} /> : null}
      <main id="work" tabIndex={-1} className={css['work']}>
        {notice === undefined ? null : <div className={css['notice']}>{notice}</div>}
        {children}
      </main>
      <CommandPalette
        open={finding}
        onClose={() => setFinding(false)}
        items={items}
        {...(props.search === undefined ? {} : { search: props.search })}
      />
      <KeyMap open={mapping} onClose={() => setMapping(false)} />
    </div>
  );
}

function useFrameKeys(props: AppFrameProps, find: () => void, map: () => void): readonly FindItem[] {
  const { places, findItems } = props;
  const navigate = useNavigate();
  const items = useMemo<readonly FindItem[]>(
    () => [
      ...(findItems ?? []),
      ...places.map(({ to, hash = '', label, icon: Icon, letter }) => ({
        id: `place:${to}#${hash}`,
        group: 'Go to',
        label,
        icon: <Icon aria-hidden="true" />,
        ...(letter === undefined ? {} : { keys: `g ${letter}` }),
        go: () => void navigate({ to, hash }),
      })),
    ],
    [findItems, places, navigate],
  );
  useKeys('Everywhere', [
    { keys: '/', label: 'Find anything', run: find },
    { keys: 'Ctrl-K', label: 'Find anything', run: find },
    { keys: '?', label: 'Show the keys', run: map },
    ...places.flatMap(({ to, hash = '', label, letter }) =>
      letter === undefined
        ? []
        : [
            {
              keys: `g ${letter}`,
              label: `Go to ${label.toLowerCase()}`,
              run: () => void navigate({ to, hash }),
            },
          ],
    ),
  ]);
  return items;
}
