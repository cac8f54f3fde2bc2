// Why: on a desk that several people use, who is signed in and in which role must be plain, and leaving be one press.
import { Menu } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import css from './user-menu.module.css';

export type FrameUser = {
  readonly name: string;
  /** The role in words: `Care coordinator`. */
  readonly role: string;
  /** Extension or office, when there is one. */
  readonly detail?: string;
};

/** `Dana Whitfield` → `DW`; at most two letters. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.charAt(0) ?? '',
  );
  return letters.join('').toUpperCase();
}

/** The person at the top right. */
export function UserMenu({ user, onSignOut }: { readonly user: FrameUser; readonly onSignOut?: () => void }) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={css['user']}>
          <span className={css['initials']} aria-hidden="true">
            {initialsOf(user.name)}
          </span>
          <span className={css['words']}>
            <span className={css['name']}>{user.name}</span> <span className={css['role']}>{user.role}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {user.role}
          {user.detail === undefined ? null : <> · {user.detail}</>}
        </Menu.Label>
        <Menu.Item leftSection={<IconLogout aria-hidden="true" />} onClick={onSignOut}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
