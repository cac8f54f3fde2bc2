// Why: whoever answers for a payer's files sees at one look what came, whether every row is accounted for, and what waits for a word.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { listFiles, sendFile, type FileList, type ShownFile } from '../../care/feeds/feeds.contract.ts';
import { feedKindLabels, fileStateLabels } from '../../care/feeds/feeds.schema.ts';
import { asProblem, callDoor, newIntention, type Problem } from '../kit/api.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { useEvidence, EvidenceSide } from '../kit/evidence.tsx';
import { FieldRow, Form, FormActions, SelectField } from '../kit/fields.tsx';
import { EmptyState } from '../kit/states.tsx';
import { StatusMark, type Tone } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useToast } from '../kit/toast.tsx';
import { Desk } from './desk.tsx';
import frame from './list-page.module.css';

const tones: Readonly<Record<ShownFile['status'], Tone>> = {
  taken: 'proved',
  waiting: 'waiting',
  refused: 'breach',
};

/** How a file stands, in shape and word. */
export const FileMark = ({ status }: { readonly status: ShownFile['status'] }) => (
  <StatusMark tone={tones[status]} word={fileStateLabels[status]} />
);

/** The page at `/workbench/files`. */
export function FilesPage() {
  return (
    <Desk at="/workbench/files" title="Files">
      <EvidenceSide resting={null}>
        <Files />
      </EvidenceSide>
    </Desk>
  );
}

function useFiles() {
  const found = useInfiniteQuery<
    FileList,
    Problem,
    { pages: FileList[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [listFiles.name],
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 30_000,
    queryFn: async ({ pageParam }) => {
      try {
        return await callDoor(listFiles, { query: { after: pageParam } });
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.items), [found.data]);
  return { found, rows, first: found.data?.pages[0] };
}

function Files() {
  const { found, rows, first } = useFiles();
  const go = useNavigate();
  const evidence = useEvidence();
  const send = () =>
    evidence.show({
      key: 'send-file',
      title: 'Send a file',
      body: <SendFile payers={first?.payers ?? []} />,
    });
  return (
    <div className={frame['page']}>
      <header className={frame['head']}>
        <div>
          <h1>Files</h1>
          <p>Referral imports and rosters of payers. Every row is accounted for.</p>
        </div>
        <ReasonButton look="primary" can={first?.can['upload']} onClick={send}>
          Send a file…
        </ReasonButton>
      </header>
      <DataTable
        label="Files"
        columns={columns}
        rows={rows}
        rowId={(one) => one.id}
        rowName={(one) => `${one.fileName}, ${one.payerName}, ${fileStateLabels[one.status]}`}
        narrow={narrowFile}
        onOpen={({ tenantId, id }) =>
          void go({ to: '/workbench/files/$tenantId/$id', params: { tenantId: tenantId.toString(), id } })
        }
        problem={rows === undefined ? found.error : null}
        onRetry={() => void found.refetch()}
        onNearEnd={() => {
          if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
        }}
        empty={
          <EmptyState title="No file yet">
            <p>What payers send, drop or what is imported on the machine stands here with its totals.</p>
          </EmptyState>
        }
      />
    </div>
  );
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const count = (n: number) => n.toLocaleString('en-US');

const columns: readonly Column<ShownFile>[] = [
  {
    id: 'at',
    header: 'When',
    width: 210,
    cell: (one) => <TimeTwice at={one.receivedAt} zone={here} kind="past" look="row" />,
  },
  { id: 'file', header: 'File', width: 220, grow: true, cell: (one) => <strong>{one.fileName}</strong> },
  { id: 'payer', header: 'Payer', width: 180, grow: true, cell: (one) => one.payerName },
  { id: 'kind', header: 'Holds', width: 100, from: 1000, cell: (one) => feedKindLabels[one.kind] },
  { id: 'sent', header: 'Sent', width: 80, cell: (one) => count(one.sent) },
  { id: 'accepted', header: 'Accepted', width: 90, cell: (one) => count(one.accepted) },
  { id: 'rejected', header: 'Rejected', width: 90, cell: (one) => count(one.rejected) },
  { id: 'again', header: 'Sent before', width: 100, from: 1100, cell: (one) => count(one.duplicates) },
  { id: 'status', header: 'State', width: 150, cell: (one) => <FileMark status={one.status} /> },
];

const narrowFile = (one: ShownFile) => (
  <span className={frame['narrow']}>
    <strong>{one.fileName}</strong>
    <span>
      <FileMark status={one.status} /> {`${count(one.sent)} rows, ${count(one.rejected)} rejected`}
    </span>
  </span>
);

function SendFile({ payers }: { readonly payers: FileList['payers'] }) {
  const ready = payers.filter(({ layouts }) => layouts.length > 0);
  const [payer, setPayer] = useState<string | null>(ready[0]?.tenantId.toString() ?? null);
  const layouts = ready.find(({ tenantId }) => tenantId.toString() === payer)?.layouts ?? [];
  const [layout, setLayout] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const tell = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const go = useNavigate();
  const chosen = layout !== null && layouts.includes(layout) ? layout : (layouts[0] ?? null);
  const send = async () => {
    if (file === null || payer === null || chosen === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const query = { tenantId: Number(payer), layout: chosen, fileName: file.name };
      const receipt = await callDoor(sendFile, { query }, { bytes: file, intention: newIntention() });
      tell({ say: receipt.says, ...(receipt.status === 'refused' ? { tone: 'risk' as const } : {}) });
      evidence.close();
      await client.invalidateQueries();
      await go({
        to: '/workbench/files/$tenantId/$id',
        params: { tenantId: receipt.tenantId.toString(), id: receipt.id },
      });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  };
  if (ready.length === 0)
    return <p>Nobody has said yet what a file of one of your payers looks like. An import layout does.</p>;
  return (
    <Form label="Send a file" problem={problem} onSubmit={() => void send()}>
      <FieldRow>
        <SelectField
          name="payer"
          label="Payer"
          value={payer}
          onChange={setPayer}
          choices={ready.map(({ tenantId, name }) => ({ value: tenantId.toString(), label: name }))}
        />
        <SelectField
          name="layout"
          label="Looks like"
          value={chosen}
          onChange={setLayout}
          choices={layouts.map((name) => ({ value: name, label: name }))}
        />
      </FieldRow>
      <label className={frame['choose']}>
        <span>File</span>
        <input type="file" onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </label>
      <FormActions>
        <Button look="primary" busy={busy} onClick={() => void send()}>
          Send
        </Button>
      </FormActions>
    </Form>
  );
}
