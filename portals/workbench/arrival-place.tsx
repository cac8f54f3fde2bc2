// Why: a person reads the pages beside and writes down what they say; what is missing stops nobody, and what is no order
// is kept with the reason.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArrivalPage as Arrival } from '../../care/casefile/casefile.contract.ts';
import { missingFromOrder } from '../../care/completeness/missing-from-order.rules.ts';
import { readCallDraft } from '../../care/intake/call-draft.contract.ts';
import type { CallDraft } from '../../care/intake/call-draft.schema.ts';
import { listPayers, placeArrival, setArrivalAside } from '../../care/intake/intake.contract.ts';
import { placePart } from '../../care/intake/part.contract.ts';
import { sayPages } from '../../care/intake/part.rules.ts';
import type { ShownPart } from '../../care/intake/part.schema.ts';
import { Problem } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField, SelectField } from '../kit/fields.tsx';
import { LoadingRows } from '../kit/states.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct, useDoor } from '../kit/use-door.ts';
import css from './arrival.module.css';
import { useColleague } from './desk.tsx';
import { Gaps } from './gaps.tsx';
import { pathOf } from './item-words.ts';
import { OrderFields } from './order-form.tsx';
import { wordsOfCall, wordsWithCaller } from './call-words.ts';
import { useReading } from './reading.tsx';
import { draftOf, emptyOrder, problemIn, type OrderWords } from './order-words.ts';

type PlaceProps = {
  readonly of: Arrival;
  /** Only these pages of it. */
  readonly part?: ShownPart;
  readonly onPlaced?: () => void;
};

/** The form that makes an arrival an order; what was typed on a call that broke off stands in it already. */
export function Place({ of: arrival, ...given }: PlaceProps) {
  const { tenantId, id, channel } = arrival;
  const isCall = channel === 'phone';
  const typed = useDoor(readCallDraft, { params: { tenantId, id } }, { enabled: isCall, staleTime: 0 });
  if (isCall && !typed.isFetchedAfterMount) return <LoadingRows rows={6} columns={2} />;
  return <PlaceForm of={arrival} typed={typed.data?.draft ?? null} {...given} />;
}

function wordsFrom(arrival: Arrival, typed: CallDraft | null): OrderWords {
  if (typed === null)
    return {
      ...emptyOrder(),
      requesterName: arrival.senderName ?? '',
      requesterEmail: arrival.channel === 'fax' ? '' : (arrival.senderAddress ?? ''),
    };
  return wordsWithCaller(wordsOfCall(typed.words), typed.caller);
}

function PlaceForm({
  of: arrival,
  typed,
  part,
  onPlaced,
}: PlaceProps & { readonly typed: CallDraft | null }) {
  const { tenantId, id, documents } = arrival;
  const reading = useReading();
  const [words, setWords] = useState(() => wordsFrom(arrival, typed));
  const me = useColleague();
  const payers = (useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? []).filter((payer) =>
    me.tenants.some((tenant) => tenant.id === payer.id),
  );
  // Sent to a payer's own number or address: it is for that payer unless somebody says otherwise.
  const [payer, setPayer] = useState<string | null>(
    typed?.payer ?? (tenantId > 1 ? tenantId.toString() : null),
  );
  const [unreadable, setUnreadable] = useState<Problem | null>(null);
  const placeAll = useAct(placeArrival);
  const placeSome = useAct(placePart);
  const busy = placeAll.isPending || placeSome.isPending;
  function write(next: OrderWords): void {
    reading.note(draftOf(words), draftOf(next));
    setWords(next);
  }
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useToast();
  function submit(): void {
    const wrong =
      payer === null
        ? new Problem({ status: 422, code: 'invalid', say: 'Say which payer this is for.', at: ['tenantId'] })
        : problemIn(words);
    setUnreadable(wrong);
    if (wrong !== null || payer === null) return;
    const draft = draftOf(words);
    const body = { tenantId: Number(payer), draft, sources: reading.sourcesOf(draft) };
    if (part === undefined)
      placeAll.mutate({ params: { tenantId, id }, body }, { onSuccess: (receipt) => placed(receipt, true) });
    else
      placeSome.mutate(
        { params: { tenantId, id, partId: part.id }, body },
        { onSuccess: (receipt) => placed(receipt, false) },
      );
  }
  function placed(receipt: { tenantId: number; id: string; caseNumber: string }, goThere: boolean): void {
    say({ say: `${receipt.caseNumber} is placed.${goThere ? ' The sender is told.' : ''}` });
    reading.forget();
    onPlaced?.();
    void client.invalidateQueries();
    if (goThere) void navigate({ to: pathOf('referral', receipt.tenantId, receipt.id) });
  }
  return (
    <section className={css['place']} aria-label="Place it">
      <h2>{part === undefined ? 'Place it' : `Place ${sayPages(part)}`}</h2>
      <p className={css['quiet']}>
        {typed === null
          ? 'Read the pages beside and write down what they say. '
          : 'What was typed during the call stands here. '}
        What is missing does not stop you; it is asked for.
      </p>
      <Form
        label="Place with a payer"
        problem={unreadable ?? placeAll.error ?? placeSome.error}
        onSubmit={submit}
      >
        <SelectField
          name="tenantId"
          label="Payer"
          required
          value={payer}
          choices={payers.map((one) => ({ value: one.id.toString(), label: one.name }))}
          onChange={setPayer}
        />
        <OrderFields words={words} onChange={write} />
        <Gaps title="Still missing" gaps={missingFromOrder(draftOf(words), documents.length > 0)} />
        <FormActions>
          <Button look="primary" type="submit" busy={busy}>
            Place it
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}

/** Says why an arrival is no order. */
export function SetAside({ of: arrival }: { readonly of: Arrival }) {
  const { tenantId, id, caseNumber } = arrival;
  const [why, setWhy] = useState('');
  const aside = useAct(setArrivalAside);
  const say = useToast();
  const evidence = useEvidence();
  const client = useQueryClient();
  return (
    <Form
      label="Set aside"
      problem={aside.error}
      onSubmit={() =>
        aside.mutate(
          { params: { tenantId, id }, body: { why } },
          {
            onSuccess() {
              say({ say: `${caseNumber} is set aside and kept.` });
              evidence.close();
              void client.invalidateQueries();
            },
          },
        )
      }
    >
      <p>It is kept as it came, and can be found by its number. Say why it is not an order.</p>
      <LongTextField name="why" label="Why" required value={why} onChange={setWhy} />
      <FormActions>
        <Button look="primary" type="submit" busy={aside.isPending}>
          Set aside
        </Button>
      </FormActions>
    </Form>
  );
}
