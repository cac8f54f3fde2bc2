// Why: nothing modal for reading. Proofs, documents and history open beside the work, never over it; on a phone they
// open below the work, and closing gives the focus back to where it came from.
/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- Escape closes from anywhere inside; the close button does the same */
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

export type EvidenceItem = {
  readonly key: string;
  readonly title: string;
  readonly body: ReactNode;
  /** A look from a list: the focus stays where the walking goes on. */
  readonly peek?: boolean;
};
type Side = {
  readonly item: EvidenceItem | null;
  readonly show: (item: EvidenceItem) => void;
  readonly close: () => void;
};

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
  useEffect(() => {
    if (item.peek !== true) heading.current?.focus({ preventScroll: true });
  }, [item.peek]);
  return (
    <aside
      className={css['side']}
      data-opened
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
