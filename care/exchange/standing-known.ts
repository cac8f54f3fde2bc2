// Why: a partner who comes again hears where its request stands now; what became a case in the very same message cannot be read by
// anybody else yet, and stands where it was received.
import { payerOfDecision } from '../authorization/index.ts';
import type { Authorization278 } from '../../wire/x12/index.ts';
import type { Asking } from './answerer.types.ts';
import { careAsked, isFault, type AskedEvent } from './care-asked.278.ts';
import type { CareRequest } from './care-request.store.ts';
import { orderAsked } from './order-asked.278.ts';
import { servicesAsked } from './services-asked.278.ts';
import { standingAtReceipt, standingNow, type Outcome, type Told } from './standing-of.ts';

const codesOf = ({ services }: AskedEvent): string =>
  JSON.stringify(
    services.map(({ professional, institutional, dental }) =>
      [professional, institutional, dental].map((one) => one?.procedure?.code),
    ),
  );

/** Services that are not those of the first question cannot be told by their place: then only the event is. */
const fitted = (told: Told, known: AskedEvent, asked: AskedEvent): Told =>
  codesOf(known) === codesOf(asked)
    ? told
    : {
        standing: { ...told.standing, services: [] },
        faults: told.faults.filter((one) => one.loop !== 'service'),
      };

/** Where a request stands, told to a question about `event`; one that became a case in this very message stands where it was received. */
export async function standingKnown(
  asking: Asking,
  known: CareRequest,
  event: AskedEvent,
): Promise<Outcome['told']> {
  const care = careAsked(known.asked as Authorization278);
  if (isFault(care)) return [care];
  const now = await asking.lookup((tx) => standingNow(tx, known.tenantId, known.referralId, care.event));
  if (now !== undefined) return fitted(now, care.event, event);
  const lines = servicesAsked(care.event).flatMap((one) => (isFault(one) ? [] : [one]));
  const { zone } = await payerOfDecision(asking.deed.tx, known.tenantId);
  const draft = orderAsked(care, lines, { zone, today: asking.deed.at.slice(0, 10) });
  return isFault(draft)
    ? [draft]
    : fitted(standingAtReceipt(draft, known.caseNumber, care.event), care.event, event);
}
