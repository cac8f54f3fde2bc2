// Why: a proof reads the same on the case page's paper and wherever else it is printed.
import { sayInstant } from '../../base/time/say.ts';
import { disciplines, proofBody, relationships, type Proof } from './proof.schema.ts';

export type ProofFacts = {
  readonly title: string;
  readonly facts: (readonly [string, string])[];
  readonly signatureId: string | null;
  readonly signedBy: string;
};

const states = { pending: 'being checked', accepted: 'accepted', rejected: 'sent back' } as const;

/** A proof as labels and what they say. */
export function proofFacts(proof: Proof, zone: string): ProofFacts {
  const body = proofBody.parse(proof.body);
  const served: (readonly [string, string])[] =
    body.kind === 'delivery'
      ? [
          ['Delivered on', body.servedOn],
          ...body.items.map((item, i): readonly [string, string] => [
            `Item ${(i + 1).toString()}`,
            [
              `${item.quantity.toString()} brought`,
              item.serial ? `serial ${item.serial}` : '',
              item.lot ? `lot ${item.lot}` : '',
            ]
              .filter((part) => part !== '')
              .join(', '),
          ]),
        ]
      : [
          ['Who came', `${body.workerName}, ${disciplines[body.discipline].toLowerCase()}`],
          ['Came', sayInstant(body.inAt, zone)],
          ['Left', sayInstant(body.outAt, zone)],
        ];
  const { signature } = body;
  const decided = proof.decidedBy === null ? '' : ` by ${proof.decidedBy}`;
  const facts: (readonly [string, string])[] = [
    ...served,
    ['Received by', `${body.receivedBy} (${relationships[body.relationship].toLowerCase()})`],
    ['Signature', signature.how === 'drawn' ? 'Signed on the screen' : `Not signed: ${signature.reason}`],
    ['Recorded', `${sayInstant(proof.recordedAt, zone)} by ${proof.recordedByName}`],
    ['Proof', `${states[proof.status]}${decided}${proof.reason === null ? '' : `: ${proof.reason}`}`],
  ];
  return {
    title: body.kind === 'visit' ? 'Proof of the visit' : 'Proof of the delivery',
    facts,
    signatureId: signature.how === 'drawn' ? signature.pictureId : null,
    signedBy: body.receivedBy,
  };
}
