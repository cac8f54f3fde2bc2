// Why: a row answers who, what, by when, how risky and whose, in the order the eye needs them; the same columns in every
// queue, and the same facts in two lines on a phone.
import { IconCopy, IconFlag, IconHomeMove, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { CaseNumber } from '../kit/case-number.tsx';
import type { Column } from '../kit/data-table.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { dueWord, pathOfItem, riskTone, riskWord, whatOf, whoOf } from './item-words.ts';
import css from './worklist.module.css';

/** What somebody else just did to a row. */
export type FreshMark = { readonly who: string; readonly say: string };

export function Who({ item, fresh }: { readonly item: WorkItem; readonly fresh?: FreshMark | undefined }) {
  const { name, isNamed } = whoOf(item);
  return (
    <span className={css['who']} title={name}>
      <span className={isNamed ? css['name'] : css['unread']}>{name}</span>
      <Marks item={item} />
      {fresh === undefined ? null : (
        <span className={css['fresh']} title={fresh.say}>
          {fresh.who}: {fresh.say}
        </span>
      )}
    </span>
  );
}

type Mark = { readonly kind: string; readonly word: string; readonly icon: ReactNode };

/** What makes an item special, with its words. */
export function marksOf(item: WorkItem): readonly Mark[] {
  const all: readonly (Mark | null)[] = [
    item.isNearDischarge
      ? { kind: 'discharge', word: 'Goes home within 24 hours', icon: <IconHomeMove aria-hidden="true" /> }
      : null,
    item.isEscalated ? { kind: 'escalated', word: 'Escalated', icon: <IconFlag aria-hidden="true" /> } : null,
    item.isDuplicate
      ? { kind: 'duplicate', word: 'May be a duplicate', icon: <IconCopy aria-hidden="true" /> }
      : null,
    item.lockedByName === null
      ? null
      : { kind: 'open', word: `${item.lockedByName} has this open`, icon: <IconPencil aria-hidden="true" /> },
  ];
  return all.filter((mark) => mark !== null);
}

/** The marks as small signs; their words are heard, and seen on hover and in the look beside. */
export function Marks({ item }: { readonly item: WorkItem }) {
  const marks = marksOf(item);
  if (marks.length === 0) return null;
  return (
    <span className={css['marks']}>
      {marks.map((mark) => (
        <span key={mark.kind} data-mark={mark.kind} title={mark.word}>
          {mark.icon}
          <span className="only-heard">{mark.word}.</span>
        </span>
      ))}
    </span>
  );
}

function Due({ item, look }: { readonly item: WorkItem; readonly look: 'row' | 'line' }) {
  if (item.nextDueAt === null) return <span className={css['none']}>no clock running</span>;
  return (
    <span className={css['due']} data-look={look}>
      <span className={css['dueWord']}>{dueWord(item.nextDueKind)}</span>
      <TimeTwice
        look={look}
        at={item.nextDueAt}
        zone={item.zone}
        {...(item.risk === 'at_risk' ? { warnAt: item.receivedAt } : {})}
      />
    </span>
  );
}

/** The columns of a queue; `fresh` are rows that others just changed, by subject. */
export function columnsOf(fresh: ReadonlyMap<string, FreshMark>): readonly Column<WorkItem>[] {
  return [
    {
      id: 'case',
      header: 'Case',
      width: 118,
      cell: (item) => (
        <Link to={pathOfItem(item)} className={css['open']} tabIndex={-1}>
          <CaseNumber value={item.caseNumber} />
        </Link>
      ),
    },
    {
      id: 'who',
      header: 'Who',
      width: 170,
      grow: true,
      cell: (item) => <Who item={item} fresh={fresh.get(item.subjectId)} />,
    },
    { id: 'what', header: 'What', width: 104, from: 700, cell: whatOf },
    { id: 'payer', header: 'Payer', width: 124, from: 1200, cell: (item) => item.payerName },
    { id: 'state', header: 'State', width: 52, from: 1060, cell: (item) => item.state },
    { id: 'stage', header: 'Stage', width: 150, from: 1300, cell: (item) => item.stageLabel },
    { id: 'due', header: 'Next deadline', width: 376, cell: (item) => <Due item={item} look="row" /> },
    {
      id: 'risk',
      header: 'Risk',
      width: 100,
      from: 780,
      cell: (item) => <StatusMark tone={riskTone[item.risk]} word={riskWord[item.risk]} />,
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 120,
      from: 900,
      cell: (item) => item.ownerName ?? <span className={css['none']}>nobody</span>,
    },
  ];
}

/** A row on a phone: who and risk, then what is due. */
export function narrowItem(item: WorkItem) {
  return (
    <Link to={pathOfItem(item)} className={css['narrow']} tabIndex={-1}>
      <span className={css['narrowTop']}>
        <span className={css['narrowName']}>{whoOf(item).name}</span>
        <StatusMark tone={riskTone[item.risk]} word={riskWord[item.risk]} />
      </span>
      <span className={css['narrowBottom']}>
        <Marks item={item} />
        <span>{whatOf(item)}</span>
        <Due item={item} look="line" />
      </span>
    </Link>
  );
}
