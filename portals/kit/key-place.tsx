// Why: one listener for the whole page knows which keys each screen offers, so that `?` can show the map and two
// meanings for one key are found, not felt. Single letters can be switched off (WCAG 2.1.4).
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { bindingFor, isTyping, nameOfKey, type KeyBinding } from './keys.ts';

export type KeyGroup = { readonly title: string; readonly bindings: readonly KeyBinding[] };
type KeyPlace = {
  readonly groups: readonly KeyGroup[];
  readonly lettersOn: boolean;
  readonly setLettersOn: (on: boolean) => void;
  readonly add: (group: KeyGroup) => () => void;
};

const memory = 'doorstep.single-letters';
const KeyContext = createContext<KeyPlace>({
  groups: [],
  lettersOn: true,
  setLettersOn: () => undefined,
  add: () => () => undefined,
});

/** The keys in force, for the map. */
export function useKeyPlace(): KeyPlace {
  return useContext(KeyContext);
}

/** Offers keys while this screen stands. Bindings may change every render; the last registered group wins a clash. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const { add } = useContext(KeyContext);
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  const signature = bindings.map((binding) => `${binding.keys}\t${binding.label}`).join('\n');
  useEffect(() => {
    const stable =
      signature === ''
        ? []
        : signature.split('\n').map((line, i) => {
            const [keys = '', label = ''] = line.split('\t');
            return { keys, label, run: () => current.current[i]?.run() };
          });
    return add({ title, bindings: stable });
  }, [add, title, signature]);
}

/** The page's one keyboard listener. */
export function KeyPlaceProvider({ children }: { readonly children: ReactNode }) {
  const [groups, setGroups] = useState<readonly KeyGroup[]>([]);
  const [lettersOn, setOn] = useState(() => localStorage.getItem(memory) !== 'off');
  const add = useCallback((group: KeyGroup) => {
    setGroups((all) => [...all, group]);
    return () => setGroups((all) => all.filter((other) => other !== group));
  }, []);
  useKeyListener(groups, lettersOn);
  const place = useMemo<KeyPlace>(
    () => ({
      groups,
      lettersOn,
      add,
      setLettersOn(on) {
        localStorage.setItem(memory, on ? 'on' : 'off');
        setOn(on);
      },
    }),
    [groups, lettersOn, add],
  );
  return <KeyContext.Provider value={place}>{children}</KeyContext.Provider>;
}

function useKeyListener(groups: readonly KeyGroup[], lettersOn: boolean): void {
  useEffect(() => {
    let before = '';
    let forget: ReturnType<typeof setTimeout> | undefined;
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null)
        return;
      const name = nameOfKey(event);
      const plain = !name.startsWith('Ctrl-') && !name.startsWith('Alt-');
      if (plain && (!lettersOn || (event.target instanceof HTMLElement && isTyping(event.target)))) return;
      const found = bindingFor(
        groups.flatMap((group) => group.bindings),
        before,
        name,
      );
      clearTimeout(forget);
      before = found === 'pending' ? name : '';
      if (found === 'pending') forget = setTimeout(() => (before = ''), 1200);
      else if (found !== null) {
        event.preventDefault();
        found.run();
      }
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [groups, lettersOn]);
}
