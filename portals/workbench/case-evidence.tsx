// Why: the evidence stands beside the work: the pages, what happened, and who was shown it. The timeline says which of
// its entries are sealed, so that nobody can say later that it was otherwise.
import { Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { readShown, readTimeline, type CasePage } from '../../care/casefile/casefile.contract.ts';
import type { ShownDocument } from '../../care/intake/intake.schema.ts';
import { roleLabels, type Role } from '../../care/roles.rules.ts';
import { asProblem, callDoor, type Problem } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import type { Tone } from '../kit/status-mark.tsx';
import { Timeline } from '../kit/timeline.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { AddPage } from './add-page.tsx';
import css from './case-evidence.module.css';
import { Documents } from './document-view.tsx';

export type Subject = { readonly tenantId: number; readonly id: string; readonly zone: string };

/** The evidence side of a case. */
export function CaseEvidence({ of: page }: { readonly of: CasePage }) {
  const { tenantId, id, zone, status } = page.referral;
  return (
    <Evidence
      subject={{ tenantId, id, zone }}
      documents={page.documents}
      opensAt={page.documents.length > 0 || status === 'pending_info' ? 'pages' : 'timeline'}
      add={<AddPage of={page} />}
    />
  );
}

/** Pages, timeline and who was shown it. */
export function Evidence({
  subject,
  documents,
  opensAt = documents.length === 0 ? 'timeline' : 'pages',
  add = null,
}: {
  readonly subject: Subject;
  readonly documents: readonly ShownDocument[];
  readonly opensAt?: 'pages' | 'timeline';
  /** The way to add a page, where there is one. */
  readonly add?: ReactNode;
}) {
  return (
    <div className={css['evidence']}>
      <Tabs defaultValue={opensAt} keepMounted={false}>
        <Tabs.List aria-label="Evidence">
          <Tabs.Tab value="pages">Documents {documents.length}</Tabs.Tab>
          <Tabs.Tab value="timeline">Timeline</Tabs.Tab>
          <Tabs.Tab value="shown">Shown to</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pages">
          <Documents documents={documents} />
          {add}
          <h2 className={css['also']}>Timeline</h2>
          <History subject={subject} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <History subject={subject} />
        </Tabs.Panel>
        <Tabs.Panel value="shown">
          <ShownTo subject={subject} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

type Paged<Item> = { items: Item[]; next: string | null };

function usePages<Item>(
  name: string,
  subject: Subject,
  ask: (after: string | undefined) => Promise<Paged<Item>>,
) {
  const found = useInfiniteQuery<
    Paged<Item>,
    Problem,
    { pages: Paged<Item>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [name, subject.tenantId, subject.id],
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    queryFn: async ({ pageParam }) => {
      try {
        return await ask(pageParam);
      } catch (thrown) {
        throw asProblem(thrown);
      }
    },
  });
  return { ...found, items: found.data?.pages.flatMap((page) => page.items) };
}

const tones: Record<string, Tone> = {
  referralReceived: 'new',
  referralAcknowledged: 'proved',
  clockWarned: 'risk',
  clockBreached: 'breach',
  escalationOpened: 'breach',
  messageFailed: 'breach',
  duplicateFlagged: 'waiting',
};

function History({ subject }: { readonly subject: Subject }) {
  const { tenantId, id, zone } = subject;
  const found = usePages(readTimeline.name, subject, (after) =>
    callDoor(readTimeline, { params: { tenantId, id }, query: { after } }),
  );
  if (found.error !== null && found.items === undefined)
    return (
      <ErrorState
        title="The timeline could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.items === undefined) return <LoadingRows rows={8} columns={2} />;
  const open = found.items.filter((entry) => !entry.sealed).length;
  return (
    <>
      <p className={css['sealed']}>
        <IconLock aria-hidden="true" />
        {open === 0
          ? 'Every entry is sealed: it cannot be changed without being noticed.'
          : `${open.toString()} newest ${open === 1 ? 'entry is' : 'entries are'} sealed within a minute; the rest are sealed.`}
      </p>
      <Timeline
        zone={zone}
        entries={found.items.map((entry) => ({
          id: entry.id,
          at: entry.at,
          say: entry.say,
          who: entry.actorName,
          ...(tones[entry.type] === undefined ? {} : { tone: tones[entry.type] as Tone }),
          ...(entry.sealed ? {} : { detail: 'not sealed yet' }),
        }))}
      />
      {found.hasNextPage ? (
        <Button size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Earlier
        </Button>
      ) : null}
    </>
  );
}

function ShownTo({ subject }: { readonly subject: Subject }) {
  const { tenantId, id, zone } = subject;
  const found = usePages(readShown.name, subject, (after) =>
    callDoor(readShown, { params: { tenantId, id }, query: { after } }),
  );
  if (found.error?.status === 403 || found.error?.status === 404)
    return (
      <p className={css['sealed']}>
        Every look at this case is written down. Supervisors, the privacy officer and auditors read that list.
      </p>
    );
  if (found.error !== null && found.items === undefined)
    return (
      <ErrorState
        title="This list could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.items === undefined) return <LoadingRows rows={8} columns={2} />;
  return (
    <>
      <p className={css['sealed']}>Every look is written down, with its purpose.</p>
      <ul className={css['shown']} aria-label="Shown to">
        {found.items.map((entry, i) => (
          <li key={`${entry.at}-${i.toString()}`}>
            <span>
              <strong>{entry.actorName}</strong> {roleLabels[entry.actorRole as Role] ?? entry.actorRole}
            </span>
            <TimeTwice at={entry.at} zone={zone} kind="past" />
            <span className={css['fields']}>
              {entry.purpose.replaceAll('_', ' ')}:{' '}
              {entry.fields.map((field) => field.replaceAll('_', ' ')).join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Earlier
        </Button>
      ) : null}
    </>
  );
}
