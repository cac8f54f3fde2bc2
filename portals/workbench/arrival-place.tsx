// Why: a person reads the pages beside and writes down what they say; what is missing stops nobody, and what is no order
// is kept with the reason.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ArrivalPage as Arrival } from '../../care/casefile/casefile.contract.ts';
import type { ReferralDraft } from '../../care/cases/cases.schema.ts';
import { missingFromOrder } from '../../care/completeness/missing-from-order.rules.ts';
import { readCallDraft } from '../../care/intake/call-draft.contract.ts';
import type { CallDraft } from '../../care/intake/call-draft.schema.ts';
import { listPayers, placeArrival, setArrivalAside } from '../../care/intake/intake.contract.ts';
import { placePart } from '../../care/intake/part.contract.ts';
import { sayPages } from '../../care/intake/part.rules.ts';
import type { ShownPart } from '../../care/intake/part.schema.ts';
import type { ReadFrom } from '../../care/sources/source.schema.ts';
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
import { useReadWords } from './reading.tsx';
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

function useOwnPayers() {
  const me = useColleague();
  const all = useDoor(listPayers, {}, { staleTime: 600_000 }).data?.items ?? [];
  return all.filter((payer) => me.tenants.some((tenant) => tenant.id === payer.id));
}

type Placing = {
  readonly tenantId: number;
  readonly draft: ReferralDraft;
  readonly sources: readonly ReadFrom[];
};

/** Places the whole arrival, or only a part of its pages; `onPlaced` before anything else follows. */
function usePlacing(arrival: Arrival, part: ShownPart | undefined, onPlaced: () => void) {
  const { tenantId, id, channel } = arrival;
  const whole = useAct(placeArrival);
  const some = useAct(placePart);
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useToast();
  function placed(receipt: { tenantId: number; id: string; caseNumber: string }): void {
    say({ say: `${receipt.caseNumber} is placed.${channel === 'email' ? ' The sender is told.' : ''}` });
    onPlaced();
    void client.invalidateQueries();
    if (part === undefined) void navigate({ to: pathOf('referral', receipt.tenantId, receipt.id) });
  }
  function run(body: Placing): void {
    if (part === undefined) {
      const sources = [...body.sources];
      whole.mutate({ params: { tenantId, id }, body: { ...body, sources } }, { onSuccess: placed });
      return;
    }
    const isOfPart = ({ documentId, page }: ReadFrom) =>
      documentId === part.documentId && page >= part.firstPage && page <= part.lastPage;
    const sources = body.sources.filter(isOfPart);
    const params = { tenantId, id, partId: part.id };
    some.mutate({ params, body: { ...body, sources } }, { onSuccess: placed });
  }
  return { run, busy: whole.isPending || some.isPending, error: whole.error ?? some.error };
}

function PlaceForm({
  of: arrival,
  typed,
  part,
  onPlaced,
}: PlaceProps & { readonly typed: CallDraft | null }) {
  const { tenantId, documents } = arrival;
  const { words, write, sources, forget } = useReadWords(() => wordsFrom(arrival, typed));
  const payers = useOwnPayers();
  // Sent to a payer's own number or address: it is for that payer unless somebody says otherwise.
  const [payer, setPayer] = useState<string | null>(
    typed?.payer ?? (tenantId > 1 ? tenantId.toString() : null),
  );
  const [unreadable, setUnreadable] = useState<Problem | null>(null);
  const place = usePlacing(arrival, part, () => {
    forget();
    onPlaced?.();
  });
  function submit(): void {
    const wrong =
      payer === null
        ? new Problem({ status: 422, code: 'invalid', say: 'Say which payer this is for.', at: ['tenantId'] })
        : problemIn(words);
    setUnreadable(wrong);
    if (wrong !== null || payer === null) return;
    place.run({ tenantId: Number(payer), draft: draftOf(words), sources: sources() });
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
      <Form label="Place with a payer" problem={unreadable ?? place.error} onSubmit={submit}>
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
          <Button look="primary" type="submit" busy={place.busy}>
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
