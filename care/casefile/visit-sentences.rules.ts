// Why: how a visit was agreed, made and proved is told in sentences too; they stand apart because they have their own words
// for who comes and when.
import { sayWindow } from '../../base/time/say.ts';
import { failures, type Failure } from '../fulfilment/appointment.schema.ts';

type Data = Record<string, unknown>;
const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const who = (d: Data): string => str(d['providerName']) || 'The provider';
const line = (d: Data): string => `line ${String(d['number'])}`;
const when = (d: Data): string => {
  const [from, to, zone] = [str(d['windowFrom']), str(d['windowTo']), str(d['zone'])];
  return from === '' || to === '' || zone === '' ? 'at the agreed time' : sayWindow(from, to, zone);
};
const quote = (value: unknown): string => (str(value) === '' ? '' : ` “${str(value)}”`);

const asked: Readonly<Record<string, string>> = {
  link: 'by a link in a mail',
  phone: 'by a call',
  letter: 'by a letter',
};
const answered: Readonly<Record<string, string>> = {
  link: 'by the link',
  portal: 'in the portal',
  phone: 'on the phone',
  letter: 'by letter',
};

/** The sentences of visits, proofs and endings. */
export const visitSentences: Readonly<Record<string, (data: Data) => string>> = {
  appointmentProposed: (d) =>
    `${who(d)} can come ${when(d)} for ${line(d)}${str(d['replaces']) === '' ? '' : ', in the place of the time before'}.`,
  memberAsked: (d) => `The member is asked ${asked[str(d['how'])] ?? 'for a yes'}: ${who(d)}, ${when(d)}.`,
  memberNotReached: (d) =>
    `The member was not reached${typeof d['tries'] === 'number' ? `, try ${d['tries'].toString()}` : ''}.`,
  letterPosted: () => 'The letter that asks for a yes was mailed.',
  appointmentConfirmed: (d) =>
    `Confirmed ${answered[str(d['how'])] ?? 'by the member'}${d['tty'] === true ? ' through a relay service' : ''}: ${who(d)} comes ${when(d)}.`,
  appointmentRefused: (d) =>
    d['declined'] === true
      ? `The member does not want ${line(d)}${quote(d['reason'])}.`
      : `The member wants another time for ${line(d)}${quote(d['reason'])}.`,
  appointmentReleased: (d) => `The time ${when(d)} was given up. ${str(d['reason'])}`.trim(),
  visitConfirmationWritten: () => 'The written confirmation for the chart was made.',
  visitDispatched: (d) => `${who(d)} is on the way for ${line(d)}.`,
  visitFailed: (d) =>
    `The visit for ${line(d)} failed: ${(failures[str(d['code']) as Failure] ?? 'see the record').toLowerCase()}.`,
  visitMissed: (d) =>
    d['bySilence'] === true
      ? `Nothing was heard of the visit ${when(d)} for ${line(d)}: it counts as missed.`
      : `${who(d)} missed the visit ${when(d)} for ${line(d)}.`,
  proofRecorded: (d) => `${who(d)} recorded the proof of ${line(d)}.`,
  proofRejected: (d) => `The proof of ${line(d)} was sent back${quote(d['reason'])}.`,
  deliveryProved: (d) =>
    d['kind'] === 'visit'
      ? `The first visit of ${line(d)} is proved.`
      : `The delivery of ${line(d)} is proved.`,
  surveyAsked: (d) =>
    d['how'] === 'link'
      ? 'The member was asked by mail how it went.'
      : 'The member can be asked by phone how it went.',
  surveyAnswered: (d) => `The member answered ${answered[str(d['how'])] ?? 'the questions'} how it went.`,
  caseEnded: (d) => `Ended as “${str(d['label']).toLowerCase()}”.`,
};
