// Why: `/` or Ctrl-K finds anything (case, member, provider, action, help) without leaving the keyboard; the hub's
// search joins in when it answers, and what is already known never waits for it.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- the ARIA combobox pattern: focus stays in the input, which names the active option */
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import css from './command-palette.module.css';
import { Dialog } from './dialog.tsx';
import { capsOf } from './keys.ts';

export type FindItem = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly go: () => void;
};

export type CommandPaletteProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Places and actions known without asking. */
  readonly items: readonly FindItem[];
  /** Asks the hub; called 150 ms after the last letter. */
  readonly search?: (text: string) => Promise<readonly FindItem[]>;
  readonly placeholder?: string;
};

/** Items whose label or detail holds every word typed, in the given order. */
export function fitting(items: readonly FindItem[], text: string): FindItem[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return items.filter((item) =>
    words.every((word) => `${item.label} ${item.detail ?? ''} ${item.group}`.toLowerCase().includes(word)),
  );
}

/** The find box over the page. */
export function CommandPalette(props: CommandPaletteProps) {
  return (
    <Dialog label="Find anything" open={props.open} onClose={props.onClose}>
      <PaletteBody {...props} />
    </Dialog>
  );
}

function useFound(text: string, items: readonly FindItem[], search: CommandPaletteProps['search']) {
  const [found, setFound] = useState<readonly FindItem[]>([]);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (search === undefined || text.trim() === '') return undefined;
    let stale = false;
    const timer = setTimeout(() => {
      setAsking(true);
      search(text)
        .then((answer) => (stale ? undefined : setFound(answer)))
        .catch(() => (stale ? undefined : setFound([])))
        .finally(() => (stale ? undefined : setAsking(false)));
    }, 150);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [text, search]);
  return {
    all: useMemo(() => [...(text.trim() === '' ? [] : found), ...fitting(items, text)], [found, items, text]),
    asking,
  };
}

function PaletteBody({
  items,
  search,
  onClose,
  placeholder = 'Case, member, provider, action…',
}: CommandPaletteProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const { all, asking } = useFound(text, items, search);
  const active = Math.min(at, Math.max(all.length - 1, 0));
  function choose(item: FindItem | undefined): void {
    if (item === undefined) return;
    onClose();
    item.go();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setAt(Math.min(active + 1, all.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(active - 1, 0));
    else if (event.key === 'Enter') choose(all[active]);
    else return;
    event.preventDefault();
  }
  return (
    <>
      <div className={css['box']}>
        <IconSearch aria-hidden="true" />
        <input
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person asked for this field by pressing its key
          autoFocus
          role="combobox"
          aria-label="Find anything"
          aria-expanded={all.length > 0}
          aria-controls={listId}
          aria-activedescendant={all[active] === undefined ? undefined : `${listId}-${active.toString()}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <PaletteList id={listId} items={all} active={active} onChoose={choose} />
      <output className={css['note']}>
        {all.length > 0
          ? ''
          : asking
            ? 'Asking the hub…'
            : `Nothing fits “${text}”. Try a case number, a name or a date of birth.`}
      </output>
    </>
  );
}

type ListProps = {
  readonly id: string;
  readonly items: readonly FindItem[];
  readonly active: number;
  readonly onChoose: (item: FindItem) => void;
};

function PaletteList({ id, items, active, onChoose }: ListProps) {
  useEffect(() => {
    document.getElementById(`${id}-${active.toString()}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div id={id} role="listbox" aria-label="Found" className={css['list']} hidden={items.length === 0}>
      {items.map((item, i) => (
        <div
          key={item.id}
          id={`${id}-${i.toString()}`}
          role="option"
          aria-selected={i === active}
          className={css['item']}
          data-first={item.group !== items[i - 1]?.group || undefined}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <span className={css['group']} aria-hidden={item.group === items[i - 1]?.group}>
            {item.group === items[i - 1]?.group ? '' : item.group}
          </span>
          {item.icon}
          <span className={css['label']}>
            {item.label}{' '}
            {item.detail === undefined ? null : <span className={css['detail']}>{item.detail}</span>}
          </span>
          {item.keys === undefined ? null : capsOf(item.keys).map((cap) => <kbd key={cap}>{cap}</kbd>)}
        </div>
      ))}
    </div>
  );
}
