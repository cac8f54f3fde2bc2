// Why: nothing modal for reading. Proofs, documents and history open beside the work, never over it; on a phone they
// open below the work, and closing gives the focus back to where it came from.
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
import { IconButton } from './button.tsx';
import css from './evidence.module.css';

export type EvidenceItem = { readonly key: string; readonly title: string; readonly body: ReactNode };
type Side = { readonly item: EvidenceItem | null; show(item: EvidenceItem): void; close(): void };

const nowhere: Side = { item: null, show: () => undefined, close: () => undefined };
const SideContext = createContext<Side>(nowhere);

/** Opens and closes the evidence side of the nearest `EvidenceSide`. Showing the same key again closes it. */
export function useEvidence(): Side {
  return useContext(SideContext);
}

export type EvidenceSideProps = {
  readonly children: ReactNode;
  /** What the side holds when nothing was opened; without it the side is absent until something opens. */
  readonly resting?: ReactNode;
};

/** The work with its evidence side. */
export function EvidenceSide({ children, resting }: EvidenceSideProps) {
  const [item, setItem] = useState<EvidenceItem | null>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const close = useCallback(() => {
    setItem(null);
    cameFrom.current?.focus();
  }, []);
  const side = useMemo<Side>(
    () => ({
      item,
      close,
      show(next) {
        cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        setItem((open) => (open?.key === next.key ? null : next));
      },
    }),
    [item, close],
  );
  return (
    <SideContext.Provider value={side}>
      <div className={css['split']} data-open={item !== null || resting !== undefined || undefined}>
        <div className={css['work']}>{children}</div>
        {item === null ? (
          resting === undefined ? null : (
            <aside className={css['side']} aria-label="Evidence">
              {resting}
            </aside>
          )
        ) : (
          <OpenItem key={item.key} item={item} close={close} />
        )}
      </div>
    </SideContext.Provider>
  );
}

function OpenItem({ item, close }: { readonly item: EvidenceItem; readonly close: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: false }), []);
  return (
    <aside
      className={css['side']}
      aria-label={item.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header className={css['head']}>
        <h2 ref={heading} tabIndex={-1}>
          {item.title}
        </h2>
        <IconButton label="Close" keys="Esc" icon={<IconX />} onClick={close} />
      </header>
      {item.body}
    </aside>
  );
}
