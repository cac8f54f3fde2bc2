// Why: a 278 about an earlier request never becomes a new order: a cancellation is carried out where the case can still be
// cancelled, everything else goes to a person, and the sender is told which of the two it was.
import { append } from '../../base/events/event.ts';
import { step } from '../../base/machine/machine.ts';
import { isRefusal } from '../../base/refusal/refusal.ts';
import { authorizationNumbered } from '../authorization/index.ts';
import { cancellationAsked, referralFor } from '../cases/index.ts';
import { referralMachine, type ReferralState } from '../cases/referral.machine.ts';
import type { Authorization278 } from '../../wire/x12/index.ts';
import type { Asking } from './answerer.types.ts';
import {
  careAsked,
  changeWords,
  fault,
  isFault,
  numbersNamed,
  purposeOf,
  type CareAsked,
  type RequestKeys,
} from './care-asked.278.ts';
import { careRequestNamed, noteTold, type CareRequest } from './care-request.store.ts';
import { changeAsked, changeUnplaced } from './exchange.events.ts';
import type { CareStanding } from './answer-care.278.ts';
import { standingKnown } from './standing-known.ts';
import { digestOfTold, type Outcome, type Told } from './standing-of.ts';

type Change = { readonly asked: Authorization278; readonly care: CareAsked; readonly keys: RequestKeys };

/** The earlier request that is meant: under the same trace, or named by our numbers, and of the same person. */
async function meant(asking: Asking, { care, keys }: Change): Promise<CareRequest | undefined> {
  const { deed, partner, lookup } = asking;
  const numbers = numbersNamed(care);
  const referrals = await lookup(async (tx) => {
    const ids: string[] = [];
    for (const number of numbers.slice(0, 50)) {
      const found = await authorizationNumbered(tx, partner.tenantId, number);
      if (found !== undefined) ids.push(found.referralId);
    }
    return ids;
  });
  const named = [partner.tenantId, partner.id, keys.key ?? '', numbers, referrals, keys.person];
  return await deed.tx.maybe(careRequestNamed, named);
}

async function unplaced({ deed, partner, messageId }: Asking, what: string): Promise<Outcome> {
  const say = `${partner.name} ${what}, but names no request of theirs that is known here. Look at the message and call them.`;
  await append(deed, changeUnplaced, messageId, { partnerName: partner.name, say });
  return {
    told: [fault('event', 'AA', 'No earlier request of this partner is meant by it.')],
    caused: { subjectKind: null, subjectId: null, say: 'No earlier request is meant by it; a person looks.' },
  };
}

const statusOf = async ({ lookup }: Asking, { tenantId, referralId }: CareRequest) =>
  (await lookup((tx) => referralFor(tx, tenantId, referralId)))?.referral.status;

/** The whole event in one code, its services where they stand. */
function toldAs(told: Outcome['told'], event: CareStanding['event'], words: string): Outcome['told'] {
  return 'standing' in told ? { ...told, standing: { ...told.standing, event, words } } : told;
}

const off = { decision: 'C' } as const;
const allOff = ({ standing, faults }: Told): Told => ({
  standing: {
    caseNumber: standing.caseNumber,
    event: off,
    services: standing.services.map((one) => (one === null ? null : off)),
  },
  faults,
});

async function cancelled(asking: Asking, known: CareRequest, told: Outcome['told']): Promise<Outcome> {
  const { deed, partner } = asking;
  const { tenantId, id, caseNumber, referralId } = known;
  const reason = `${partner.name} cancelled it by X12.`;
  await append(deed, cancellationAsked, referralId, { caseNumber, role: 'referring_office', reason });
  const caused = {
    subjectKind: 'referral',
    subjectId: referralId,
    say: `Case ${caseNumber} is being cancelled.`,
  };
  // What is said here need not be said again when the case has been cancelled.
  const first = careAsked(known.asked as Authorization278);
  const whole = isFault(first) ? told : await standingKnown(asking, known, first.event);
  if ('standing' in whole) {
    const digest = digestOfTold(allOff(whole));
    await deed.tx.run(noteTold, [tenantId, id, digest, deed.at, known.told, null]);
  }
  return { told: 'standing' in told ? allOff(told) : told, caused };
}

/** Carries out a cancellation, or hands the change to a person; says which. */
export async function changeCare(asking: Asking, change: Change): Promise<Outcome> {
  const { deed, partner, messageId } = asking;
  const isCancellation = purposeOf(change.asked, change.care) === 'cancel';
  const kind = isCancellation ? '3' : (change.care.event.review.certification ?? '');
  const what = changeWords[kind] ?? 'changes a part of its request';
  const known = await meant(asking, change);
  if (known === undefined) return await unplaced(asking, what);
  const { caseNumber, referralId } = known;
  const told = await standingKnown(asking, known, change.care.event);
  const onCase = (say: string) => ({ subjectKind: 'referral', subjectId: referralId, say });
  if (isCancellation) {
    const status = await statusOf(asking, known);
    if (status === 'cancelled')
      return { told, caused: onCase(`Case ${caseNumber} had been cancelled before.`) };
    const may =
      status === undefined
        ? undefined
        : step(referralMachine, 'cancel', status as ReferralState, 'referring_office');
    if (may !== undefined && !isRefusal(may)) return await cancelled(asking, known, told);
  }
  const say = `${partner.name} ${what} by X12. Nothing was changed by it: look at the message, do what is right and call them.`;
  await append(deed, changeAsked, referralId, {
    caseNumber,
    partnerName: partner.name,
    messageId,
    isCancellation,
    say,
  });
  const words = 'This was not carried out by itself. A person looks at it and calls.';
  return {
    told: toldAs(told, { decision: 'CT' }, words),
    caused: onCase(`Case ${caseNumber}: a person looks at what was asked.`),
  };
}
