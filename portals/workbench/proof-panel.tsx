// Why: a proof is shown whole, signature included; one that the rules could not accept says why, and whoever decides writes
// the reason.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sayInstant } from '../../base/time/say.ts';
import { decideProof } from '../../care/fulfilment/fulfilment.contract.ts';
import {
  disciplines,
  relationships,
  type ProofBody,
  type ShownProof,
} from '../../care/fulfilment/proof.schema.ts';
import { ReasonButton } from '../kit/button.tsx';
import { useEvidence } from '../kit/evidence.tsx';
import { Form, FormActions, LongTextField } from '../kit/fields.tsx';
import { StatusMark } from '../kit/status-mark.tsx';
import { useToast } from '../kit/toast.tsx';
import { useAct } from '../kit/use-door.ts';
import { sayUsDay } from './say-us-day.ts';
import css from './fulfilment.module.css';

const marks = {
  pending: ['waiting', 'Proof to be looked at'],
  accepted: ['proved', 'Proof accepted'],
  rejected: ['risk', 'Proof sent back'],
} as const;

/** One proof with its signature and photos. */
export function ProofShown({ proof, zone }: { readonly proof: ShownProof; readonly zone: string }) {
  const evidence = useEvidence();
  const [tone, word] = marks[proof.status];
  const { body } = proof;
  const decide = () =>
    evidence.show({ key: `proof:${proof.id}`, title: 'Decide on the proof', body: <Decide proof={proof} /> });
  const picture = (id: string) => `/api/pictures/${proof.tenantId.toString()}/${id}`;
  return (
    <div className={css['proof']}>
      <p className={css['head']}>
        <StatusMark tone={tone} word={word} />
        <span className={css['quiet']}>
          {proof.recordedByName}, {sayInstant(proof.recordedAt, zone)}
        </span>
      </p>
      {body === null ? null : <Facts body={body} zone={zone} picture={picture} />}
      {proof.unclear.length === 0 ? null : <p className={css['unclear']}>{proof.unclear.join(' ')}</p>}
      {proof.reason === null ? null : (
        <p className={css['quiet']}>
          {proof.decidedBy}: {proof.reason}
        </p>
      )}
      {proof.status === 'pending' && proof.unclear.length > 0 ? (
        <div className={css['actions']}>
          <ReasonButton look="primary" can={proof.can['decide']} onClick={decide}>
            Decide on the proof…
          </ReasonButton>
        </div>
      ) : null}
    </div>
  );
}

type FactsProps = {
  readonly body: ProofBody;
  readonly zone: string;
  readonly picture: (id: string) => string;
};

function Facts({ body, zone, picture }: FactsProps) {
  return (
    <dl className={css['facts']}>
      <Served body={body} zone={zone} />
      <dt>Received by</dt>
      <dd>
        {body.receivedBy}, {relationships[body.relationship].toLowerCase()}
      </dd>
      <dt>Signature</dt>
      <dd>
        {body.signature.how === 'drawn' ? (
          <img
            className={css['signature']}
            src={picture(body.signature.pictureId)}
            alt={`Signature of ${body.receivedBy}`}
          />
        ) : (
          `Not signed: ${body.signature.reason}`
        )}
      </dd>
      {body.photoIds.length === 0 ? null : (
        <>
          <dt>Photos</dt>
          <dd className={css['photos']}>
            {body.photoIds.map((id, i) => (
              <a key={id} href={picture(id)} target="_blank" rel="noreferrer">
                <img src={picture(id)} alt={`From the doorstep, ${(i + 1).toString()}`} />
              </a>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Served({ body, zone }: Pick<FactsProps, 'body' | 'zone'>) {
  if (body.kind === 'delivery')
    return (
      <>
        <dt>Delivered</dt>
        <dd>{sayUsDay(body.servedOn)}</dd>
        {body.items.map((item, i) => (
          <Item key={i} {...item} />
        ))}
      </>
    );
  return (
    <>
      <dt>Who came</dt>
      <dd>
        {body.workerName}, {disciplines[body.discipline].toLowerCase()}
      </dd>
      <dt>In and out</dt>
      <dd>
        {sayInstant(body.inAt, zone)} to {sayInstant(body.outAt, zone)}
      </dd>
    </>
  );
}

function Item({
  quantity,
  serial,
  lot,
}: {
  quantity: number;
  serial?: string | undefined;
  lot?: string | undefined;
}) {
  const parts = [`${quantity.toString()} brought`, serial ? `serial ${serial}` : '', lot ? `lot ${lot}` : ''];
  return (
    <>
      <dt>Item</dt>
      <dd>{parts.filter((part) => part !== '').join(', ')}</dd>
    </>
  );
}

function Decide({ proof }: { readonly proof: ShownProof }) {
  const [reason, setReason] = useState('');
  const decide = useAct(decideProof);
  const say = useToast();
  const client = useQueryClient();
  const evidence = useEvidence();
  const can = reason.trim().length < 3 ? 'Say first why.' : (proof.can['decide'] ?? true);
  const send = (accept: boolean) =>
    decide.mutate(
      { params: { tenantId: proof.tenantId, id: proof.id }, body: { accept, reason: reason.trim() } },
      {
        onSuccess() {
          say({ say: accept ? 'Accepted. The line counts as served.' : 'Sent back to the provider.' });
          evidence.close();
          void client.invalidateQueries();
        },
      },
    );
  return (
    <Form label="Decide on the proof" problem={decide.error} onSubmit={() => send(true)}>
      <p>{proof.unclear.join(' ')}</p>
      <LongTextField
        name="reason"
        label="Why you accept it or send it back"
        required
        value={reason}
        onChange={setReason}
      />
      <FormActions>
        <ReasonButton look="primary" can={can} busy={decide.isPending} onClick={() => send(true)}>
          Accept
        </ReasonButton>
        <ReasonButton can={can} busy={decide.isPending} onClick={() => send(false)}>
          Send back
        </ReasonButton>
      </FormActions>
    </Form>
  );
}
