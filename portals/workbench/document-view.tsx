// Why: the original is the truth: its pages stand beside whatever is being read or typed, and what could not be opened
// says why and can still be fetched as it came.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { readDocument, type DocumentPages } from '../../care/intake/intake.contract.ts';
import { notePage } from '../../care/intake/part.contract.ts';
import { contentLabels, contents, type Content } from '../../care/intake/part.schema.ts';
import type { Region } from '../../care/sources/source.schema.ts';
import type { ShownDocument } from '../../care/intake/intake.schema.ts';
import { sayBytes } from '../kit/file-drop.tsx';
import { PageViewer, type ViewerPage } from '../kit/page-viewer.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { keyOf, useAct, useDoor } from '../kit/use-door.ts';
import css from './document-view.module.css';
import { Picker } from './picker.tsx';
import { useReading } from './reading.tsx';

/** The documents of a case or arrival: one shown, the others a press away. */
export function Documents({
  documents,
  start = 0,
}: {
  readonly documents: readonly ShownDocument[];
  /** The page to begin with, from 0. */
  readonly start?: number;
}) {
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
      <Pages key={shown.id} document={shown} start={start} />
    </div>
  );
}

type Page = DocumentPages['pages'][number];

function viewed({ url, widthPx, heightPx, turn, content }: Page): ViewerPage {
  return {
    src: url,
    width: widthPx,
    height: heightPx,
    turn,
    straightSrc: `${url}/straight`,
    ...(content === null ? {} : { content: contentLabels[content] }),
  };
}

const contentChoices = [
  { value: '', label: 'not said yet' },
  ...contents.map((value) => ({ value, label: contentLabels[value].toLowerCase() })),
];

function Pages({ document, start }: { readonly document: ShownDocument; readonly start: number }) {
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
        <PagesInView tenantId={tenantId} id={id} fileName={fileName} pages={found.data.pages} start={start} />
      ) : (
        <p className={css['none']}>
          <StatusMark tone="risk" word="No pages to show." />{' '}
          {why ?? 'It is being read; look again in a moment.'}
        </p>
      )}
      <p className={css['from']}>
        {kind === 'part' ? (
          'These pages came with others; the original rests where it arrived.'
        ) : (
          <>
            <a href={`/api/documents/${tenantId.toString()}/${id}/original`} download={fileName}>
              Original as received
            </a>{' '}
            {kind.toUpperCase()} · {sayBytes(bytes)}
          </>
        )}
      </p>
    </>
  );
}

type InViewProps = {
  readonly tenantId: number;
  readonly id: string;
  readonly fileName: string;
  readonly pages: readonly Page[];
  readonly start: number;
};

/** The pages, which of them is in view, and what a person says of it. */
function PagesInView({ tenantId, id, fileName, pages, start }: InViewProps) {
  const { look } = useReading();
  const [at, setAt] = useState(start);
  useEffect(() => () => look(null), [look]);
  const note = useAct(notePage);
  const client = useQueryClient();
  const say = useToast();
  const keep = (page: number, body: { turn?: 0 | 90 | 180 | 270; content?: Content }) =>
    note.mutate(
      { params: { tenantId, id, number: page + 1 }, body },
      {
        onSuccess: () => void client.invalidateQueries({ queryKey: keyOf(readDocument) }),
        onError: (problem) => say({ say: problem.say, tone: 'risk' }),
      },
    );
  const onView = useCallback(
    (page: number, region: Region | null) => {
      setAt(page);
      look({ documentId: id, page: page + 1, region });
    },
    [id, look],
  );
  return (
    <>
      <PageViewer
        title={fileName}
        height="min(60dvh, 620px)"
        pages={pages.map(viewed)}
        start={start}
        onView={onView}
        onTurn={(page, turn) => keep(page, { turn: quarterOf(turn) })}
        marks
      />
      <Picker
        label={`Page ${(at + 1).toString()} is`}
        value={pages[at]?.content ?? ''}
        choices={contentChoices}
        onChange={(value) => {
          const content = contents.find((one) => one === value);
          if (content !== undefined) keep(at, { content });
        }}
      />
    </>
  );
}

const quarterOf = (turn: number) => ([0, 90, 180, 270] as const).find((one) => one === turn) ?? 0;
