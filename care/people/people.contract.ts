// Why: the doors through which people come in: password, then a code; one-click only into the invented town.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';
import { everyRole } from '../roles.rules.ts';

const role = z.enum(everyRole);
const portal = z.enum(['workbench', 'provider', 'member', 'payer']);

export const meSchema = z.object({
  signedIn: z.boolean(),
  id: z.string().nullable(),
  name: z.string().nullable(),
  role: role.nullable(),
  roleLabel: z.string().nullable(),
  portal: portal.nullable(),
  tenants: z.array(z.object({ id: z.int(), name: z.string() })),
  townIsSeeded: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const readMe = contract({
  name: 'readMe',
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in',
  access: 'gate',
  reply: meSchema,
});

export const signIn = contract({
  name: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  summary: 'First step: e-mail and password',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'A kept reply would hand a session to whoever repeats the key.',
  body: z.strictObject({ email: z.string().min(3).max(200), password: z.string().min(1).max(200) }),
  reply: z.object({ needs: z.enum(['code', 'nothing']), challenge: z.string().nullable() }),
});

export const giveCode = contract({
  name: 'giveCode',
  method: 'POST',
  path: '/api/sign-in/code',
  summary: 'Second step: the six-digit code',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'A code works once; a kept reply would make it work twice.',
  body: z.strictObject({ challenge: z.string().min(10).max(400), code: z.string().regex(/^\d{6}$/) }),
  reply: z.object({ signedIn: z.literal(true) }),
});

export const signOut = contract({
  name: 'signOut',
  method: 'POST',
  path: '/api/sign-out',
  summary: 'End this session at once',
  access: 'gate',
  keyless: 'Ending an ended session changes nothing.',
  reply: z.object({ signedIn: z.literal(false) }),
});

export const readTown = contract({
  name: 'readTown',
  method: 'GET',
  path: '/api/town',
  summary: 'The invented people one may sign in as; absent outside the invented town',
  access: 'gate',
  reply: z.object({
    say: z.string(),
    mailbox: z.string().nullable(),
    people: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        role,
        roleLabel: z.string(),
        portal,
        about: z.string(),
      }),
    ),
  }),
});

export const enterTown = contract({
  name: 'enterTown',
  method: 'POST',
  path: '/api/town/sign-in',
  summary: 'One-click sign-in, only for invented people in the invented town',
  access: 'gate',
  limit: 'sign_in',
  keyless: 'A kept reply would hand a session to whoever repeats the key.',
  body: z.strictObject({ accountId: z.uuid() }),
  reply: z.object({ signedIn: z.literal(true), portal }),
});

const accountShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  team: z.string().nullable(),
  active: z.boolean(),
  openSessions: z.int(),
});

export const listAccounts = contract({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts, for the system administrator',
  access: { resource: 'account', action: 'list' },
  query: z.strictObject({ after: z.string().max(300).optional(), find: z.string().max(100).optional() }),
  reply: z.object({ items: z.array(accountShape), next: z.string().nullable() }),
});

export const endSessions = contract({
  name: 'endSessions',
  method: 'POST',
  path: '/api/accounts/:id/end-sessions',
  summary: 'Sign somebody out everywhere, at once',
  access: { resource: 'account', action: 'sign_out' },
  params: z.strictObject({ id: z.uuid() }),
  reply: z.object({ ended: z.int() }),
});

export const setActive = contract({
  name: 'setActive',
  method: 'POST',
  path: '/api/accounts/:id/active',
  summary: 'Switch an account off or on; off ends its sessions',
  access: { resource: 'account', action: 'deactivate' },
  params: z.strictObject({ id: z.uuid() }),
  body: z.strictObject({ active: z.boolean() }),
  reply: accountShape,
});

export const listColleagues = contract({
  name: 'listColleagues',
  method: 'GET',
  path: '/api/colleagues',
  summary: 'Staff who can own cases of a payer',
  access: { resource: 'account', action: 'read' },
  query: z.strictObject({ tenantId: z.int().min(0).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        role: z.string(),
        roleLabel: z.string(),
        extension: z.string().nullable(),
        team: z.string().nullable(),
      }),
    ),
  }),
});
