// Why: nobody leaves without a case number (requirement M13): large, speakable, to copy and to print; beside it what is
// still owed and where the written confirmation goes.
import { IconPrinter } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { sayInstant } from '../../base/time/say.ts';
import { Button } from '../kit/button.tsx';
import { CaseNumber } from '../kit/case-number.tsx';
import { Door } from '../kit/door.tsx';
import { EmptyState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { receiptKept, type KeptReceipt } from './kept-receipt.ts';
import { ProviderFrame } from './provider-frame.tsx';
import css from './sent.module.css';
import { useOwnCases } from './use-own-cases.ts';

/** The page at `/provider/sent/…`. */
export function SentPage() {
  const { caseId } = useParams({ from: '/provider/sent/$caseId' });
  return <ProviderFrame>{() => <Sent caseId={caseId} />}</ProviderFrame>;
}

function Sent({ caseId }: { readonly caseId: string }) {
  const receipt = receiptKept(caseId);
  // The acknowledgement usually follows within seconds; whoever stays on the page sees it happen.
  const { cases } = useOwnCases(4_000);
  const known = cases?.find((one) => one.id === caseId);
  if (receipt === null && cases === undefined) return <LoadingRows rows={4} columns={1} tall={56} />;
  const caseNumber = receipt?.caseNumber ?? known?.caseNumber;
  const zone = receipt?.zone ?? known?.zone;
  const receivedAt = receipt?.receivedAt ?? known?.receivedAt;
  if (caseNumber === undefined || zone === undefined || receivedAt === undefined)
    return (
      <EmptyState
        as="h1"
        title="This receipt is not in this tab"
        action={<Link to="/provider">To our orders</Link>}
      >
        <p>Every case you sent stands in your orders, with its number.</p>
      </EmptyState>
    );
  const isQuestion = (receipt?.kind ?? known?.kind) === 'inquiry';
  return (
    <div className={css['page']}>
      <div className={css['said']}>
        <Door of="provider" size={88} />
        <h1>{isQuestion ? 'We have your question' : 'We have your order'}</h1>
        <CaseNumber value={caseNumber} size="said" />
        <p className={css['received']}>
          Received {sayInstant(receivedAt, zone)}. Give this number whenever you call or write.
        </p>
        <p className={css['sentence']} aria-live="polite">
          {known?.sentence ?? receipt?.sentence}
        </p>
        {receipt === null ? null : (
          <Acknowledged receipt={receipt} done={(known?.acknowledgedAt ?? null) !== null} />
        )}
      </div>
      {receipt === null ? null : <Gaps receipt={receipt} isQuestion={isQuestion} />}
      <Actions />
    </div>
  );
}

function Acknowledged({ receipt, done }: { readonly receipt: KeptReceipt; readonly done: boolean }) {
  if (receipt.writeTo === '') return <p>You gave no email, so we confirm by phone.</p>;
  return (
    <output className={css['way']}>
      <StatusMark tone={done ? 'proved' : 'waiting'} word={done ? 'Confirmed in writing:' : 'On its way:'} />{' '}
      {done ? 'the acknowledgement has gone to ' : 'an acknowledgement is on its way to '}
      <strong className={css['address']}>{receipt.writeTo}</strong>.
    </output>
  );
}

function Gaps({ receipt, isQuestion }: { readonly receipt: KeptReceipt; readonly isQuestion: boolean }) {
  const { gaps } = receipt;
  if (gaps.length === 0)
    return (
      <p className={css['complete']}>
        <StatusMark tone="proved" word={isQuestion ? 'Nothing more is needed' : 'Nothing is missing'} />
      </p>
    );
  return (
    <section className={css['gaps']}>
      <h2>Still missing</h2>
      <p>The order is in and its clock runs. Keep these at hand; we ask for all of them in one message.</p>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.field}>{gap.say}</li>
        ))}
      </ul>
    </section>
  );
}

function Actions() {
  const navigate = useNavigate();
  return (
    <div className={css['actions']}>
      <Button look="primary" size="thumb" onClick={() => void navigate({ to: '/provider/new' })}>
        Send another order
      </Button>
      <Button size="thumb" icon={<IconPrinter aria-hidden="true" />} onClick={() => print()}>
        Print
      </Button>
      <Link to="/provider">To our orders</Link>
    </div>
  );
}
