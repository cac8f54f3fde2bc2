// Why: a partner who asks what became of a claim hears the truth: the house keeps no claims yet, so each is not found, whoever the
// patient is; nothing of it tells a member from a stranger (005010X212, category A4, status 35).
import { type ClaimStatus276, type ClaimStatus277 } from '../../wire/x12/index.ts';
import type { Asking, GivenAnswer, Question } from './answerer.types.ts';

type Source = ClaimStatus276['sources'][number];
type AskedReceiver = Source['receivers'][number];
type AskedProvider = AskedReceiver['providers'][number];
type AskedSubscriber = AskedProvider['subscribers'][number];
type AskedClaim = AskedSubscriber['claims'][number];
type AnsweredReceiver = ClaimStatus277['sources'][number]['receivers'][number];
type AnsweredSubscriber = AnsweredReceiver['providers'][number]['subscribers'][number];
type AnsweredClaim = AnsweredSubscriber['claims'][number];

/** What became of one claim. The claims room will look here; `on` is today, 'YYYY-MM-DD'. */
function findClaim(_asked: AskedClaim, on: string): AnsweredClaim['statuses'] {
  return [{ status: { category: 'A4', code: '35' }, on }];
}

function answeredClaim(asked: AskedClaim, on: string): AnsweredClaim {
  const { trace, payerClaim, billType, patientAccount, prescription, clearinghouse, served } = asked;
  return {
    trace: { kind: '2', number: trace.number },
    statuses: findClaim(asked, on),
    ...(payerClaim === undefined ? {} : { payerClaim }),
    ...(billType === undefined ? {} : { billType }),
    ...(patientAccount === undefined ? {} : { patientAccount }),
    ...(prescription === undefined ? {} : { prescription }),
    ...(clearinghouse === undefined ? {} : { clearinghouse }),
    ...(served === undefined ? {} : { served }),
    lines: [],
  };
}

const answeredSubscriber = (asked: AskedSubscriber, on: string): AnsweredSubscriber => ({
  subscriber: asked.subscriber,
  claims: asked.claims.map((claim) => answeredClaim(claim, on)),
  dependents: asked.dependents.map(({ dependent, claims }) => ({
    dependent,
    claims: claims.map((claim) => answeredClaim(claim, on)),
  })),
});

const answeredReceiver = ({ receiver, providers }: AskedReceiver, on: string): AnsweredReceiver => ({
  receiver,
  providers: providers.map(({ provider, subscribers }) => ({
    provider,
    subscribers: subscribers.map((one) => answeredSubscriber(one, on)),
  })),
});

/** The answer to one question. `at` is an instant. */
export function answeredStatus(asked: ClaimStatus276, at: string): ClaimStatus277 {
  const on = at.slice(0, 10);
  return {
    beginning: {
      structure: asked.beginning.structure,
      purpose: '08',
      reference: asked.beginning.reference,
      day: on,
      time: at.slice(11, 16).replace(':', ''),
      type: 'DG',
    },
    sources: asked.sources.map(({ payer, receivers }) => ({
      payer,
      receivers: receivers.map((one) => answeredReceiver(one, on)),
    })),
  };
}

/** Every claim asked about, answered as it stands. */
export async function answerClaimStatus(
  { deed }: Asking,
  questions: readonly Question[],
): Promise<GivenAnswer[]> {
  return await Promise.resolve(
    questions.map(({ value }) => ({
      value: answeredStatus(value as ClaimStatus276, deed.at),
      caused: null,
    })),
  );
}
