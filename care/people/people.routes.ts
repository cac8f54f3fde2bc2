// Why: thin doors for signing in and out, the invented town's one-click entry, and the administrator's list.
import { gateScope, openSession, revokeSession, revokeSessionsOf } from '../../base/access/sessions.ts';
import { transact } from '../../base/db/transact.ts';
import { append } from '../../base/events/event.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { newId } from '../../base/ids/ids.ts';
import { absent, isRefusal } from '../../base/refusal/refusal.ts';
import { roleLabels, type Role } from '../roles.rules.ts';
import {
  endSessions,
  enterTown,
  giveCode,
  listAccounts,
  listColleagues,
  readMe,
  readTown,
  setActive,
  signIn,
  signOut,
} from './people.contract.ts';
import {
  accountById,
  accountsAfter,
  colleagues,
  inventedPeople,
  inventedPerson,
  openSessionsOf,
  setActiveQuery,
  tenantNames,
  type Account,
} from './people.store.ts';
import { accountSwitched, sessionsEnded, signedIn, signedOut } from './people.events.ts';
import { portalOf } from './second-factor.rules.ts';
import { aboutAccount, checkCode, checkPassword } from './sign-in.ts';

const caseOwners = ['intake_agent', 'care_coordinator', 'nurse_reviewer', 'triage_nurse', 'supervisor'];

const abouts: Partial<Record<Role, string>> = {
  intake_agent: 'Takes in orders by phone, email and portal',
  care_coordinator: 'Owns cases until the door',
  supervisor: 'Sees what is at risk and reassigns',
  referring_office: 'Sends orders',
  member: 'Sees what comes and when',
  payer_liaison: 'Sees one payer’s cases',
  system_admin: 'Users and configuration, no clinical data',
};

function present(account: Account & { openSessions?: number }) {
  const { id, name, email, role, team, active } = account;
  return {
    id,
    name,
    email,
    role,
    roleLabel: roleLabels[role as Role],
    team,
    active,
    openSessions: account.openSessions ?? 0,
  };
}

type Plain = Ask<unknown, unknown, unknown>;
const sessionsOf = async (ask: Pick<Plain, 'equipment' | 'at'>, ids: string[]) => {
  const rows = await transact(ask.equipment.aside, gateScope, (tx) => tx.rows(openSessionsOf, [ids, ask.at]));
  return new Map(rows.map((row) => [row.accountId, row.count]));
};

export const peopleDoors: Door[] = [
  openDoor(readMe, async (ask) => {
    const { actor, equipment } = ask;
    if (actor.role === 'gate') {
      return {
        signedIn: false,
        id: null,
        name: null,
        role: null,
        roleLabel: null,
        portal: null,
        tenants: [],
        townIsSeeded: equipment.townIsSeeded,
      };
    }
    const role = actor.role as Role;
    const tenants = await ask.tx.rows(tenantNames, [[...actor.tenants]]);
    return {
      signedIn: true,
      id: actor.actorId,
      name: actor.name,
      role,
      roleLabel: roleLabels[role],
      portal: portalOf(role),
      tenants,
      townIsSeeded: equipment.townIsSeeded,
    };
  }),
  openDoor(signIn, async (ask) => {
    const answer = await checkPassword(ask.equipment, ask.body.email, ask.body.password, ask.at);
    if (isRefusal(answer)) return answer;
    if (answer.needs === 'code') return answer;
    ask.header('set-cookie', answer.cookie);
    return { needs: 'nothing' as const, challenge: null };
  }),
  openDoor(giveCode, async (ask) => {
    const cookie = await checkCode(ask.equipment, ask.body.challenge, ask.body.code, ask.at);
    if (isRefusal(cookie)) return cookie;
    ask.header('set-cookie', cookie);
    return { signedIn: true as const };
  }),
  openDoor(signOut, async (ask) => {
    const { sessionHash } = ask.actor;
    if (sessionHash) {
      await transact(ask.equipment.aside, gateScope, async (tx) => {
        await revokeSession(tx, sessionHash, ask.at);
        await append(aboutAccount(tx, ask.at, ask.actor.actorId), signedOut, ask.actor.actorId, {});
      });
    }
    ask.header('set-cookie', 'doorstep_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
    return { signedIn: false as const };
  }),
  openDoor(readTown, async (ask) => {
    if (!ask.equipment.townIsSeeded) return absent;
    const people = await transact(ask.equipment.aside, gateScope, (tx) => tx.rows(inventedPeople));
    return {
      say: 'Invented town: everybody here is made up, and one click signs you in. This exists only while the town is seeded.',
      mailbox: ask.equipment.mailboxUrl,
      people: people.map((person) => {
        const role = person.role as Role;
        const about =
          person.extension === null
            ? (person.team ?? abouts[role] ?? '')
            : `${abouts[role] ?? person.team ?? ''} · ext. ${person.extension}`;
        return {
          id: person.id,
          name: person.name,
          email: person.email,
          role,
          roleLabel: roleLabels[role],
          portal: portalOf(role),
          about,
        };
      }),
    };
  }),
  openDoor(enterTown, async (ask) => {
    if (!ask.equipment.townIsSeeded) return absent;
    const entered = await transact(ask.equipment.aside, gateScope, async (tx) => {
      const person = await tx.maybe(inventedPerson, [ask.body.accountId]);
      if (person === undefined) return absent;
      await append(aboutAccount(tx, ask.at, person.id), signedIn, person.id, { how: 'invented_town' });
      return { role: person.role as Role, cookie: await openSession(tx, person.id, true, ask.at, false) };
    });
    if (isRefusal(entered)) return entered;
    ask.header('set-cookie', entered.cookie);
    return { signedIn: true as const, portal: portalOf(entered.role) };
  }),
  openDoor(listAccounts, async (ask) => {
    const rows = await ask.tx.rows(accountsAfter, [ask.query.after ?? '', ask.query.find ?? null]);
    const page = rows.slice(0, 50);
    const open = await sessionsOf(
      ask,
      page.map((row) => row.id),
    );
    const last = page.at(-1);
    return {
      items: page.map((row) => present({ ...row, openSessions: open.get(row.id) ?? 0 })),
      next: rows.length > 50 && last !== undefined ? last.name + last.id : null,
    };
  }),
  door(
    endSessions,
    async (ask) => (await ask.tx.maybe(accountById, [ask.params.id])) ?? absent,
    async (ask, account) => {
      const ended = await transact(ask.equipment.aside, gateScope, async (tx) => {
        const count = await revokeSessionsOf(tx, account.id, ask.at);
        await append(aboutAccount(tx, ask.at, ask.actor.actorId), sessionsEnded, account.id, { count });
        return count;
      });
      return { ended };
    },
  ),
  door(
    setActive,
    async (ask) => (await ask.tx.maybe(accountById, [ask.params.id])) ?? absent,
    async (ask, account) => {
      const { active } = ask.body;
      await transact(ask.equipment.aside, gateScope, async (tx) => {
        await tx.run(setActiveQuery, [account.id, active, newId(ask.at), ask.at]);
        if (!active) await revokeSessionsOf(tx, account.id, ask.at);
        await append(aboutAccount(tx, ask.at, ask.actor.actorId), accountSwitched, account.id, { active });
      });
      return present({ ...account, active });
    },
  ),
  openDoor(listColleagues, async (ask) => {
    const { tenantId } = ask.query;
    // Who works for a payer is told to those who work for it too.
    if (tenantId !== undefined && !ask.actor.tenants.includes(tenantId)) return { items: [] };
    const rows = await ask.tx.rows(colleagues, [caseOwners, tenantId ?? null]);
    return {
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        role: row.role,
        roleLabel: roleLabels[row.role as Role],
        extension: row.extension,
        team: row.team,
      })),
    };
  }),
];
