// Why: a page that was missing goes to the case that waits for it, in the same drop place an order is sent with; what was
// chosen stays until the hub has it, and every no is the hub's own sentence.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { attachDocuments } from '../../care/intake/attach.contract.ts';
import { Button } from '../kit/button.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './add-pages.module.css';
import type { KeptFile } from './order-form.ts';
import { OrderFiles } from './order-files.tsx';

export type AddPagesProps = {
  readonly tenantId: number;
  readonly id: string;
  /** What the drop place is called: 'Send a missing page'. */
  readonly label: string;
  readonly hint: string;
  /** What the button does: 'Send to this case'. */
  readonly act: string;
  readonly onDone?: () => void;
};

/** A drop place and the button that adds what was dropped to a case. */
export function AddPages({ tenantId, id, label, hint, act, onDone }: AddPagesProps) {
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [error, setError] = useState<string | null>(null);
  const attach = useAct(attachDocuments);
  const say = useToast();
  const client = useQueryClient();
  function send(): void {
    if (files.length === 0) {
      setError('Choose the page first: a scan, or a photo of it.');
      return;
    }
    const documents = files.map((file) => ({ tenantId: file.tenantId, id: file.id }));
    attach.mutate(
      { params: { tenantId, id }, body: { documents } },
      {
        onSuccess(done) {
          setFiles([]);
          say({ say: done.say });
          void client.invalidateQueries();
          onDone?.();
        },
        onError: (problem) => setError(problem.say),
      },
    );
  }
  return (
    <div className={css['add']}>
      <OrderFiles
        label={label}
        hint={hint}
        files={files}
        error={error}
        onKept={(file) => {
          setError(null);
          setFiles((now) => [...now, file]);
        }}
        onRemove={(gone) => {
          setError(null);
          setFiles((now) => now.filter((file) => file.id !== gone));
        }}
      />
      <Button look="primary" busy={attach.isPending} onClick={send}>
        {act}
      </Button>
    </div>
  );
}
