// Why: a leak is only seen when what may not appear is unmistakable. Canaries are words that stand in exactly one payer's
// records; who may read one is said here in a few lines of their own, not taken from the policy table under test.
import type { Account } from './callers.ts';
import type { Chance } from './seeded-random.ts';

/**
 * What kind of thing a canary or an id is: masks hide `name` and `free`, files hide from auditors, what is `ordered` on a line is
 * told with its offer, a `draft` is read by whoever types it and by supervisors, and the `exchange` with a partner by that partner
 * and by those who answer for it, a payer's `feed` by those who work on its rows, its `feed_total` by an administrator too.
 */
export type What =
  | 'name'
  | 'free'
  | 'order'
  | 'ordered'
  | 'file'
  | 'lobby'
  | 'draft'
  | 'exchange'
  | 'feed'
  | 'feed_total'
  | 'id';

/** To whom a word or an id belongs. */
export type Owner = {
  readonly tenantId: number;
  readonly what: What;
  readonly where: string;
  readonly officeId?: string | null;
  readonly memberId?: string | null;
  readonly accountId?: string | null;
  /** The location whose own record it is. */
  readonly locationId?: string | null;
  /** The case it stands in; `id` may be filled in once the case exists. */
  readonly ofCase?: { readonly id: string | null };
  /** The number of the line of the case it is ordered on. */
  readonly line?: number;
};

type Locations = ReadonlyMap<string, ReadonlySet<string>>;
/**
 * Which locations have a line of a case, and so know whom it is for; which were to come once, and know the case by its number; and
 * which were asked for a line, by case and number of the line.
 */
export type Places = { readonly known: Locations; readonly called: Locations; readonly asked: Locations };

const roleSeesNoCases = new Set(['gate', 'network_manager', 'credentialing_specialist', 'system_admin']);
const answersForExchange = new Set(['supervisor', 'claims_analyst', 'payer_liaison', 'privacy_officer']);
const outsiders = new Set([
  'gate',
  'referring_office',
  'member',
  'delegate',
  'trading_partner',
  'servicing_dispatcher',
  'provider_admin',
]);
const worksOnFeeds = new Set(['supervisor', 'payer_liaison', 'intake_agent', 'privacy_officer']);
const visitors = new Set(['servicing_dispatcher', 'provider_admin']);
const hiddenFromAuditors = new Set<What>(['name', 'free', 'file', 'lobby']);

/** What whoever comes to the door must know: whom, where, how to get in, and what was ordered by whom. */
const forVisitor = ({ what, where }: Owner): boolean =>
  what === 'name' || what === 'order' || what === 'id' || (what === 'free' && where === 'access');

/**
 * A location sees its own records; of a line what is ordered, from the moment it is asked for it; of a case what a visit needs,
 * from the moment it has a line of it.
 */
function mayVisitorSee(caller: Account, owner: Owner, places: Places): boolean {
  const { locationId, ofCase, line = 0 } = owner;
  if (locationId !== undefined && locationId !== null) return caller.locations.includes(locationId);
  const id = ofCase?.id ?? '';
  if (owner.what === 'ordered') {
    const asked = places.asked.get(`${id} ${line.toString()}`);
    return asked !== undefined && caller.locations.some((one) => asked.has(one));
  }
  const taken = (owner.what === 'id' ? places.called : places.known).get(id);
  return taken !== undefined && forVisitor(owner) && caller.locations.some((one) => taken.has(one));
}

/** May this person ever be shown this word? (architecture.md, roles; domain.md §9, minimum necessary) */
export function maySee(caller: Account, owner: Owner, places: Places): boolean {
  if (!caller.tenants.includes(owner.tenantId)) return false;
  // A live screen of the payer's staff hears that there is a file, by its id alone.
  if (owner.where === 'file id') return !outsiders.has(caller.role);
  if (owner.what === 'feed_total' || owner.where === 'layout id')
    return worksOnFeeds.has(caller.role) || caller.role === 'system_admin';
  if (roleSeesNoCases.has(caller.role)) return false;
  if (owner.what === 'feed') return worksOnFeeds.has(caller.role);
  if (caller.role === 'trading_partner') return owner.accountId === caller.id;
  if (owner.what === 'exchange') return answersForExchange.has(caller.role);
  if (visitors.has(caller.role)) return mayVisitorSee(caller, owner, places);
  if (caller.role === 'referring_office') {
    const theirs =
      owner.officeId !== undefined && owner.officeId !== null && caller.offices.includes(owner.officeId);
    return theirs || owner.accountId === caller.id;
  }
  if (caller.role === 'member' || caller.role === 'delegate') {
    return owner.memberId !== undefined && owner.memberId !== null && caller.members.includes(owner.memberId);
  }
  if (owner.what === 'draft') return owner.accountId === caller.id || caller.role === 'supervisor';
  if (caller.role === 'quality_auditor') return !hiddenFromAuditors.has(owner.what);
  return true;
}

const canaryWord = /zq[a-z]{10}/gi;
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const caseNumber = /\b[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]\b/g;
const digest = /\b[0-9a-f]{64}\b/g;

/** Words and ids with their owners. A word may belong to several, such as a number carried from the lobby to a payer. */
export type Watch = {
  add(word: string, owner: Owner): void;
  /** A new canary word, capitalised like a name. */
  canary(chance: Chance, owner: Owner): string;
  ownersOf(word: string): readonly Owner[];
  /** How to find out which locations have a line of which case now. */
  lookAtPlaces(look: () => Promise<Places>): Promise<void>;
  maySee(caller: Account, owner: Owner): boolean;
  words(): readonly { word: string; owner: Owner }[];
  /** What in `text` this caller may not see, except what `sent` already held. */
  leaksIn(text: string, caller: Account, sent: string): Promise<string[]>;
};

function joined(before: Locations, now: Locations): Locations {
  const all = new Map(before);
  for (const [key, some] of now) all.set(key, new Set([...(all.get(key) ?? []), ...some]));
  return all;
}

/** Starts an empty watch. */
export function startWatch(): Watch {
  const owners = new Map<string, Owner[]>();
  const canaries: { word: string; owner: Owner }[] = [];
  let places: Places = { known: new Map(), called: new Map(), asked: new Map() };
  let look = () => Promise.resolve(places);
  // Lines are offered and accepted while the prover asks; who knew a patient once may still be answered.
  const lookAgain = async () => {
    const now = await look();
    places = {
      known: joined(places.known, now.known),
      called: joined(places.called, now.called),
      asked: joined(places.asked, now.asked),
    };
  };
  // One look after another: each begins after the answer that asks for it, and all share one connection.
  let looking = Promise.resolve();
  const refresh = () => (looking = looking.then(lookAgain));
  const found = (text: string, caller: Account, sent: string): string[] => {
    const leaks = new Set<string>();
    const echoed = sent.toLowerCase();
    for (const shape of [canaryWord, uuid, caseNumber, digest]) {
      for (const [word] of text.matchAll(shape)) {
        const key = word.toLowerCase();
        const known = owners.get(key);
        if (known === undefined || known.some((owner) => maySee(caller, owner, places))) continue;
        if (echoed.includes(key)) continue;
        leaks.add(`${word} (${known[0]?.where} of tenant ${known[0]?.tenantId})`);
      }
    }
    return [...leaks];
  };
  const add = (word: string, owner: Owner) => {
    const key = word.toLowerCase();
    const known = owners.get(key);
    if (known === undefined) owners.set(key, [owner]);
    else known.push(owner);
  };
  return {
    add,
    canary(chance, owner) {
      const word = `Zq${chance.letters(10)}`;
      add(word, owner);
      canaries.push({ word, owner });
      return word;
    },
    ownersOf: (word) => owners.get(word.toLowerCase()) ?? [],
    lookAtPlaces: async (how) => {
      look = how;
      await refresh();
    },
    maySee: (caller, owner) => maySee(caller, owner, places),
    words: () => canaries,
    async leaksIn(text, caller, sent) {
      const suspect = found(text, caller, sent);
      if (suspect.length === 0 || caller.locations.length === 0) return suspect;
      await refresh();
      return found(text, caller, sent);
    },
  };
}
