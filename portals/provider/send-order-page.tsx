// Why: a referring office sends a real order in one calm page: the signed page first, what is missing always in sight
// and never in the way, the case number at once (requirements M9, M13, M15).
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { listOwnCases } from '../../care/casefile/casefile.contract.ts';
import { sendReferral } from '../../care/intake/intake.contract.ts';
import { Form } from '../kit/fields.tsx';
import { Problem } from '../kit/problem.ts';
import { useToast } from '../kit/toast.tsx';
import { keyOf, useAct } from '../kit/use-door.ts';
import type { SignedIn } from '../sign-in/session.tsx';
import { BeforeYouSend } from './before-you-send.tsx';
import { keepReceipt } from './kept-receipt.ts';
import { useForeseen } from './foreseen.tsx';
import { useGaps } from './order-checklist.tsx';
import type { OrderForm } from './order-form.ts';
import { OrderParts, type Office } from './order-parts.tsx';
import { OwnOffice } from './own-office.tsx';
import { ProviderFrame } from './provider-frame.tsx';
import { readable, readOrder, type Sender } from './read-order.ts';
import { sayPhone } from './say-phone.ts';
import css from './send-order.module.css';
import { useCopiedOrder } from './use-copied-order.ts';
import { forgetOrder, useOrderDraft } from './use-order-draft.ts';
import { useWide } from './use-wide.ts';

/** The page at `/provider/new`. */
export function SendOrderPage() {
  return (
    <ProviderFrame>
      {(someone) => (
        <OwnOffice kept="What you typed before is still kept in this tab.">
          {(office) => <OrderPage someone={someone} office={office} />}
        </OwnOffice>
      )}
    </ProviderFrame>
  );
}

function useSending(someone: SignedIn, sender: Sender, form: OrderForm) {
  const send = useAct(sendReferral);
  const navigate = useNavigate();
  const client = useQueryClient();
  const [unfit, setUnfit] = useState<Problem | null>(null);
  function submit(): void {
    const draft = readOrder(form, sender);
    if (draft instanceof Problem) {
      setUnfit(draft);
      return;
    }
    setUnfit(null);
    const documents = form.files.map(({ tenantId, id }) => ({ tenantId, id }));
    send.mutate(
      { body: { tenantId: Number(form.payer), draft, documents } },
      {
        onSuccess(receipt) {
          forgetOrder(someone.id);
          keepReceipt({ ...receipt, kind: 'order', writeTo: draft.requesterEmail ?? '' });
          void client.invalidateQueries({ queryKey: keyOf(listOwnCases) });
          void navigate({ to: '/provider/sent/$caseId', params: { caseId: receipt.id } });
        },
      },
    );
  }
  return { submit, problem: unfit ?? send.error, busy: send.isPending };
}

function OrderPage({ someone, office }: { readonly someone: SignedIn; readonly office: Office }) {
  const start = useMemo(
    () => ({
      requesterName: someone.name,
      requesterEmail: office.email ?? '',
      requesterPhone: sayPhone(office.phone),
    }),
    [someone.name, office.email, office.phone],
  );
  const sender: Sender = useMemo(
    () => ({ officeId: office.id, officeName: office.name, zone: office.zone }),
    [office.id, office.name, office.zone],
  );
  const { form, wasKept, change, clear } = useOrderDraft(someone.id, start);
  const { submit, problem, busy } = useSending(someone, sender, form);
  const draft = readable(form, sender);
  const gaps = useGaps(draft, form.files.length);
  const foreseen = useForeseen(form.payer, draft);
  const { copy } = useCopiedOrder(form, change, office);
  const wide = useWide('(min-width: 1180px)');
  const toast = useToast();
  return (
    <div className={css['page']}>
      <Form label="Order" problem={problem} onSubmit={submit}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keeps Enter in a field from sending half an order */}
        <div className={css['split']} onKeyDown={onlyOnPurpose(submit)}>
          <OrderParts
            form={form}
            change={change}
            office={office}
            problem={problem}
            wasKept={wasKept}
            pagesInside={!wide}
            onCopy={(like) => void copy(like)}
          />
          <BeforeYouSend
            gaps={gaps}
            draft={draft}
            foreseen={foreseen}
            writeTo={form.requesterEmail}
            pages={wide ? form.files.at(-1) : undefined}
            busy={busy}
            onStartOver={() => {
              clear();
              toast({ say: 'The form is empty again.', undo: () => change(form) });
            }}
          />
        </div>
      </Form>
    </div>
  );
}

/** Enter in a field must not send half an order; Ctrl-Enter anywhere does. */
function onlyOnPurpose(submit: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) submit();
    else if (!(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return;
    event.preventDefault();
  };
}
