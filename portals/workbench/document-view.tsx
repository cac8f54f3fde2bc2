// Why: the original is the truth: its pages stand beside whatever is being read or typed, and what could not be opened
// says why and can still be fetched as it came.
import { useState } from 'react';
import { readDocument } from '../../care/intake/intake.contract.ts';
import type { ShownDocument } from '../../care/intake/intake.schema.ts';
import { sayBytes } from '../kit/file-drop.tsx';
import { PageViewer } from '../kit/page-viewer.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useDoor } from '../kit/use-door.ts';
import css from './document-view.module.css';
import { Picker } from './picker.tsx';

/** The documents of a case or arrival: one shown, the others a press away. */
export function Documents({ documents }: { readonly documents: readonly ShownDocument[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = documents.find((one) => one.id === chosen) ?? documents[0];
  if (shown === undefined) {
    return (
      <p className={css['none']}>
        No document came with this. When the signed order arrives, its pages stand here.
      </p>
    );
  }
  return (
    <div className={css['documents']}>
      {documents.length > 1 ? (
        <Picker
          label={`${documents.length.toString()} documents`}
          value={shown.id}
          choices={documents.map((one) => ({ value: one.id, label: one.fileName }))}
          onChange={setChosen}
        />
      ) : null}
      <Pages key={shown.id} document={shown} />
    </div>
  );
}

function Pages({ document }: { readonly document: ShownDocument }) {
  const { tenantId, id, fileName, kind, bytes, why } = document;
  const found = useDoor(readDocument, { params: { tenantId, id } }, { staleTime: 60_000 });
  return (
    <>
      {found.error !== null ? (
        <ErrorState
          title="The pages could not be read."
          problem={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.data === undefined ? (
        <LoadingRows rows={10} columns={1} />
      ) : found.data.pages.length > 0 ? (
        <PageViewer
          title={fileName}
          height="min(60dvh, 620px)"
          pages={found.data.pages.map((page) => ({
            src: page.url,
            width: page.widthPx,
            height: page.heightPx,
          }))}
        />
      ) : (
        <p className={css['none']}>
          <StatusMark tone="risk" word="No pages to show." />{' '}
          {why ?? 'It is being read; look again in a moment.'}
        </p>
      )}
      <p className={css['from']}>
        <a href={`/api/documents/${tenantId.toString()}/${id}/original`} download={fileName}>
          Original as received
        </a>{' '}
        {kind.toUpperCase()} · {sayBytes(bytes)}
      </p>
    </>
  );
}
