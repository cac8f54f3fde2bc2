// Why: several patients in one fax are told apart where its pages are read: cut before a page, say what becomes of each part,
// give each to its case; what went wrong is taken back.
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArrivalPage as Arrival } from '../../care/casefile/casefile.contract.ts';
import { attachPart, finishParts, takePagesBack } from '../../care/intake/part.contract.ts';
import { cutBefore, sayPages } from '../../care/intake/part.rules.ts';
import { fateLabels, fates, type PartDraft, type ShownPart } from '../../care/intake/part.schema.ts';
import { Button, ReasonButton } from '../kit/button.tsx';
import { Form, FormActions, TextField } from '../kit/fields.tsx';
import { useKeys } from '../kit/key-place.tsx';
import { ErrorState, LoadingRows } from '../kit/states.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import css from './arrival-parts.module.css';
import { pathOf } from './item-words.ts';
import { Picker } from './picker.tsx';
import { useReading, type InView } from './reading.tsx';
import type { Parts } from './use-parts.ts';

type DivisionProps = {
  readonly of: Arrival;
  readonly parts: Parts;
  readonly isHeld: boolean;
  /** The part whose form is open. */
  readonly chosen: string | null;
  readonly onChoose: (part: ShownPart | null) => void;
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every document as a part, the one in view cut before its page. */
function dividedAt({ documents }: Arrival, inView: InView | null): PartDraft[] {
  return documents.flatMap(({ id, pageCount }) => {
    const whole = {
      documentId: id,
      fate: 'new_case',
      firstPage: 1,
      lastPage: pageCount ?? 0,
      title: '',
    } as const;
    if (whole.lastPage === 0) return [];
    return inView?.documentId === id ? (cutBefore(whole, inView.page) ?? [whole]) : [whole];
  });
}

/** The division of an arrival: its parts, and how it is cut. */
export function Division({ of: arrival, parts, isHeld, chosen, onChoose }: DivisionProps) {
  const { inView } = useReading();
  const shown = parts.parts.filter((one) => one.status !== 'taken_back');
  const page = inView?.page ?? 1;
  const canCut = isHeld && inView !== null && page > 1;
  const cut = () => {
    if (!canCut || inView === null) return;
    if (shown.length === 0) return begin();
    parts.cut(inView.documentId, page);
  };
  const begin = () => parts.begin(dividedAt(arrival, inView));
  useKeys('Dividing', isHeld ? [{ keys: 'x', label: `Cut before page ${page.toString()}`, run: cut }] : []);
  if (parts.isLoading) return <LoadingRows rows={2} columns={3} />;
  if (parts.problem !== null)
    return <ErrorState title="The parts could not be read." problem={parts.problem} />;
  if (!isHeld && shown.length === 0) return null;
  return (
    <section className={css['division']} aria-label="Whose pages these are">
      <h2>Whose pages these are</h2>
      {shown.length === 0 ? (
        <p className={css['quiet']}>
          All of one patient? Place it below. Otherwise go to the first page of the next patient and cut.
        </p>
      ) : (
        <ol className={css['parts']}>
          {shown.map((part) => (
            <PartRow
              key={part.id}
              of={arrival}
              part={part}
              parts={parts}
              isHeld={isHeld}
              isChosen={chosen === part.id}
              onChoose={onChoose}
            />
          ))}
        </ol>
      )}
      {isHeld ? (
        <div className={css['actions']}>
          <ReasonButton
            can={canCut || 'Go to the first page of the next patient; the cut is made before it.'}
            keys="x"
            busy={parts.busy}
            onClick={cut}
          >
            {page > 1 ? `Cut before page ${page.toString()}` : 'Cut before the page in view'}
          </ReasonButton>
          {parts.undo === undefined ? null : (
            <Button look="quiet" onClick={parts.undo}>
              Undo
            </Button>
          )}
          {shown.length > 0 ? <Finish of={arrival} parts={shown} /> : null}
        </div>
      ) : null}
    </section>
  );
}

function Finish({
  of: { tenantId, id },
  parts,
}: {
  readonly of: Arrival;
  readonly parts: readonly ShownPart[];
}) {
  const done = useAct(finishParts);
  const client = useQueryClient();
  const say = useToast();
  const open = parts.some(
    (one) => one.status === 'planned' && (one.fate === 'new_case' || one.fate === 'existing_case'),
  );
  if (open) return null;
  return (
    <Button
      look="primary"
      busy={done.isPending}
      onClick={() =>
        done.mutate(
          { params: { tenantId, id }, body: {} },
          {
            onSuccess() {
              say({ say: 'Every page has its place.' });
              void client.invalidateQueries();
            },
            onError: (problem) => say({ say: problem.say, tone: 'risk' }),
          },
        )
      }
    >
      Done with this
    </Button>
  );
}

type RowProps = {
  readonly of: Arrival;
  readonly part: ShownPart;
  readonly parts: Parts;
  readonly isHeld: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (part: ShownPart | null) => void;
};

function PartRow({ of: arrival, part, parts, isHeld, isChosen, onChoose }: RowProps) {
  const pages = capital(sayPages(part));
  const isOpen = part.status === 'planned' && (isHeld || arrival.status === 'placed');
  return (
    <li className={css['part']} aria-label={pages}>
      {isOpen ? null : <strong>{pages}</strong>}
      {isOpen ? (
        <Picker
          label={`${pages} are`}
          value={part.fate}
          choices={fates.map((value) => ({ value, label: fateLabels[value] }))}
          onChange={(value) => {
            const fate = fates.find((one) => one === value);
            if (fate !== undefined) parts.set(part, { fate });
          }}
        />
      ) : (
        <span>{fateLabels[part.fate]}</span>
      )}
      <PartEnd
        of={arrival}
        part={part}
        parts={parts}
        isOpen={isOpen}
        isChosen={isChosen}
        onChoose={onChoose}
      />
    </li>
  );
}

type EndProps = Omit<RowProps, 'isHeld'> & { readonly isOpen: boolean };

/** What became of a part, or what becomes of it. */
function PartEnd({ of: arrival, part, parts, isOpen, isChosen, onChoose }: EndProps) {
  const { toTenantId, toReferralId, caseNumber } = part;
  if (part.status === 'settled' && toTenantId !== null && toReferralId !== null)
    return (
      <span className={css['where']}>
        <StatusMark tone="proved" word="With its case" />
        <Link to={pathOf('referral', toTenantId, toReferralId)}>{caseNumber}</Link>
        <TakeBack of={arrival} part={part} onDone={parts.forgetUndo} />
      </span>
    );
  if (!isOpen) return null;
  if (part.fate === 'new_case')
    return (
      <Button aria-expanded={isChosen} onClick={() => onChoose(isChosen ? null : part)}>
        {isChosen ? 'Leave it for now' : 'Make a case of it'}
      </Button>
    );
  return part.fate === 'existing_case' ? <Attach of={arrival} part={part} onDone={parts.forgetUndo} /> : null;
}

type PartFormProps = { readonly of: Arrival; readonly part: ShownPart; readonly onDone: () => void };

function Attach({ of: { tenantId, id }, part, onDone }: PartFormProps) {
  const [caseNumber, setNumber] = useState('');
  const attach = useAct(attachPart);
  const client = useQueryClient();
  const say = useToast();
  return (
    <Form
      label={`Give ${sayPages(part)} to a case`}
      problem={attach.error}
      onSubmit={() =>
        attach.mutate(
          { params: { tenantId, id, partId: part.id }, body: { caseNumber } },
          {
            onSuccess(done) {
              say({ say: done.say });
              onDone();
              void client.invalidateQueries();
            },
          },
        )
      }
    >
      <div className={css['attach']}>
        <TextField name="caseNumber" label="Case number" required value={caseNumber} onChange={setNumber} />
        <Button type="submit" busy={attach.isPending}>
          Give it
        </Button>
      </div>
    </Form>
  );
}

function TakeBack({ of: { tenantId, id }, part, onDone }: PartFormProps) {
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const back = useAct(takePagesBack);
  const client = useQueryClient();
  const say = useToast();
  if (!isOpen)
    return (
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        Take back…
      </Button>
    );
  return (
    <Form
      label={`Take ${sayPages(part)} back`}
      problem={back.error}
      onSubmit={() =>
        back.mutate(
          { params: { tenantId, id, partId: part.id }, body: { why } },
          {
            onSuccess() {
              say({ say: `${capital(sayPages(part))} wait for their case again.` });
              onDone();
              void client.invalidateQueries();
            },
          },
        )
      }
    >
      <TextField name="why" label="Why" required value={why} onChange={setWhy} />
      <FormActions>
        <Button type="submit" busy={back.isPending}>
          Take back
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          Leave it
        </Button>
      </FormActions>
    </Form>
  );
}
