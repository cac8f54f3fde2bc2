// Why: every service of a 278 becomes a line of the order in the family its code names, or is answered with why not; none is
// dropped. A request without services is one service by itself: what the event is about, how often.
import { familyLabels, lineDraft, type LineDraft } from '../cases/cases.schema.ts';
import { fault, isFault, type AskedEvent, type AskedLine, type Fault } from './care-asked.278.ts';
import { disciplineOf, familyOfCode, familyOfServiceType, visitWords } from './family-of-code.rules.ts';
import { sayPattern, type Pattern } from './say-pattern.rules.ts';

/** One service: its line, or why there is none. Those with a line are the lines 1, 2, … of the case, in this order. */
export type ServiceRead = LineDraft | Fault;

type Procedure = NonNullable<AskedLine['professional']>['procedure'];
const procedureOf = (service: AskedLine): Procedure | undefined =>
  service.professional?.procedure ?? service.institutional?.procedure ?? service.dental?.procedure;

/** What is asked for, in the sender's words or ours, with its modifiers (rented or bought hangs on them). */
function describe(family: LineDraft['family'], procedure: Procedure | undefined, words: string | undefined) {
  if (procedure === undefined) return words ?? familyLabels[family];
  const { qualifier, code, modifier1, modifier2, modifier3, modifier4 } = procedure;
  // A line has a place of its own for a HCPCS code.
  const kept = qualifier === 'HC' ? undefined : code;
  const written = [kept, modifier1, modifier2, modifier3, modifier4].filter((part) => part !== undefined);
  const name = words ?? visitWords(code) ?? familyLabels[family];
  return written.length === 0 ? name : `${name} (${written.join(' ')})`;
}

type Amounts = {
  readonly quantity: string | undefined;
  readonly unit: string | undefined;
  readonly pattern: Pattern | undefined;
};
/** What a quantity is counted in, where that is not the thing itself. */
const units: Readonly<Record<string, string>> = { MJ: 'minutes', DA: 'days', F2: 'international units' };

function lineOf(
  about: { readonly procedure: Procedure | undefined; readonly words: string | undefined },
  family: LineDraft['family'],
  { quantity, unit, pattern }: Amounts,
): ServiceRead {
  const { procedure, words } = about;
  const code = procedure?.qualifier === 'HC' ? procedure.code : undefined;
  const frequency = sayPattern(pattern, family === 'home_health' ? disciplineOf(code) : undefined);
  const counted = units[unit ?? ''];
  const description = describe(family, procedure, words);
  const read = lineDraft.safeParse({
    family,
    description: counted === undefined ? description : `${description}, in ${counted}`,
    ...(code === undefined ? {} : { code }),
    ...(quantity === undefined ? {} : { quantity: Number(quantity) }),
    ...(frequency === undefined ? {} : { frequency }),
  });
  if (read.success) return read.data;
  const isCode = read.error.issues.some((issue) => issue.path[0] === 'code');
  return isCode
    ? fault('service', 'AG', `${code ?? ''} is not a code of five signs.`)
    : fault('service', 'AK', 'The quantity cannot be right.');
}

function readLine(service: AskedLine, event: AskedEvent, isOnly: boolean): ServiceRead {
  const { professional, institutional, review, pattern } = service;
  const procedure = procedureOf(service);
  const named = procedure?.qualifier === 'HC' ? procedure.code : undefined;
  if (named !== undefined && !/^[A-Z0-9]{5}$/.test(named))
    return fault('service', 'AG', `${named} is not a code of five signs.`);
  const byType = familyOfServiceType(review?.serviceType ?? event.review.serviceType);
  // A code of level II that stands in no range of ours is taken for what the sender calls the service; one of CPT is not.
  const isOpen = named === undefined || /^[A-Z]/.test(named);
  const byCode = named === undefined ? undefined : familyOfCode(named);
  const family = service.dental === undefined ? (byCode ?? (isOpen ? byType : undefined)) : undefined;
  if (family === undefined)
    return fault('service', '85', `${named ?? 'A service without a code'} is no care of ours.`, 'N');
  return lineOf({ procedure, words: service.words?.words }, family, {
    quantity: professional?.quantity ?? institutional?.quantity,
    unit: professional?.unit ?? institutional?.unit,
    pattern: pattern ?? (isOnly ? event.pattern : undefined),
  });
}

function lineOfEvent(event: AskedEvent): ServiceRead {
  const family = familyOfServiceType(event.review.serviceType);
  if (family !== undefined)
    return lineOf({ procedure: undefined, words: undefined }, family, {
      quantity: undefined,
      unit: undefined,
      pattern: event.pattern,
    });
  return event.review.serviceType === undefined
    ? fault('event', '15', 'It does not say which service is asked for.')
    : fault('event', '85', `Service type ${event.review.serviceType} is no care of ours.`, 'N');
}

/** The services of an event in their order; one for the event itself where it names none. */
export function servicesAsked(event: AskedEvent): ServiceRead[] {
  const { services } = event;
  if (services.length === 0) return [lineOfEvent(event)];
  return services.map((service, nth) => {
    const read = readLine(service, event, services.length === 1);
    return isFault(read) ? { ...read, nth } : read;
  });
}
