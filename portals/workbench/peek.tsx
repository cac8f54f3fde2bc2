// Why: a look with Space says enough to decide whether to open, without leaving the list.
import { useNavigate } from '@tanstack/react-router';
import { readCase } from '../../care/casefile/casefile.contract.ts';
import type { WorkItem } from '../../care/work/work.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import { FinishException } from './finish-exception.tsx';
import { Gaps } from './gaps.tsx';
import { dueWord, pathOfItem, riskTone, riskWord, whatOf, whoOf } from './item-words.ts';
import css from './peek.module.css';
import { useOwn } from './use-own.ts';
import { marksOf } from './worklist-columns.tsx';

/** The short of one item. */
export function Peek({ item }: { readonly item: WorkItem }) {
  const navigate = useNavigate();
  const { claim } = useOwn();
  return (
    <div className={css['peek']}>
      <p className={css['who']}>{whoOf(item).name}</p>
      <p className={css['what']}>
        {[whatOf(item), item.payerName, item.state].filter((part) => part !== '').join(' · ')}
      </p>
      {marksOf(item).length === 0 ? null : (
        <ul className={css['marks']}>
          {marksOf(item).map((mark) => (
            <li key={mark.kind}>
              {mark.icon} {mark.word}
            </li>
          ))}
        </ul>
      )}
      <dl className={css['facts']}>
        <dt>Stage</dt>
        <dd>{item.stageLabel}</dd>
        <dt>Risk</dt>
        <dd>
          <StatusMark tone={riskTone[item.risk]} word={riskWord[item.risk]} />
        </dd>
        {item.nextDueAt === null ? null : (
          <>
            <dt>{dueWord(item.nextDueKind)}</dt>
            <dd>
              <TimeTwice at={item.nextDueAt} zone={item.zone} look="stacked" />
            </dd>
          </>
        )}
        {item.dischargeAt === null ? null : (
          <>
            <dt>Goes home</dt>
            <dd>
              <TimeTwice at={item.dischargeAt} zone={item.zone} look="stacked" />
            </dd>
          </>
        )}
        <dt>Owner</dt>
        <dd>{item.ownerName ?? 'nobody yet'}</dd>
        <dt>Received</dt>
        <dd>
          <TimeTwice at={item.receivedAt} zone={item.zone} kind="past" look="stacked" />
        </dd>
      </dl>
      <div className={css['actions']}>
        <Button look="primary" keys="Enter" onClick={() => void navigate({ to: pathOfItem(item) })}>
          Open
        </Button>
        <ReasonButton can={item.can['claim']} keys="c" onClick={() => void claim(item)}>
          Claim
        </ReasonButton>
      </div>
      {item.kind === 'exception' ? <FinishException item={item} /> : null}
      {item.kind === 'referral' ? <CaseShort item={item} /> : null}
    </div>
  );
}

function CaseShort({ item }: { readonly item: WorkItem }) {
  const found = useDoor(readCase, { params: { tenantId: item.tenantId, id: item.subjectId } });
  if (found.error !== null)
    return (
      <ErrorState
        title="The case could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={4} columns={2} />;
  const { lines, gaps, sentence } = found.data;
  return (
    <>
      <p className={css['sentence']}>{sentence}</p>
      {lines.length === 0 ? null : (
        <ul className={css['lines']}>
          {lines.map((line) => (
            <li key={line.id}>
              {line.code === null ? null : <code>{line.code}</code>} {line.description}
            </li>
          ))}
        </ul>
      )}
      <Gaps gaps={gaps} />
    </>
  );
}
