// Why: the whole order on one page, part by part in the order in which an office has it in its hands, the signed page
// first (requirements M9, M15).
import type { ReactNode } from 'react';
import { listPayers } from '../../care/intake/intake.contract.ts';
import { CodeNotes } from '../kit/code-notes.tsx';
import { ClinicalFields } from '../kit/clinical-fields.tsx';
import { TextField } from '../kit/fields.tsx';
import { sayAt, type Problem } from '../kit/problem.ts';
import { useDoor } from '../kit/use-door.ts';
import { CopyEarlier } from './copy-earlier.tsx';
import { bound } from './order-bound.ts';
import { DocumentPages, OrderFiles } from './order-files.tsx';
import type { OrderForm } from './order-form.ts';
import { OrderLines } from './order-lines.tsx';
import { ClinicianFields, PatientFields, type Clinician } from './order-people.tsx';
import { AddressFields, DischargeFields, SenderFields, WhenFields } from './order-sections.tsx';
import css from './send-order.module.css';
import type { OrderDraft } from './use-order-draft.ts';

export type Office = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly zone: string;
  readonly clinicians: readonly Clinician[];
};

export type OrderPartsProps = {
  readonly form: OrderForm;
  readonly change: OrderDraft['change'];
  readonly office: Office;
  readonly problem: Problem | null;
  /** True when the form came back from an earlier visit. */
  readonly wasKept: boolean;
  /** True where there is no room for the pages beside the fields. */
  readonly pagesInside: boolean;
  /** Lays an earlier order, 'tenantId.id', into the form. */
  readonly onCopy: (like: string) => void;
};

/** All parts of the order form. */
export function OrderParts(props: OrderPartsProps) {
  const { form, change, office, wasKept } = props;
  const payers = useDoor(listPayers, {}, { staleTime: 600_000 });
  const section = { form, change };
  return (
    <div className={css['sections']}>
      <header className={css['head']}>
        <h1>Send an order</h1>
        <p>
          You get the case number at once. If something is missing, send it anyway: we ask for all of it in
          one message.
          {wasKept
            ? ' What you typed before is back; it is kept in this tab until you send or sign out.'
            : ''}
        </p>
        <CopyEarlier onCopy={props.onCopy} />
      </header>
      <SignedOrder {...props} />
      <Part title="Plan and patient">
        <PatientFields {...section} payers={payers.data?.items} />
      </Part>
      <Part title="Who ordered it">
        <ClinicianFields {...section} clinicians={office.clinicians} />
      </Part>
      <Part title="What is ordered">
        <OrderLines lines={form.lines} from={form.serviceFromOn} onChange={(lines) => change({ lines })} />
        <TextField
          name="draft.diagnoses"
          label="Diagnoses"
          hint="ICD-10 codes with a comma between, such as J96.11, J44.9"
          required
          {...bound(section)('diagnoses')}
        />
        <CodeNotes
          diagnoses={form.diagnoses}
          procedures={form.lines.map((line) => line.code)}
          on={form.serviceFromOn}
        />
        <ClinicalFields
          path="draft.clinical"
          lines={form.lines}
          words={form.clinical}
          onChange={(clinical) => change({ clinical })}
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
  );
}

function SignedOrder({ form, change, problem, pagesInside }: OrderPartsProps) {
  const pages = form.files.at(-1);
  return (
    <Part title="The signed order">
      <div data-field="documents">
        <OrderFiles
          files={form.files}
          error={sayAt(problem, 'documents')}
          onKept={(file) => change(({ files }) => ({ files: [...files, file] }))}
          onRemove={(id) => change(({ files }) => ({ files: files.filter((one) => one.id !== id) }))}
        />
      </div>
      {!pagesInside || pages === undefined ? null : <DocumentPages file={pages} height="420px" />}
    </Part>
  );
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
