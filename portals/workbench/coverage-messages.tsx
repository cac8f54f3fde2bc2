// Why: whoever must judge a payer's answer sees the message as it came and, beside each segment, what it says; what is
// wrong with it stands at its place.
import { readCoverageMessages } from '../../care/eligibility/eligibility.contract.ts';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { useDoor } from '../kit/use-door.ts';
import { SegmentList } from './segment-list.tsx';
import css from './coverage.module.css';

export type CoverageMessagesProps = {
  readonly tenantId: number;
  readonly referralId: string;
  readonly inquiryId: string;
};

/** The question and the answer, raw and readable. */
export function CoverageMessages({ tenantId, referralId, inquiryId }: CoverageMessagesProps) {
  const found = useDoor(readCoverageMessages, { params: { tenantId, id: referralId, inquiryId } });
  if (found.error !== null && found.data === undefined)
    return (
      <ErrorState
        title="The messages could not be read."
        problem={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  if (found.data === undefined) return <LoadingRows rows={10} columns={1} />;
  const { request, response, unreadable } = found.data;
  return (
    <div className={css['messages']}>
      <h3>The payer’s answer (271)</h3>
      {response.length > 0 ? <SegmentList lines={response} /> : null}
      {unreadable === null ? null : <pre className={css['raw']}>{unreadable}</pre>}
      {response.length === 0 && unreadable === null ? (
        <p className={css['quiet']}>There is none yet.</p>
      ) : null}
      <h3>Our question (270)</h3>
      <SegmentList lines={request} />
    </div>
  );
}
