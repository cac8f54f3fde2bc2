// Why: a keyboard that must be learned from a manual is not learned; `?` shows the keys that work right here.
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */
import { Switch } from '@mantine/core';
import { Dialog } from './dialog.tsx';
import { capsOf } from './keys.ts';
import { useKeyPlace, type KeyGroup } from './key-place.tsx';
import css from './key-map.module.css';

/** The overlay of all keys in force, with the switch for single letters. */
export function KeyMap({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { groups, lettersOn, setLettersOn } = useKeyPlace();
  return (
    <Dialog label="Keys" open={open} onClose={onClose} width={720}>
      <div className={css['head']}>
        <h2>Keys that work here</h2>
        <Switch
          size="sm"
          label="Single letters act"
          checked={lettersOn}
          onChange={(event) => setLettersOn(event.currentTarget.checked)}
        />
      </div>
      <KeyMapList groups={groups} />
    </Dialog>
  );
}

/** The map itself: groups of keys in columns. */
export function KeyMapList({ groups }: { readonly groups: readonly KeyGroup[] }) {
  return (
    <section className={css['map']} aria-label="Key map" tabIndex={0}>
      {groups
        .filter((group) => group.bindings.length > 0)
        .map((group) => (
          <section key={group.title + group.bindings[0]?.keys}>
            <h3>{group.title}</h3>
            <dl>
              {group.bindings.map((binding) => (
                <div key={binding.keys}>
                  <dt>
                    {capsOf(binding.keys).map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dt>
                  <dd>{binding.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </section>
  );
}
