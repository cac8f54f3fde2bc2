// Why: the two things that do float over the work (finding and the key map) use the browser's own dialog: focus is
// kept, Escape closes, and focus returns by itself.
import { useEffect, useRef, type ReactNode } from 'react';
import css from './dialog.module.css';

export type DialogProps = {
  readonly label: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: number;
};

/** A native modal dialog; a press on the veil closes it. */
export function Dialog({ label, open, onClose, children, width = 640 }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);
  useEffect(() => {
    const element = dialog.current;
    const veil = (event: MouseEvent) => {
      if (event.target === element) onClose();
    };
    element?.addEventListener('click', veil);
    return () => element?.removeEventListener('click', veil);
  }, [onClose]);
  return (
    <dialog
      ref={dialog}
      className={css['dialog']}
      aria-label={label}
      style={{ maxWidth: width }}
      onClose={onClose}
    >
      {open ? <div className={css['inside']}>{children}</div> : null}
    </dialog>
  );
}
