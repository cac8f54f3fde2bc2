// Why: the server's verdict and the database's must come out alike. This tries every role on every record with a tie and
// without, on a small table whose answers a reader can check in the head.

import { expect, test } from 'vitest';
import { decide, mayEver, type PolicyRow } from './policy.ts';
import { printRowPolicies } from './row-policies.ts';

const table: readonly PolicyRow[] = [
  { role: 'agent', resource: 'case', actions: ['read', 'change'], relation: 'granted', mask: 'full' },
  { role: 'auditor', resource: 'case', actions: ['read'], relation: 'granted', mask: 'masked' },
  { role: 'office', resource: 'case', actions: ['read'], relation: 'own_office', mask: 'full' },
  { role: 'person', resource: 'case', actions: ['read'], relation: 'self', mask: 'full' },
  { role: 'person', resource: 'account', actions: ['read'], relation: 'own_account', mask: 'full' },
  { role: 'both', resource: 'case', actions: ['read'], relation: 'granted', mask: 'masked' },
  { role: 'both', resource: 'case', actions: ['read'], relation: 'self', mask: 'full' },
];
const subject = { tenantId: 10, officeId: 'office-1', memberId: 'member-1', accountId: 'me' };
const scope = (role: string, more: object = {}) => ({ tenants: [10], actorId: 'me', role, ...more });

test('deny is the default: an unknown role, record or action is a no', () => {
  expect(decide(table, scope('nobody'), 'case', 'read', subject)).toEqual({ allowed: false, mask: 'hidden' });
  expect(decide(table, scope('agent'), 'claim', 'read', subject).allowed).toBe(false);
  expect(decide(table, scope('agent'), 'case', 'delete', subject).allowed).toBe(false);
});

test('a payer must be granted, whatever else ties the person to the record', () => {
  expect(decide(table, scope('agent'), 'case', 'change', subject).allowed).toBe(true);
  expect(decide(table, { ...scope('agent'), tenants: [11] }, 'case', 'change', subject).allowed).toBe(false);
  expect(
    decide(table, scope('person', { tenants: [11], members: ['member-1'] }), 'case', 'read', subject).allowed,
  ).toBe(false);
});

test('an office and a member need their own id on the record', () => {
  expect(decide(table, scope('office', { offices: ['office-1'] }), 'case', 'read', subject).allowed).toBe(
    true,
  );
  expect(decide(table, scope('office', { offices: ['office-2'] }), 'case', 'read', subject).allowed).toBe(
    false,
  );
  expect(
    decide(table, scope('office', { offices: ['office-1'] }), 'case', 'read', { ...subject, officeId: null })
      .allowed,
  ).toBe(false);
  expect(decide(table, scope('person', { members: ['member-1'] }), 'case', 'read', subject).allowed).toBe(
    true,
  );
  expect(decide(table, scope('person'), 'case', 'read', subject).allowed).toBe(false);
});

test('an account is one’s own or nobody’s', () => {
  expect(decide(table, scope('person'), 'account', 'read', { accountId: 'me' }).allowed).toBe(true);
  expect(decide(table, scope('person'), 'account', 'read', { accountId: 'you' }).allowed).toBe(false);
});

test('the clearest mask of those that hold is the one shown', () => {
  expect(decide(table, scope('auditor'), 'case', 'read', subject).mask).toBe('masked');
  expect(decide(table, scope('both'), 'case', 'read', subject).mask).toBe('masked');
  expect(decide(table, scope('both', { members: ['member-1'] }), 'case', 'read', subject).mask).toBe('full');
});

test('the first check at a door asks only whether the role could ever', () => {
  expect(mayEver(table, 'office', 'case', 'read')).toBe(true);
  expect(mayEver(table, 'office', 'case', 'change')).toBe(false);
});

test('a table nobody may do anything with is closed to all', () => {
  const closed = {
    table: 'x.secret',
    resource: 'secret',
    tenantColumn: 'tenant_id',
    read: ['read'],
    insert: ['read'],
    update: ['read'],
  } as const;
  const printed = printRowPolicies(table, [closed]);
  expect(
    printed.match(
      /using \(\s*tenant_id = any\(\(select base.granted_tenants\(\)\)::int\[\]\) and \(false\)\)/g,
    )?.length,
  ).toBe(2);
});

test('a relation without a column or a parent opens nothing', () => {
  const loose = {
    table: 'x.case',
    resource: 'case',
    tenantColumn: 'tenant_id',
    read: ['read'],
    insert: [],
    update: [],
  } as const;
  const printed = printRowPolicies(table, [loose]);
  expect(printed).toContain(`('agent', 'auditor', 'both')`);
  expect(printed).not.toContain('office');
  expect(printed).not.toContain('person');
});
