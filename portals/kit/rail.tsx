// Why: the places of a portal with their words; on a phone the first four lie under the thumb and the rest behind More.
import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import css from './app-frame.module.css';
import type { Place } from './app-frame.tsx';

/** How many places fit under a thumb at 390 px beside More. */
const underThumb = 4;

/** The rail; a bottom bar on phones. */
export function Rail({ name, places }: { readonly name: string; readonly places: readonly Place[] }) {
  const more = places.length > underThumb + 1;
  return (
    <nav className={css['rail']} aria-label={`${name}: places`}>
      {places.map((place, i) => (
        <PlaceLink key={place.to + (place.hash ?? '')} place={place} behindMore={more && i >= underThumb} />
      ))}
      {more ? <More places={places.slice(underThumb)} /> : null}
    </nav>
  );
}

function PlaceLink({ place, behindMore }: { readonly place: Place; readonly behindMore: boolean }) {
  const { to, hash = '', label, icon: Icon, count } = place;
  return (
    <Link
      to={to}
      hash={hash}
      className={css['place']}
      data-behind={behindMore || undefined}
      activeOptions={{ exact: true, includeSearch: false, includeHash: hash !== '' }}
    >
      <Icon aria-hidden="true" />
      <span>{label}</span>
      {count === undefined || count.n === 0 ? null : (
        <span className={css['count']}>
          <span aria-hidden="true">{count.n > 99 ? '99+' : count.n}</span>
          <span className="only-heard">, {count.say}</span>
        </span>
      )}
    </Link>
  );
}

function More({ places }: { readonly places: readonly Place[] }) {
  const navigate = useNavigate();
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className={`${css['place'] ?? ''} ${css['more'] ?? ''}`}>
          <IconDots aria-hidden="true" />
          <span>More</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ to, hash = '', label, icon: Icon }) => (
          <Menu.Item
            key={to + hash}
            leftSection={<Icon aria-hidden="true" />}
            onClick={() => void navigate({ to, hash })}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
