// Why: what a 278 says beside the fields of an order (its own words, who shall do it, papers announced, what it renews) is put in
// front of whoever reads the case, one sentence each, so that nobody must open the message to learn that it was said.
import { certificationWords, paperWays } from './note-words.rules.ts';
import type { CareAsked } from './care-asked.278.ts';
import { legible } from './legible.rules.ts';
import { nameOf, reachedBy, type Contact } from './say-party.rules.ts';

const noteAtMost = 4000;

function performers({ event }: CareAsked): string[] {
  const all = [...event.providers, ...event.services.flatMap((one) => one.providers)];
  const named = all
    .filter((one) => one.name.entity === 'SJ' || one.name.entity === '77')
    .map(({ name }) => `${nameOf(name) ?? 'not named'}${name.id === undefined ? '' : ` (${name.id})`}`);
  return [...new Set(named)].map((one) => `The sender names who shall do it: ${one}.`);
}

function papers({ event }: CareAsked): string[] {
  const all = [...event.papers, ...event.services.flatMap((one) => one.papers)];
  const said = all.map(
    ({ way, number }) =>
      `A paper is announced ${paperWays[way] ?? 'in another way'}${number === undefined ? '' : `, number ${number}`}.`,
  );
  return [...new Set(said)];
}

/** Sentences about what has no field of its own; undefined where there is nothing to say. */
export function noteAsked(care: CareAsked, contact: Contact | undefined): string | undefined {
  const { event } = care;
  const { homeHealth, review } = event;
  const fax = reachedBy(contact, 'FX');
  const discharge = event.dates.find((one) => one.qualifier === '096')?.period;
  const sentences = [
    event.words?.words ?? '',
    certificationWords[review.certification ?? ''] ?? '',
    ...performers(care),
    ...papers(care),
    discharge !== undefined && discharge.length === 8 ? 'The hour of the discharge was not said.' : '',
    homeHealth?.visitedOn === undefined ? '' : `Seen by the physician last on ${homeHealth.visitedOn}.`,
    homeHealth?.orderedOn === undefined ? '' : `Ordered on ${homeHealth.orderedOn}.`,
    homeHealth?.inSkilledFacility === 'Y' ? 'The patient is in a skilled nursing facility.' : '',
    fax === undefined ? '' : `Fax of the sender: ${fax}.`,
    care.isDependent ? `Insured through ${nameOf(care.subscriber.name) ?? 'somebody else'}.` : '',
  ].filter((one) => one !== '');
  return sentences.length === 0 ? undefined : legible(sentences.join('\n').slice(0, noteAtMost));
}
