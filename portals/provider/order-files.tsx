// Why: the signed order comes first: it proves everything else, and its pages stand beside the fields while they are
// typed. A file that cannot be read says so in the hub's words and never takes the others with it.
import { useState } from 'react';
import { readDocument } from '../../care/intake/intake.contract.ts';
import { FileDrop, type DroppedFile } from '../kit/file-drop.tsx';
import { asProblem } from '../kit/api.ts';
import { PageViewer } from '../kit/page-viewer.tsx';
import { useDoor } from '../kit/use-door.ts';
import type { KeptFile } from './order-form.ts';
import css from './send-order.module.css';
import { uploadFile } from './upload-file.ts';

type Waiting = DroppedFile & { readonly file: File };

export type OrderFilesProps = {
  readonly label?: string;
  readonly hint?: string;
  readonly files: readonly KeptFile[];
  readonly error: string | null;
  readonly onKept: (file: KeptFile) => void;
  readonly onRemove: (id: string) => void;
};

/** The drop place, sending each file the moment it is chosen. */
export function OrderFiles({
  label = 'Signed order or prescription',
  hint = 'PDF, TIFF, PNG or JPEG, up to 25 MB each. A photo of the signed page is fine.',
  files,
  error,
  onKept,
  onRemove,
}: OrderFilesProps) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const set = (id: string, part: Partial<Waiting>) =>
    setWaiting((now) => now.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const drop = (id: string) => setWaiting((now) => now.filter((one) => one.id !== id));
  async function send(id: string, file: File): Promise<void> {
    set(id, { state: 'sending', share: 0 });
    try {
      const kept = await uploadFile(file, (share) => set(id, { share }));
      drop(id);
      onKept({ tenantId: kept.tenantId, id: kept.id, name: file.name, bytes: file.size });
    } catch (thrown) {
      set(id, { state: 'refused', say: asProblem(thrown).say });
    }
  }
  function add(chosen: readonly File[]): void {
    const fresh = chosen.map((file) => ({
      id: crypto.getRandomValues(new Uint32Array(2)).join('-'),
      name: file.name,
      bytes: file.size,
      share: 0,
      state: 'sending' as const,
      file,
    }));
    setWaiting((now) => [...now, ...fresh]);
    for (const one of fresh) void send(one.id, one.file);
  }
  const shown: DroppedFile[] = [
    ...files.map((file) => ({ ...file, share: 1, state: 'kept' as const })),
    ...waiting,
  ];
  return (
    <FileDrop
      label={label}
      hint={hint}
      accept=".pdf,.tif,.tiff,.png,.jpg,.jpeg"
      files={shown}
      error={error}
      onAdd={add}
      onRemove={(id) => {
        drop(id);
        onRemove(id);
      }}
      onRetry={(id) => {
        const again = waiting.find((one) => one.id === id);
        if (again !== undefined) void send(id, again.file);
      }}
    />
  );
}

/** The pages of one kept file; asks again until they are read. */
export function DocumentPages({
  file,
  height = '100%',
}: {
  readonly file: { readonly tenantId: number; readonly id: string };
  readonly height?: string;
}) {
  const asked = useDoor(
    readDocument,
    { params: { tenantId: file.tenantId, id: file.id } },
    {
      staleTime: 0,
      refetchInterval: (query) =>
        query.state.data === undefined || query.state.data.status === 'stored' ? 1200 : false,
    },
  );
  if (asked.error !== null) return <p className={css['pagesNote']}>{asked.error.say}</p>;
  const { data } = asked;
  if (data === undefined || (data.pages.length === 0 && data.status === 'stored'))
    return <output className={css['pagesNote']}>Reading the pages…</output>;
  if (data.pages.length === 0)
    return <p className={css['pagesNote']}>{data.why ?? 'The pages cannot be shown. The file is kept.'}</p>;
  return (
    <PageViewer
      title={data.fileName}
      height={height}
      pages={data.pages.map((page) => ({ src: page.url, width: page.widthPx, height: page.heightPx }))}
    />
  );
}
