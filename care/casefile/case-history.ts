// Why: a case can leave the house as one paper: who and what, every document and message, every proof with its signature,
// and everything that happened, in order, in the member's own time (requirement M28). A masked reader gets it masked.
import type { Ask } from '../../base/http/door.ts';
import { sayInstant, sayMoment, sayPlace } from '../../base/time/say.ts';
import { makeHistoryPdf, type Fact, type History } from '../../wire/letters/make-pdf.ts';
import { unfitPicture } from '../../wire/pdf/check-picture.ts';
import { linesFor } from '../cases/index.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { maskOrdered, maskReferral } from '../cases/mask-referral.rules.ts';
import { serviceLineMachine, type ServiceLineState } from '../cases/service-line.machine.ts';
import { statusSentence } from '../cases/status-sentence.rules.ts';
import { messagesFor } from '../contact/index.ts';
import { picturesFor, proofFacts, proofsFor } from '../fulfilment/index.ts';
import { documentsFor } from '../intake/index.ts';
import { roleLabels, type Role } from '../roles.rules.ts';
import { allOf, namesOf } from './casefile.store.ts';
import { payersNamed } from './present-case.ts';
import { sayEvent, sayEventMasked } from './timeline.rules.ts';

type Plain = Ask<unknown, unknown, unknown>;
type Section = History['sections'][number];

/** A finger on glass; anything larger would unfold in the memory of the whole house. */
const signaturePixelsInMillions = 16;

const text = (value: string | null): string => value ?? 'not given';

function factsOf(referral: Referral, payer: string): Fact[] {
  const name = [referral.patientGivenName, referral.patientFamilyName]
    .filter((part) => part !== null)
    .join(' ');
  return [
    ['Patient', name === '' ? 'not named' : name],
    ['Date of birth', text(referral.patientBirthOn)],
    ['Member ID', text(referral.patientMemberNumber)],
    ['Health plan', payer],
    ['Ordered by', text(referral.clinicianName)],
    ['Received', sayInstant(referral.receivedAt, referral.zone)],
    ['Case manager', text(referral.caseManagerName)],
  ];
}

async function whatHappened(ask: Plain, referral: Referral, masked: boolean): Promise<Section> {
  const rows = await ask.tx.rows(allOf, [referral.tenantId, referral.id]);
  const names = new Map(
    (await ask.tx.rows(namesOf, [[...new Set(rows.map((row) => row.actorId))]])).map((row) => [
      row.id,
      row.name,
    ]),
  );
  const say = masked ? sayEventMasked : sayEvent;
  return {
    title: 'Everything that happened',
    empty: 'Nothing yet.',
    columns: [
      { name: `When, ${sayPlace(ask.at, referral.zone)}`, width: 3 },
      { name: 'What', width: 7 },
      { name: 'Who', width: 3 },
    ],
    rows: rows.map((row) => [
      sayMoment(row.at, referral.zone),
      say(row.type, row.data),
      names.get(row.actorId) ?? roleLabels[row.actorRole as Role] ?? row.actorRole,
    ]),
  };
}

async function proofsOn(ask: Plain, referral: Referral): Promise<History['proofs'][number][]> {
  const proofs = await proofsFor(ask.tx, referral.tenantId, referral.id);
  const shown: History['proofs'][number][] = [];
  for (const proof of proofs) {
    const { title, facts, signatureId, signedBy } = proofFacts(proof, referral.zone);
    const pictures =
      signatureId === null ? [] : await picturesFor(ask.tx, referral.tenantId, proof.appointmentId);
    const signature = pictures.find((one) => one.id === signatureId);
    const bytes = signature === undefined ? undefined : await ask.equipment.files.get(signature.digest);
    // One torn picture must not keep the paper of a whole case from being made.
    const unfit = bytes === undefined ? undefined : await unfitPicture(bytes, signaturePixelsInMillions);
    const picture =
      signature === undefined || bytes === undefined || unfit !== undefined
        ? null
        : { bytes, mime: signature.mime, says: `Signature of ${signedBy}` };
    const noted: Fact[] =
      unfit === undefined ? facts : [...facts, ['Signature', 'Kept, but it cannot be shown']];
    shown.push({ title, facts: noted, picture });
  }
  return shown;
}

/** The history of a case as this reader may see it. */
export async function caseHistory(ask: Plain, referral: Referral): Promise<Buffer> {
  const { tenantId, id, zone } = referral;
  const { mask } = ask.verdict('referral', 'read', { tenantId });
  const masked = mask !== 'full';
  const payer = (await payersNamed(ask, [tenantId])).get(tenantId) ?? '';
  const lines = await linesFor(ask.tx, tenantId, id);
  const documents = masked ? [] : await documentsFor(ask.tx, tenantId, id);
  const messages = masked ? [] : await messagesFor(ask.tx, tenantId, id);
  return makeHistoryPdf({
    title: 'Case history',
    reference: `Case ${referral.caseNumber}`,
    lang: 'en',
    said: `${statusSentence({ ...referral, nextDueAt: null })} Printed ${sayInstant(ask.at, zone)} for ${ask.actor.name}.`,
    facts: factsOf(maskReferral(referral, mask), payer),
    sections: [
      {
        title: 'What was ordered',
        empty: 'Nothing is named yet.',
        columns: [
          { name: 'Line', width: 1 },
          { name: 'What', width: 6 },
          { name: 'State', width: 3 },
        ],
        rows: lines.map((line) => [
          line.number.toString(),
          `${line.code ?? ''} ${maskOrdered(line.description, referral, mask)}`.trim(),
          serviceLineMachine.states[line.status as ServiceLineState] ?? line.status,
        ]),
      },
      await whatHappened(ask, referral, masked),
      {
        title: 'Documents',
        empty: masked ? 'Not shown to this reader.' : 'No document came with this case.',
        columns: [
          { name: 'Received', width: 3 },
          { name: 'File', width: 5 },
          { name: 'SHA-256', width: 5 },
        ],
        rows: documents.map((one) => [
          sayMoment(one.receivedAt, zone),
          one.fileName,
          one.digest.slice(0, 24),
        ]),
      },
      {
        title: 'Messages',
        empty: masked ? 'Not shown to this reader.' : 'Nothing was written to anybody.',
        columns: [
          { name: 'When', width: 3 },
          { name: 'To', width: 5 },
          { name: 'Subject', width: 6 },
        ],
        rows: messages
          .toReversed()
          .map((one) => [sayMoment(one.sentAt ?? one.queuedAt, zone), one.recipient, one.subjectLine]),
      },
    ],
    proofs: masked ? [] : await proofsOn(ask, referral),
    foot: 'Doorstep home care coordination',
  });
}
