// Why: some people work at night and some in a glass office; the choice is theirs and follows the system until made.
import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import css from './button.module.css';

const choices = [
  { value: 'light', label: 'Light', icon: <IconSun aria-hidden="true" /> },
  { value: 'dark', label: 'Dark', icon: <IconMoon aria-hidden="true" /> },
  { value: 'auto', label: 'As the system', icon: <IconDeviceDesktop aria-hidden="true" /> },
] as const;

/** Light, dark or as the system, remembered on this device. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const now = choices.find((choice) => choice.value === colorScheme) ?? choices[2];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css['icon']} aria-label={`Theme: ${now.label}`} title="Theme">
          {now.icon}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.value}
            leftSection={choice.icon}
            onClick={() => setColorScheme(choice.value)}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
