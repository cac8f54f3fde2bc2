// Why: the doors the sign-in page asks, stated where the page can read them until the hub's own contract file stands.
import { z } from 'zod';
import { contract } from '../../base/http/contract.ts';

export const demoPersonSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  role: z.string(),
  roleLabel: z.string(),
  where: z.string().optional(),
  portal: z.string(),
});
export type DemoPerson = z.infer<typeof demoPersonSchema>;

const entered = z.object({ next: z.enum(['code', 'in']), portal: z.string().optional() });

export const signInDoor = contract({
  name: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Sign in with email and password',
  access: 'gate',
  limit: 'sign_in',
  body: z.strictObject({ email: z.string(), password: z.string() }),
  reply: entered,
});
export const codeDoor = contract({
  name: 'signInCode',
  method: 'POST',
  path: '/api/sign-in/code',
  summary: 'Give the six digits',
  access: 'gate',
  limit: 'sign_in',
  body: z.strictObject({ code: z.string() }),
  reply: entered,
});
export const townDoor = contract({
  name: 'town',
  method: 'GET',
  path: '/api/town',
  summary: 'The invented town, while it is seeded',
  access: 'gate',
  reply: z.object({ people: z.array(demoPersonSchema) }),
});
export const demoDoor = contract({
  name: 'demoSignIn',
  method: 'POST',
  path: '/api/town/sign-in',
  summary: 'Demo sign-in of the invented town',
  access: 'gate',
  limit: 'sign_in',
  body: z.strictObject({ accountId: z.string() }),
  reply: entered,
});
