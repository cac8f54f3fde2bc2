// Why: a referring office sends a real order in one calm page: the signed page first, what is missing always in sight
// and never in the way, the case number at once (requirements M9, M13, M15).
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { listOwnCases } from '../../care/casefile/casefile.contract.ts';
import { listPayers, readOffice, sendReferral } from '../../care/intake/intake.contract.ts';
import { Button } from '../kit/button.tsx';
import { Form, TextField } from '../kit/fields.tsx';
import { Problem, sayAt } from '../kit/problem.ts';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { useToast } from '../kit/toast.tsx';
import { keyOf, useAct, useDoor } from '../kit/use-door.ts';
import type { Someone } from '../public/own-portal.tsx';
import { keepReceipt } from './kept-receipt.ts';
import { OrderChecklist, useGaps } from './order-checklist.tsx';
import { DocumentPages, OrderFiles } from './order-files.tsx';
import { readable, readOrder, type OrderForm, type Sender } from './order-form.ts';
import { OrderLines } from './order-lines.tsx';
import {
  AddressFields,
  bound,
  ClinicianFields,
  DischargeFields,
  PatientFields,
  SenderFields,
  WhenFields,
  type Clinician,
} from './order-sections.tsx';
import { sayPhone } from './say-phone.ts';
import { ProviderFrame } from './provider-frame.tsx';
import css from './send-order.module.css';
import { useOrderDraft, forgetOrder } from './use-order-draft.ts';
import { useWide } from './use-wide.ts';

/** The page at `/provider/new`. */
export function SendOrderPage() {
  return <ProviderFrame>{(someone) => <Prepared someone={someone} />}</ProviderFrame>;
}

function Prepared({ someone }: { readonly someone: Someone }) {
  const office = useDoor(readOffice, {}, { staleTime: 600_000 });
  if (office.error !== null)
    return (
      <ErrorState
        title="Your office could not be loaded."
        problem={office.error}
        kept="What you typed before is still kept in this tab."
        onRetry={() => void office.refetch()}
      />
    );
  const [own] = office.data?.offices ?? [];
  if (office.data === undefined) return <LoadingRows rows={10} columns={2} tall={56} />;
  if (own === undefined)
    return (
      <ErrorState
        title="No office is linked to your sign-in."
        problem={
          new Problem({
            status: 0,
            code: 'no_office',
            say: 'Ask whoever manages your office’s sign-ins to link you. Until then, send the order by email.',
          })
        }
      />
    );
  return <OrderPage someone={someone} office={own} />;
}

type Office = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly zone: string;
  readonly clinicians: readonly Clinician[];
};

function useSending(someone: Someone, sender: Sender, form: OrderForm) {
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

function OrderPage({ someone, office }: { readonly someone: Someone; readonly office: Office }) {
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
  const payers = useDoor(listPayers, {}, { staleTime: 600_000 });
  const gaps = useGaps(readable(form, sender), form.files.length);
  const wide = useWide('(min-width: 1180px)');
  const toast = useToast();
  const section = { form, change };
  const pages = form.files.at(-1);
  return (
    <div className={css['page']}>
      <Form label="Order" problem={problem} onSubmit={submit}>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keeps Enter in a field from sending half an order */}
        <div className={css['split']} onKeyDown={onlyOnPurpose(submit)}>
          <div className={css['sections']}>
            <header className={css['head']}>
              <h1>Send an order</h1>
              <p>
                You get the case number at once. If something is missing, send it anyway: we ask for all of it
                in one message.
                {wasKept
                  ? ' What you typed before is back; it is kept in this tab until you send or sign out.'
                  : ''}
              </p>
            </header>
            <Part title="The signed order">
              <div data-field="documents">
                <OrderFiles
                  files={form.files}
                  error={sayAt(problem, 'documents')}
                  onKept={(file) => change(({ files }) => ({ files: [...files, file] }))}
                  onRemove={(id) => change(({ files }) => ({ files: files.filter((one) => one.id !== id) }))}
                />
              </div>
              {wide || pages === undefined ? null : <DocumentPages file={pages} height="420px" />}
            </Part>
            <Part title="Plan and patient">
              <PatientFields {...section} payers={payers.data?.items} />
            </Part>
            <Part title="Who ordered it">
              <ClinicianFields {...section} clinicians={office.clinicians} />
            </Part>
            <Part title="What is ordered">
              <OrderLines lines={form.lines} onChange={(lines) => change({ lines })} />
              <TextField
                name="draft.diagnoses"
                label="Diagnoses"
                hint="ICD-10 codes with a comma between, such as J96.11, J44.9"
                required
                {...bound(section)('diagnoses')}
              />
            </Part>
            <Part title="When">
              <WhenFields {...section} />
            </Part>
            <Part title="Where it goes">
              <AddressFields {...section} />
            </Part>
            <Part title="Leaving hospital" hint="Only when there is a discharge">
              <DischargeFields {...section} zone={office.zone} />
            </Part>
            <Part title="Whom we write to" hint={office.name}>
              <SenderFields {...section} />
            </Part>
          </div>
          <aside className={css['side']} aria-label="Before you send">
            <h2>Before you send</h2>
            <OrderChecklist gaps={gaps} />
            <output className={css['verdict']}>{sayVerdict(gaps.length, form.requesterEmail)}</output>
            <div className={css['send']}>
              <Button look="primary" size="thumb" type="submit" keys="Ctrl ↵" busy={busy}>
                Send the order
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  const before = form;
                  clear();
                  toast({ say: 'The form is empty again.', undo: () => change(before) });
                }}
              >
                Start over
              </Button>
            </div>
            {wide && pages !== undefined ? (
              <div className={css['pages']}>
                <DocumentPages key={pages.id} file={pages} />
              </div>
            ) : null}
          </aside>
        </div>
      </Form>
    </div>
  );
}

function sayVerdict(missing: number, email: string): string {
  if (missing === 0) return 'Nothing is missing.';
  const things = missing === 1 ? 'One thing is' : `${missing.toString()} things are`;
  const whom = email.trim() === '' ? 'your office' : email.trim();
  return `${things} missing. You can send now: we take it in at once and write one message to ${whom} that asks for the rest.`;
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

function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className={css['part_']}>
      <legend className="only-heard">{title}</legend>
      <div className={css['partHead']} aria-hidden="true">
        <h2>{title}</h2>
        {hint === undefined ? null : <p>{hint}</p>}
      </div>
      <div className={css['fields']}>{children}</div>
    </fieldset>
  );
}
