// Why: what is missing stands beside the form all the time, with the button that sends it anyway and the signed page to
// read from; sending incomplete says what will be asked, and whom (ask once).
import type { Gap } from '../../care/completeness/missing-from-order.rules.ts';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { Button } from '../kit/button.tsx';
import { Foreseen, type OrderForeseen } from './foreseen.tsx';
import { OrderChecklist } from './order-checklist.tsx';
import { DocumentPages } from './order-files.tsx';
import type { KeptFile } from './order-form.ts';
import css from './send-order.module.css';

export type BeforeYouSendProps = {
  readonly gaps: readonly Gap[];
  /** The order as far as it can be read, and what the hub foresees for it. */
  readonly draft: ReferralDraft;
  readonly foreseen: OrderForeseen | null;
  readonly writeTo: string;
  /** The file whose pages stand here, where there is room. */
  readonly pages: KeptFile | undefined;
  readonly busy: boolean;
  readonly onStartOver: () => void;
};

/** The side of the order form. */
export function BeforeYouSend(props: BeforeYouSendProps) {
  const { gaps, draft, foreseen, writeTo, pages, busy, onStartOver } = props;
  return (
    <aside className={css['side']} aria-label="Before you send">
      <h2>Before you send</h2>
      <OrderChecklist gaps={gaps} />
      <Foreseen foreseen={foreseen} draft={draft} />
      <output className={css['verdict']}>{sayVerdict(gaps.length, writeTo)}</output>
      <div className={css['send']}>
        <Button look="primary" size="thumb" type="submit" keys="Ctrl ↵" busy={busy}>
          Send the order
        </Button>
        <Button look="quiet" onClick={onStartOver}>
          Start over
        </Button>
      </div>
      {pages === undefined ? null : (
        <div className={css['pages']}>
          <DocumentPages key={pages.id} file={pages} />
        </div>
      )}
    </aside>
  );
}

function sayVerdict(missing: number, email: string): string {
  if (missing === 0) return 'Nothing is missing.';
  const things = missing === 1 ? 'One thing is' : `${missing.toString()} things are`;
  const whom = email.trim() === '' ? 'your office' : email.trim();
  return `${things} missing. You can send now: we take it in at once and write one message to ${whom} that asks for the rest.`;
}
