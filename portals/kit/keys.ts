// Why: people who work all day live on the keyboard, and a letter must never act while somebody types
// (WCAG 2.1.4: single letters act only where focus is clear, and can be switched off).

/** One key of a screen: `j`, `?`, `Enter`, `Ctrl-K`, or two in a row as `g w`. */
export type KeyBinding = {
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
};

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

type Target = { readonly tagName?: string; readonly isContentEditable?: boolean; readonly type?: string };

const quietInputs = new Set(['checkbox', 'radio', 'button', 'submit', 'range']);

/** True where a letter belongs to the text being written. */
export function isTyping(target: Target | null): boolean {
  if (target === null) return false;
  if (target.isContentEditable === true) return true;
  const tag = target.tagName?.toLowerCase();
  if (tag === 'textarea' || tag === 'select') return true;
  return tag === 'input' && !quietInputs.has(target.type ?? 'text');
}

/** The name of what was pressed, in the spelling bindings use; Ctrl and the Mac's command key are one. */
export function nameOfKey(pressed: Pressed): string {
  const key =
    pressed.key.length === 1 && pressed.key !== ' '
      ? pressed.key
      : pressed.key === ' '
        ? 'Space'
        : pressed.key;
  if (pressed.ctrlKey || pressed.metaKey) return `Ctrl-${key.toUpperCase()}`;
  return pressed.altKey ? `Alt-${key}` : key;
}

/**
 * The binding that `name` completes, given what was pressed just before (`''` when nothing is pending), or
 * `'pending'` when it begins a two-key binding. Later bindings win, so a screen may override the frame.
 */
export function bindingFor(
  bindings: readonly KeyBinding[],
  before: string,
  name: string,
): KeyBinding | 'pending' | null {
  const sought = before === '' ? name : `${before} ${name}`;
  const found = bindings.findLast((binding) => binding.keys === sought);
  if (found !== undefined) return found;
  return before === '' && bindings.some((binding) => binding.keys.startsWith(`${name} `)) ? 'pending' : null;
}

/** Keys that two bindings of the same place both claim. */
export function clashes(bindings: readonly KeyBinding[]): string[] {
  const names = bindings.map((binding) => binding.keys);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

/** The keys of a binding as separate caps: `Ctrl-K` → Ctrl, K; `g w` → g, w. */
export function capsOf(keys: string): string[] {
  return keys
    .split(' ')
    .flatMap((part) => (part.length > 1 && part.includes('-') ? part.split('-') : [part]));
}
