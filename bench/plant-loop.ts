// Why: whom an offer is for, who comes when, and who signed at the door are as personal as the order itself. Planted cases go
// through the real doors until every payer has offers, visits, proofs, papers and answers standing when the provers knock.
import type { Client } from 'pg';
import type { Instant } from '../base/time/instant.ts';
import { dayIn, plusDays } from '../base/time/instant.ts';
import { decideAuthorization } from '../care/authorization/authorization.contract.ts';
import { answerForMember, decideProof } from '../care/fulfilment/fulfilment.contract.ts';
import { addPicture, recordProof } from '../care/fulfilment/visit.contract.ts';
import { acceptOffer } from '../care/network/network.contract.ts';
import { offerByHandDoor } from '../care/network/sourcing.contract.ts';
import { peopleBehind, type Person } from '../run/play/loop-people.ts';
import type { Account } from './callers.ts';
import type { Owner, Watch } from './canaries.ts';
import type { HouseUnderTest } from './house-under-test.ts';
import { plantAnswers } from './plant-answers.ts';
import { picture } from './sample-papers.ts';
import type { Chance } from './seeded-random.ts';
import type { Sender } from './send-request.ts';

type Planting = {
  readonly house: HouseUnderTest;
  readonly sender: Sender;
  readonly database: Client;
  readonly accounts: readonly Account[];
  readonly at: Instant;
  readonly watch: Watch;
  readonly chance: Chance;
};
/** Everybody who acts on planted cases, and the words they say. */
export type Hands = Planting & {
  /** Somebody of this role for a payer, at a location or of a member where one is named. */
  readonly as: (role: string, tenantId: number, of?: string) => Person;
  /** A new canary, free words where nothing else is said. */
  readonly word: (where: string, owner: Omit<Owner, 'what' | 'where'> & { what?: Owner['what'] }) => string;
};
type Line = {
  tenantId: number;
  id: string;
  lineId: string;
  number: number;
  /** How many lines its order has. */
  among: number;
};

const zone = 'America/New_York';
const linesLooking = `select line.tenant_id as "tenantId", line.referral_id::text as id, line.id::text as "lineId", number,
    count(*) over (partition by line.tenant_id, line.referral_id)::int as among
  from cases.service_line line join cases.referral on referral.tenant_id = line.tenant_id and referral.id = line.referral_id
  where line.number > 0 and referral.status = 'in_coordination' order by 1, 2, number`;

/** Who is told of a decision. */
type Told = { readonly officeId: string | null; readonly memberId: string | null };

/** A reviewer approves all but the first line of an order of several. */
async function approve({ database, as, word }: Hands): Promise<void> {
  const { rows } = await database.query<{ tenantId: number; id: string; stays: boolean } & Told>(
    `select request.tenant_id as "tenantId", request.id::text, office_id::text as "officeId", member_id::text as "memberId",
            line_number = 1 and count(*) over (partition by request.tenant_id, referral_id) > 1 as stays
     from approval.request join cases.referral on referral.tenant_id = request.tenant_id and referral.id = referral_id
     where request.status = 'rn_review' order by 1, 2`,
  );
  for (const { stays, officeId, memberId, ...params } of rows)
    if (!stays)
      await as('nurse_reviewer', params.tenantId).ask(decideAuthorization, {
        params,
        body: {
          move: 'approve',
          reason: word('reason of a review', { tenantId: params.tenantId, officeId, memberId }),
        },
        key: `plant-approve-${params.id}`,
      });
}

type Place = { readonly id: string; readonly dispatcher: Account };

/** Locations of this payer that somebody answers for, the planted ones first. */
const placesFor = (accounts: readonly Account[], tenantId: number): Place[] =>
  accounts
    .filter((one) => one.role === 'servicing_dispatcher' && one.tenants.includes(tenantId))
    .flatMap((dispatcher) => dispatcher.locations.slice(0, 1).map((id) => ({ id, dispatcher })));

/** Puts a line on offer at a location by hand, unless it is there already, and says which offer it is. */
async function offerAt({ database, as, word }: Hands, line: Line, place: string): Promise<string> {
  const { tenantId, id, lineId } = line;
  const offerHere = async () =>
    (
      await database.query<{ id: string }>(
        `select id::text from network.offer where line_id = $1 and location_id = $2 and status in ('sent', 'viewed')`,
        [lineId, place],
      )
    ).rows[0]?.id;
  const before = await offerHere();
  if (before !== undefined) return before;
  await as('care_coordinator', tenantId).ask(offerByHandDoor, {
    params: { tenantId, id, lineId },
    body: { locationId: place, reason: word('reason of an offer', { tenantId }) },
    key: `plant-offer-${lineId}-${place}`,
  });
  const made = await offerHere();
  if (made === undefined) throw new Error('An offer by hand is nowhere.');
  return made;
}

/** Each second line stays on offer at one location; the others are taken by a second one. */
async function offerAndAccept(hands: Hands, lines: readonly Line[]): Promise<void> {
  for (const line of lines) {
    if (line.among > 1 && line.number === 1) continue;
    const [first, second] = placesFor(hands.accounts, line.tenantId);
    if (first === undefined || second === undefined) throw new Error('Nobody answers offers of a payer.');
    const staysOpen = line.among > 1 && line.number === 2;
    const { tenantId } = line;
    const { id: place } = line.among > 1 ? (staysOpen ? second : first) : second;
    const id = await offerAt(hands, line, place);
    if (staysOpen) continue;
    await hands.as('servicing_dispatcher', tenantId, place).ask(acceptOffer, {
      params: { tenantId, id },
      body: {
        on: plusDays(dayIn(zone, hands.at), 2),
        from: '08:00',
        to: '11:00',
        lateReason: hands.word('reason of a late date', { tenantId, locationId: place }),
      },
      key: `plant-accept-${id}`,
    });
  }
}

type Visit = { tenantId: number; id: string; locationId: string; referralId: string; nth: number };
const visitsIn = async (database: Client, status: string): Promise<Visit[]> =>
  (
    await database.query<Visit>(
      `select tenant_id as "tenantId", id::text, location_id::text as "locationId", referral_id::text as "referralId",
              row_number() over (partition by tenant_id order by line_number desc, member_id nulls last, id)::int as nth
       from fulfilment.appointment where status = $1 order by 1, 2`,
      [status],
    )
  ).rows;

/** The member says yes on the phone, to all but the last visit of a payer that has three. */
async function confirm({ database, as, word }: Hands): Promise<void> {
  for (const { tenantId, id, nth } of await visitsIn(database, 'proposed'))
    if (nth < 3)
      await as('care_coordinator', tenantId).ask(answerForMember, {
        params: { tenantId, id },
        body: {
          how: 'phone',
          answer: 'confirm',
          identifiers: ['name', 'birth_date'],
          spokeWith: word('who was spoken with', { tenantId }),
          tty: false,
        },
        key: `plant-yes-${id}`,
      });
}

/** One visit of each payer is carried out; at every other payer its proof waits for a person, because nobody signed. */
async function prove({ database, as, at, word }: Hands): Promise<void> {
  for (const { tenantId, id, locationId, nth } of await visitsIn(database, 'confirmed')) {
    if (nth !== 2) continue;
    const driver = as('servicing_dispatcher', tenantId, locationId);
    const params = { tenantId, id };
    const owner = { tenantId, locationId };
    const signed = await driver.ask(addPicture, {
      params,
      query: { kind: 'signature' },
      bytes: picture(word('signature', { ...owner, what: 'file' })),
      key: `plant-picture-${id}`,
    });
    const signature =
      tenantId % 2 === 0
        ? ({ how: 'drawn', pictureId: signed.id } as const)
        : ({ how: 'unsigned', reason: word('why nobody signed', owner) } as const);
    const served = {
      kind: 'delivery',
      servedOn: dayIn(zone, at),
      relationship: 'self',
    } as const;
    await driver.ask(recordProof, {
      params,
      body: {
        ...served,
        photoIds: [],
        receivedBy: word('who received it', owner),
        signature,
        items: [{ quantity: 1, serial: word('serial number', owner) }],
      },
      key: `plant-proof-${id}`,
    });
  }
}

/** A coordinator accepts what could not be accepted by itself at every other payer, and leaves the rest. */
async function accept({ database, as, word }: Hands): Promise<void> {
  const { rows } = await database.query<{ tenantId: number; id: string; locationId: string }>(
    `select tenant_id as "tenantId", id::text, location_id::text as "locationId" from fulfilment.proof where status = 'pending' and tenant_id % 4 < 2 order by 1`,
  );
  for (const { locationId, ...params } of rows)
    await as('care_coordinator', params.tenantId).ask(decideProof, {
      params,
      body: { accept: true, reason: word('reason for a proof', { tenantId: params.tenantId, locationId }) },
      key: `plant-look-${params.id}`,
    });
}

/** Takes planted cases from review to offers, visits, proofs and answers; only in a house of our own. */
export async function plantLoop(planting: Planting): Promise<void> {
  const { house, sender, database, accounts, watch, chance } = planting;
  const people = peopleBehind((wanted) => sender.send(wanted), true);
  const as: Hands['as'] = (role, tenantId, of) => {
    const found = accounts.find(
      (one) =>
        one.role === role &&
        one.tenants.includes(tenantId) &&
        (of === undefined || [...one.locations, ...one.members, ...one.offices].includes(of)),
    );
    if (found === undefined) throw new Error(`No ${role} for payer ${tenantId.toString()}.`);
    return people(found.id);
  };
  const word: Hands['word'] = (where, owner) => watch.canary(chance, { what: 'free', ...owner, where });
  const hands: Hands = { ...planting, as, word };
  await approve(hands);
  await house.settle();
  const { rows: lines } = await database.query<Line>(linesLooking);
  await offerAndAccept(hands, lines);
  await house.settle();
  await confirm(hands);
  await house.settle();
  await prove(hands);
  await house.settle();
  await accept(hands);
  await house.settle();
  await plantAnswers(hands);
  await house.settle();
}
