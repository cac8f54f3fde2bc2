// Why: wires the whole house once: rooms, journey, timers, jobs. The same wiring serves one process, several processes
// and the stories, so that what is tested is what runs.
import { followWith } from '../base/events/event.ts';
import type { Door, Equipment } from '../base/http/door.ts';
import type { Work } from '../base/jobs/worker.ts';
import { authorizationDoors } from '../care/authorization/authorization.routes.ts';
import { casefileDoors } from '../care/casefile/casefile.routes.ts';
import { codesDoors } from '../care/codes/codes.routes.ts';
import { feedsDoors } from '../care/feeds/feeds.routes.ts';
import { ringReminders } from '../care/completeness/ask-once.ts';
import { completenessDoors } from '../care/completeness/completeness.routes.ts';
import { deliverMessage } from '../care/contact/send-letter.ts';
import { parkForPerson, timerForPerson } from '../care/contact/park.ts';
import { eligibilityDoors } from '../care/eligibility/eligibility.routes.ts';
import { ringRechecks } from '../care/eligibility/recheck-coverage.ts';
import { askPayer } from '../care/eligibility/record-answer.ts';
import { ringSweeps, sweepCoverage } from '../care/eligibility/sweep-coverage.ts';
import { exchangeDoors } from '../care/exchange/exchange.routes.ts';
import { faxDoors } from '../care/faxes/hook.routes.ts';
import { sortFax } from '../care/faxes/sort-fax.ts';
import { fulfilmentDoors } from '../care/fulfilment/fulfilment.routes.ts';
import { visitDoors } from '../care/fulfilment/visit.routes.ts';
import { watchVisits } from '../care/fulfilment/watch-visit.ts';
import { intakeDoors } from '../care/intake/intake.routes.ts';
import { readDocumentPages } from '../care/intake/read-later.ts';
import { sortMail } from '../care/intake/sort-mail.ts';
import { journey } from '../care/journey.ts';
import { networkDoors } from '../care/network/network.routes.ts';
import { expireOffers } from '../care/network/offer-to-providers.ts';
import { peopleDoors } from '../care/people/people.routes.ts';
import { sourceDoors } from '../care/sources/sources.routes.ts';
import { ringClocks } from '../care/work/clocks.ts';
import { watchDischarges } from '../care/work/escalate.ts';
import { ringIdle } from '../care/work/watch-idle.ts';
import { workDoors } from '../care/work/work.routes.ts';
import type { Mailer } from '../wire/mail/send-mail.ts';
import type { PartnerLine } from '../wire/partner-http/partner-line.ts';
import type { PageReader } from '../wire/pdf/read-pages.ts';

/** Every door of the house. */
export function allDoors(reader: PageReader): Door[] {
  return [
    ...peopleDoors,
    ...intakeDoors(reader),
    ...faxDoors,
    ...casefileDoors,
    ...feedsDoors,
    ...authorizationDoors,
    ...codesDoors,
    ...completenessDoors,
    ...eligibilityDoors,
    ...exchangeDoors,
    ...sourceDoors,
    ...networkDoors,
    ...fulfilmentDoors,
    ...visitDoors,
    ...workDoors,
  ];
}

/** Tells events what follows from them; needed by every process that changes anything. */
export function wireJourney(equipment: Equipment): void {
  const steps = new Map<string, string[]>();
  for (const link of journey(equipment)) steps.set(link.event, [...(steps.get(link.event) ?? []), link.name]);
  followWith(steps);
}

/** What a worker does. */
export function workOf(equipment: Equipment, reader: PageReader, mailer: Mailer, payers: PartnerLine): Work {
  return {
    steps: new Map(journey(equipment).map((link) => [link.name, link.step])),
    jobs: new Map([
      ['sort_mail', sortMail(equipment, reader)],
      ['sort_fax', sortFax(equipment, reader)],
      ['read_document', readDocumentPages(equipment, reader)],
      ['deliver_message', deliverMessage(equipment, mailer)],
      ['ask_eligibility', askPayer(equipment, payers)],
      ['sweep_coverage', sweepCoverage],
    ]),
    timers: new Map([
      ['deadline', ringClocks],
      ['idle_claim', ringIdle],
      ['ask_reminder', ringReminders],
      ['discharge_watch', watchDischarges],
      ['visit_window', watchVisits],
      ['offer_expiry', expireOffers],
      ['coverage_recheck', ringRechecks],
      ['coverage_sweep', ringSweeps],
    ]),
    parked: parkForPerson,
    stuck: timerForPerson,
  };
}
