// Why: the proof is taken at the door in one go, thumb-sized: what was handed over or who came when, who received it, their
// signature, photos. The hub's refusal stands at the field it names while the parcel can still be turned over.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayIn } from '../../base/time/instant.ts';
import type { ShownAppointment } from '../../care/fulfilment/fulfilment.contract.ts';
import { needsSerial, proofKindOf } from '../../care/fulfilment/proof.rules.ts';
import { disciplines, relationships, type ProofBody } from '../../care/fulfilment/proof.schema.ts';
import { addPicture, recordProof } from '../../care/fulfilment/visit.contract.ts';
import { asProblem, callDoor } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import {
  CheckField,
  ChoiceField,
  FieldRow,
  Form,
  FormActions,
  LongTextField,
  SelectField,
  TextField,
} from '../kit/fields.tsx';
import type { Problem } from '../kit/problem.ts';
import { useToast } from '../kit/toast.tsx';
import { useNow } from '../kit/use-now.ts';
import type { SignedIn } from '../sign-in/session.tsx';
import { bodyOf, missingFromDraft } from './proof-body.ts';
import { ProofItems } from './proof-items.tsx';
import { ProofPhotos } from './proof-photos.tsx';
import { forgetDraft, useProofDraft, type ProofDraft } from './proof-draft.ts';
import { pictureOf, SignaturePad } from './signature-pad.tsx';

const choicesOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));
export type ProofFormProps = {
  readonly visit: ShownAppointment;
  readonly someone: SignedIn;
  readonly onDone: () => void;
};

/** The form at the door. */
export function ProofForm({ visit, someone, onDone }: ProofFormProps) {
  const now = useNow();
  const { tenantId, id, zone } = visit;
  const kind = proofKindOf(visit.visit?.family ?? '');
  const serial = needsSerial(visit.visit?.code ?? null);
  const quantity = String(Number(visit.visit?.quantity ?? '1'));
  const { draft, change } = useProofDraft(id, {
    day: now === null ? dayIn(zone, visit.windowFrom) : dayIn(zone, now),
    worker: kind === 'visit' ? '' : someone.name,
    items: [{ quantity, serial: '', lot: '' }],
  });
  const { problem, busy, send } = useSending(visit, draft, change, onDone);
  return (
    <Form label="Proof" problem={problem} onSubmit={() => send(missingFromDraft(draft, kind), kind)}>
      {kind === 'delivery' ? (
        <Delivered draft={draft} serial={serial} change={change} />
      ) : (
        <Visited draft={draft} change={change} />
      )}
      <TextField
        name="receivedBy"
        label={kind === 'visit' ? 'Who was there' : 'Received by'}
        required
        value={draft.receivedBy}
        onChange={(receivedBy) => change({ receivedBy })}
      />
      <ChoiceField
        name="relationship"
        label="Who they are"
        required
        value={draft.relationship}
        choices={choicesOf(relationships)}
        onChange={(relationship) => change({ relationship })}
      />
      <Signing draft={draft} change={change} />
      <ProofPhotos
        tenantId={tenantId}
        visitId={id}
        ids={draft.photoIds}
        onChange={(photoIds) => change({ photoIds })}
      />
      <LongTextField name="note" label="Note" value={draft.note} onChange={(note) => change({ note })} />
      <FormActions>
        <Button look="primary" size="thumb" type="submit" wide busy={busy}>
          Record the proof
        </Button>
      </FormActions>
    </Form>
  );
}

type Change = (part: Partial<ProofDraft>) => void;
type Part = { readonly draft: ProofDraft; readonly change: Change };

function Delivered({ draft, serial, change }: Part & { readonly serial: boolean }) {
  return (
    <>
      <TextField
        name="servedOn"
        label="Day of delivery"
        kind="date"
        required
        value={draft.day}
        onChange={(day) => change({ day })}
      />
      <ProofItems items={draft.items} serial={serial} onChange={(items) => change({ items })} />
    </>
  );
}

function Visited({ draft, change }: Part) {
  return (
    <>
      <SelectField
        name="discipline"
        label="Who came"
        required
        value={draft.discipline}
        choices={choicesOf(disciplines)}
        onChange={(discipline) => change({ discipline })}
      />
      <TextField
        name="workerName"
        label="Their name"
        required
        value={draft.worker}
        onChange={(worker) => change({ worker })}
      />
      <TextField
        name="day"
        label="Day"
        kind="date"
        required
        value={draft.day}
        onChange={(day) => change({ day })}
      />
      <FieldRow>
        <TextField
          name="inAt"
          label="Came at"
          required
          maxLength={5}
          value={draft.came}
          onChange={(came) => change({ came })}
        />
        <TextField
          name="outAt"
          label="Left at"
          required
          maxLength={5}
          value={draft.left}
          onChange={(left) => change({ left })}
        />
      </FieldRow>
    </>
  );
}

/** Sends the signature first, then the proof, each under the draft's own key. */
function useSending(visit: ShownAppointment, draft: ProofDraft, change: Change, onDone: () => void) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const say = useToast();
  const client = useQueryClient();
  const params = { tenantId: visit.tenantId, id: visit.id };
  async function run(kind: ProofBody['kind']): Promise<void> {
    setBusy(true);
    try {
      let pictureId = draft.unsigned ? null : draft.signatureId;
      if (!draft.unsigned && pictureId === null) {
        const bytes = await pictureOf(draft.strokes);
        pictureId = (
          await callDoor(addPicture, { params, query: { kind: 'signature' }, body: {} }, { bytes })
        ).id;
        change({ signatureId: pictureId, intention: draft.intention });
      }
      const body = bodyOf(draft, kind, visit.zone, pictureId);
      const done = await callDoor(recordProof, { params, body }, { intention: draft.intention });
      forgetDraft(visit.id);
      say({ say: done.say });
      onDone();
      void client.invalidateQueries();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setBusy(false);
    }
  }
  const send = (unready: Problem | null, kind: ProofBody['kind']) => {
    setProblem(unready);
    if (unready === null) void run(kind);
  };
  return { problem, busy, send };
}

function Signing({ draft, change }: Part) {
  return (
    <>
      <CheckField
        name="unsigned"
        label="Nobody can sign"
        value={draft.unsigned}
        onChange={(unsigned) => change({ unsigned })}
      />
      {draft.unsigned ? (
        <LongTextField
          name="signature.reason"
          label="Why nobody signed"
          required
          rows={2}
          value={draft.why}
          onChange={(why) => change({ why })}
        />
      ) : (
        <SignaturePad
          label="Signature"
          strokes={draft.strokes}
          onChange={(strokes) => change({ strokes, signatureId: null })}
        />
      )}
    </>
  );
}
