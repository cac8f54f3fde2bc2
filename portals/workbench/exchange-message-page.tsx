// Why: one message as evidence: who sent it, what was made of it, what answered it, and every segment raw beside its words.
import { useParams } from '@tanstack/react-router';
import { readX12, type X12Page } from '../../care/exchange/exchange.contract.ts';
import { channelLabels, setLabels } from '../../care/exchange/exchange.schema.ts';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { TimeTwice } from '../kit/time-twice.tsx';
import { useDoor } from '../kit/use-door.ts';
import { Desk } from './desk.tsx';
import { VerdictMark } from './exchange-page.tsx';
import { SegmentList } from './segment-list.tsx';
import css from './exchange.module.css';

/** The page at `/workbench/exchange/$tenantId/$id`. */
export function ExchangeMessagePage() {
  const { tenantId, id } = useParams({ strict: false });
  return (
    <Desk title="Message">
      <OneMessage tenantId={Number(tenantId)} id={id ?? ''} />
    </Desk>
  );
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

function OneMessage({ tenantId, id }: { readonly tenantId: number; readonly id: string }) {
  const found = useDoor(readX12, { params: { tenantId, id } });
  if (found.error !== null && found.data === undefined)
    return (
      <ErrorState
        title="The message could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={12} columns={2} />;
  const { message, transactions, segments, segmentCount, answers } = found.data;
  const sets = message.sets.map((set) => `${setLabels[set] ?? 'Set'} (${set})`).join(', ');
  return (
    <div className={css['message']}>
      <header>
        <p>
          <a href="/workbench/exchange">Exchange</a>
        </p>
        <h1>{sets === '' ? 'Unreadable message' : sets}</h1>
        <p>
          <VerdictMark verdict={message.verdict} /> {message.says}
        </p>
      </header>
      <dl className={css['facts']}>
        <Fact label={message.direction === 'in' ? 'From' : 'To'}>{message.partnerName}</Fact>
        <Fact label={message.direction === 'in' ? 'Received' : 'Sent'}>
          <TimeTwice at={message.at} zone={here} kind="past" />
        </Fact>
        <Fact label="Road">{channelLabels[message.channel]}</Fact>
        {message.fileName === null ? null : <Fact label="File">{message.fileName}</Fact>}
        {message.answers === null ? null : (
          <Fact label="Answers">
            <a href={`/workbench/exchange/${tenantId.toString()}/${message.answers}`}>what they sent</a>
          </Fact>
        )}
        <Fact label="Size">{`${message.bytes.toLocaleString('en-US')} bytes`}</Fact>
        <Fact label="Byte for byte">
          <a href={`/api/exchange/${tenantId.toString()}/${id}/bytes`} download>
            Download
          </a>
        </Fact>
      </dl>
      <Transactions of={transactions} tenantId={tenantId} />
      {answers.length === 0 ? null : (
        <section>
          <h2>What answered it</h2>
          <ul className={css['answers']}>
            {answers.map((one) => (
              <li key={one.id}>
                <a href={`/workbench/exchange/${tenantId.toString()}/${one.id}`}>{one.sets.join(', ')}</a>{' '}
                {one.says} {one.pickedUpAt === null ? 'It waits to be picked up.' : 'The partner has it.'}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>Segments</h2>
        {segments.length === 0 ? <p>None could be cut from it.</p> : <SegmentList lines={segments} />}
        {segmentCount === null || segmentCount > segments.length ? (
          <p>
            {`The first ${segments.length.toString()} of ${segmentCount === null ? 'very many' : segmentCount.toLocaleString('en-US')} segments. `}
            The download has all.
          </p>
        ) : null}
      </section>
    </div>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const words = { accepted: 'Accepted', accepted_with_errors: 'Accepted with departures', refused: 'Refused' };
const tones = { accepted: 'proved', accepted_with_errors: 'risk', refused: 'breach' } as const;

function Transactions({ of, tenantId }: { readonly of: X12Page['transactions']; readonly tenantId: number }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2>Transactions</h2>
      <ul className={css['transactions']}>
        {of.map((one) => (
          <li key={one.number}>
            <p>
              <strong>{`${one.setId} ${one.control}`}</strong>{' '}
              <StatusMark tone={tones[one.verdict]} word={words[one.verdict]} /> {one.caused}{' '}
              {one.subjectKind === 'referral' && one.subjectId !== null ? (
                <a href={`/workbench/cases/${tenantId.toString()}/${one.subjectId}`}>Open the case</a>
              ) : null}
            </p>
            {one.problems.map((problem) => (
              <p key={`${problem.offset.toString()} ${problem.code} ${problem.say}`} className={css['wrong']}>
                {`${problem.say} Segment ${problem.segment.toString()}`}
                {problem.element === null ? '' : `, element ${problem.element.toString()}`}
                {`, code ${problem.code}.`}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
