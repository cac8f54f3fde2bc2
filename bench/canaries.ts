// Why: a leak is only seen when what may not appear is unmistakable. Canaries are words that stand in exactly one payer's
// records; who may read one is said here in a few lines of their own, not taken from the policy table under test.
import type { Account } from './callers.ts';
import type { Chance } from './seeded-random.ts';

/** What kind of thing a canary or an id is: masks hide `name` and `free`, files hide from auditors. */
export type What = 'name' | 'free' | 'order' | 'file' | 'lobby' | 'id';

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
};

/** The locations that have a line of each case: only they may know whom it is for. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

const roleSeesNoCases = new Set(['gate', 'network_manager', 'credentialing_specialist', 'system_admin']);
const visitors = new Set(['servicing_dispatcher', 'provider_admin']);
const hiddenFromAuditors = new Set<What>(['name', 'free', 'file', 'lobby']);

/** What whoever comes to the door must know: whom, where, how to get in, and what was ordered by whom. */
const forVisitor = ({ what, where }: Owner): boolean =>
  what === 'name' || what === 'order' || what === 'id' || (what === 'free' && where === 'access');

/** A location sees its own records, and of a case what a visit needs, from the moment it has a line of it. */
function mayVisitorSee(caller: Account, owner: Owner, places: Places): boolean {
  const { locationId, ofCase } = owner;
  if (locationId !== undefined && locationId !== null) return caller.locations.includes(locationId);
  const taken = places.get(ofCase?.id ?? '');
  return taken !== undefined && forVisitor(owner) && caller.locations.some((one) => taken.has(one));
}

/** May this person ever be shown this word? (architecture.md, roles; domain.md §9, minimum necessary) */
export function maySee(caller: Account, owner: Owner, places: Places): boolean {
  if (!caller.tenants.includes(owner.tenantId) || roleSeesNoCases.has(caller.role)) return false;
  if (visitors.has(caller.role)) return mayVisitorSee(caller, owner, places);
  if (caller.role === 'referring_office') {
    const theirs =
      owner.officeId !== undefined && owner.officeId !== null && caller.offices.includes(owner.officeId);
    return theirs || owner.accountId === caller.id;
  }
  if (caller.role === 'member' || caller.role === 'delegate') {
    return owner.memberId !== undefined && owner.memberId !== null && caller.members.includes(owner.memberId);
  }
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
  /** Which locations have a line of which case now. */
  placed(places: Places): void;
  maySee(caller: Account, owner: Owner): boolean;
  words(): readonly { word: string; owner: Owner }[];
  /** What in `text` this caller may not see, except what `sent` already held. */
  leaksIn(text: string, caller: Account, sent: string): string[];
};

/** Starts an empty watch. */
export function startWatch(): Watch {
  const owners = new Map<string, Owner[]>();
  const canaries: { word: string; owner: Owner }[] = [];
  let places: Places = new Map();
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
    placed: (now) => {
      places = now;
    },
    maySee: (caller, owner) => maySee(caller, owner, places),
    words: () => canaries,
    leaksIn(text, caller, sent) {
      const found = new Set<string>();
      const echoed = sent.toLowerCase();
      for (const shape of [canaryWord, uuid, caseNumber, digest]) {
        for (const [word] of text.matchAll(shape)) {
          const key = word.toLowerCase();
          const known = owners.get(key);
          if (known === undefined || known.some((owner) => maySee(caller, owner, places))) continue;
          if (echoed.includes(key)) continue;
          found.add(`${word} (${known[0]?.where} of tenant ${known[0]?.tenantId})`);
        }
      }
      return [...found];
    },
  };
}
