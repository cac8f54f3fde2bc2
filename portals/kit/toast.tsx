// Why: undo rather than "are you sure". What was done is said once, politely, with the way back, and stays while
// someone reads it; only what leaves the house asks first.
import { IconX } from '@tabler/icons-react';
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
import { Button, IconButton } from './button.tsx';
import { StatusShape, type Tone } from './status-mark.tsx';
import css from './toast.module.css';

export type Toast = { readonly say: string; readonly tone?: Tone; readonly undo?: () => void };
type Shown = Toast & { readonly id: number };
type Say = (toast: Toast) => void;

const stayMs = 8_000;
const SayContext = createContext<Say>(() => undefined);

/** Says what was just done, with `undo` where there is a way back. */
export function useToast(): Say {
  return useContext(SayContext);
}

/** Holds the toasts of the page; at most three, oldest first out. */
export function ToastPlace({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const say = useCallback<Say>((toast) => {
    nextId.current += 1;
    const id = nextId.current;
    setShown((now) => [...now, { ...toast, id }].slice(-3));
  }, []);
  const drop = useCallback((id: number) => setShown((now) => now.filter((toast) => toast.id !== id)), []);
  return (
    <SayContext.Provider value={useMemo(() => say, [say])}>
      {children}
      <section className={css['place']} aria-label="What was just done" aria-live="polite">
        {shown.map((toast) => (
          <UndoToast key={toast.id} toast={toast} onGone={() => drop(toast.id)} />
        ))}
      </section>
    </SayContext.Provider>
  );
}

/** One toast; leaves after eight seconds unless the pointer or the focus rests on it. */
export function UndoToast({
  toast,
  onGone,
  stays = false,
}: {
  readonly toast: Toast;
  readonly onGone: () => void;
  readonly stays?: boolean;
}) {
  const [held, setHeld] = useState(false);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    if (held || stays) return undefined;
    const timer = setTimeout(() => gone.current(), stayMs);
    return () => clearTimeout(timer);
  }, [held, stays]);
  return (
    <div
      className={css['toast']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <StatusShape tone={toast.tone ?? 'proved'} />
      <span>{toast.say}</span>
      {toast.undo === undefined ? null : (
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            toast.undo?.();
            onGone();
          }}
        >
          Undo
        </Button>
      )}
      <IconButton label="Dismiss" icon={<IconX />} onClick={onGone} />
    </div>
  );
}
