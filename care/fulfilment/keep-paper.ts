// Why: a paper that was handed out is kept byte for byte, so that years later it can be shown what the member or the
// discharge chart was told (requirement M27: written confirmation of the scheduled start).
import type { Deed } from '../../base/events/event.ts';
import type { Equipment } from '../../base/http/door.ts';
import { newId } from '../../base/ids/ids.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { plus } from '../../base/time/instant.ts';
import { sayInstant } from '../../base/time/say.ts';
import { makeLetterPdf, type Letter } from '../../wire/letters/make-pdf.ts';
import type { Referral } from '../cases/cases.schema.ts';
import { sayPhone } from '../contact/say-phone.rules.ts';
import type { Appointment } from './appointment.schema.ts';
import { insertPaper, payerFacts } from './fulfilment.store.ts';
import { addressOf, sayDate, visitIn, windowOf } from './say-visit.ts';
import { graceMinutes } from './slot.rules.ts';

const pdfBytesAtMost = 5_000_000;
const foot = 'Doorstep home care coordination';
const hours = 'We answer the phone Monday to Friday, 8:00 to 18:00 your local time.';
const relay = 'If you are deaf or hard of hearing, dial 711 and give the relay operator our number.';

type Paper = {
  readonly kind: 'confirmation' | 'ask_letter';
  readonly title: string;
  readonly letter: Letter;
};

function personOf(referral: Referral, phone: string | null): string {
  const { caseManagerName: name, caseManagerExtension: extension } = referral;
  const who = name === null ? 'Care coordination' : name;
  return `${who}${phone === null ? '' : `, ${sayPhone(phone)}`}${extension === null ? '' : `, extension ${extension}`}`;
}

/** The confirmation for the discharge chart: who comes, when, and what to do if nobody does. */
function confirmation(
  appointment: Appointment,
  referral: Referral,
  payer: { name: string; phone: string | null },
  at: string,
): Letter {
  const visit = visitIn(appointment);
  const late = sayInstant(plus(appointment.windowTo, { minutes: graceMinutes }), appointment.zone);
  return {
    title: 'Confirmed visit',
    reference: `Case ${referral.caseNumber}`,
    date: sayDate(at, appointment.zone),
    lang: 'en',
    to: [],
    opening: [
      'This visit is confirmed with the patient or the person who speaks for them. Keep this page with the chart.',
    ],
    facts: [
      ['Case number', referral.caseNumber],
      ['Patient', visit.patientName],
      ['What', visit.description],
      ['Who comes', appointment.providerName],
      ['When', windowOf(appointment)],
      ['Where', addressOf(visit).join(', ') || 'As told on the phone'],
      ['Health plan', payer.name],
      ['Confirmed', sayInstant(at, appointment.zone)],
      ['Looks after it', personOf(referral, payer.phone)],
    ],
    sections: [
      {
        title: 'If nobody has come',
        paragraphs: [
          `Call us${payer.phone === null ? '' : ` at ${sayPhone(payer.phone)}`} with the case number if nobody has come by ${late}. We watch this visit too and will call you. ${hours}`,
          'If the patient has trouble breathing or another emergency, call 911.',
        ],
      },
      {
        title: 'If plans change',
        paragraphs: [
          'Tell us as soon as the day of going home moves. We keep the same provider and arrange another time.',
        ],
      },
    ],
    foot,
  };
}

/** The letter that asks for a yes, for whoever has neither mail nor phone. */
function askLetter(
  appointment: Appointment,
  referral: Referral,
  payer: { name: string; phone: string | null },
  at: string,
): Letter {
  const visit = visitIn(appointment);
  return {
    title: 'We have a time for you',
    reference: `Case ${referral.caseNumber}`,
    date: sayDate(at, appointment.zone),
    lang: 'en',
    to: [visit.patientName, ...addressOf(visit)],
    opening: [
      `Dear ${visit.patientName},`,
      'Your doctor ordered something for you at home. Somebody can come at this time:',
    ],
    facts: [
      ['Who comes', appointment.providerName],
      ['When', windowOf(appointment)],
      ['What for', visit.description],
      ['Your case number', referral.caseNumber],
    ],
    sections: [
      {
        title: 'Please tell us',
        paragraphs: [
          `Call us${payer.phone === null ? '' : ` at ${sayPhone(payer.phone)}`} and say yes, or ask for another time. Have your case number at hand. We will ask for your name and date of birth.`,
          `${hours} ${relay}`,
          'Somebody you trust can call for you when you are with them.',
        ],
      },
    ],
    foot,
  };
}

/** Makes and keeps a paper about an appointment; gives its id. */
export async function keepPaper(
  deed: Deed,
  equipment: Equipment,
  kind: Paper['kind'],
  appointment: Appointment,
  referral: Referral,
): Promise<string> {
  const payer = await deed.tx.one(payerFacts, [deed.tenantId]);
  const make = kind === 'confirmation' ? confirmation : askLetter;
  const letter = make(appointment, referral, payer, deed.at);
  const stored = await equipment.files.put(makeLetterPdf(letter), { maxBytes: pdfBytesAtMost });
  if (isRefusal(stored)) throw new Error('A letter of one page is larger than five megabytes.');
  const id = newId(deed.at);
  const title = `${kind === 'confirmation' ? 'Written confirmation' : 'Letter'}: ${appointment.providerName}, ${windowOf(appointment)}`;
  const { id: appointmentId, memberId, officeId } = appointment;
  await deed.tx.run(insertPaper, [
    deed.tenantId,
    id,
    referral.id,
    appointmentId,
    memberId,
    officeId,
    kind,
    title,
    stored.digest,
    deed.at,
  ]);
  return id;
}
