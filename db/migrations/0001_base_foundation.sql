-- What every room stands on: who asks, tenants, accounts, sessions, events, jobs, timers, access entries.
create schema base;
grant usage on schema base to doorstep_app;

create function base.granted_tenants() returns int[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('doorstep.tenants', true), ''), '{}')::int[] $$;
create function base.actor_role() returns text language sql stable parallel safe as
$$ select coalesce(current_setting('doorstep.role', true), '') $$;
create function base.actor_id() returns text language sql stable parallel safe as
$$ select coalesce(current_setting('doorstep.actor', true), '') $$;
create function base.actor_offices() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('doorstep.offices', true), ''), '{}')::uuid[] $$;
create function base.actor_locations() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('doorstep.locations', true), ''), '{}')::uuid[] $$;
create function base.actor_members() returns uuid[] language sql stable parallel safe as
$$ select coalesce(nullif(current_setting('doorstep.members', true), ''), '{}')::uuid[] $$;

create table base.tenant (
  id int primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('hub', 'lobby', 'payer')),
  line_of_business text,
  zone text not null,
  state text,
  phone text,
  intake_email text,
  calendar_id text not null
);
comment on table base.tenant is 'A payer, or the hub (0), or the lobby (1) where what cannot be placed yet waits.';
comment on column base.tenant.intake_email is 'Orders mailed here belong to this payer at once; mail to any other address of ours waits in the lobby.';

insert into base.tenant (id, slug, name, kind, zone, calendar_id)
values (0, 'hub', 'Doorstep', 'hub', 'America/New_York', 'hub.coordination'),
       (1, 'lobby', 'Lobby', 'lobby', 'America/New_York', 'hub.coordination');

create table base.account (
  id uuid primary key,
  role text not null,
  name text not null,
  email text not null unique,
  extension text,
  direct_phone text,
  team text,
  active boolean not null default true,
  tenants int[] not null default '{}',
  offices uuid[] not null default '{}',
  locations uuid[] not null default '{}',
  members uuid[] not null default '{}',
  is_invented boolean not null default false
);
comment on column base.account.tenants is 'Payers granted to this person; read afresh on every request, so a change counts at once.';
comment on column base.account.is_invented is 'Belongs to the invented town: may be used by one-click demo sign-in.';

create table base.credential (
  account_id uuid primary key references base.account,
  password_hash text not null,
  totp_secret bytea,
  totp_last_step bigint,
  failed_count int not null default 0,
  locked_until timestamptz
);
comment on column base.credential.totp_secret is 'AES-256-GCM under DOORSTEP_SECRET: nonce, tag, ciphertext.';
comment on column base.credential.totp_last_step is 'The last 30-second step used, so that a code works once.';

create table base.session (
  token_hash bytea primary key,
  account_id uuid not null references base.account,
  second_factor boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_account on base.session (account_id);
comment on column base.session.token_hash is 'SHA-256 of the cookie; the cookie itself is never stored.';

create table base.idempotency (
  actor_id text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  reply jsonb,
  at timestamptz not null,
  primary key (actor_id, key)
);

create table base.event (
  tenant_id int not null references base.tenant,
  id uuid not null,
  position bigint generated always as identity,
  subject_kind text not null,
  subject_id uuid not null,
  type text not null,
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  data jsonb not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (tenant_id, id)
);
create index event_subject on base.event (tenant_id, subject_id, position);
create index event_position on base.event (tenant_id, position);
create index event_newest on base.event (position);
comment on table base.event is 'What happened. Append-only; state is what these fold to.';
comment on column base.event.xid is 'The transaction that wrote it: the sealer only takes events of transactions known to be finished.';

create table base.event_seal (
  tenant_id int not null references base.tenant,
  number bigint not null,
  event_id uuid not null,
  event_position bigint not null,
  digest bytea not null,
  chain bytea not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, number),
  unique (tenant_id, event_id)
);
comment on table base.event_seal is 'The hash chain per tenant, written after commit: chain = sha256(previous chain, digest of the event).';

create table base.job (
  tenant_id int not null references base.tenant,
  id uuid not null,
  kind text not null,
  key text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  state text not null default 'ready' check (state in ('ready', 'done', 'parked')),
  leased_until timestamptz,
  lease uuid,
  last_error text,
  done_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
create index job_ready on base.job (run_at) where state = 'ready';
create index job_parked on base.job (tenant_id, run_at) where state = 'parked';
comment on table base.job is 'Outbox and jobs: journey steps (key = event, step) run in one transaction with their effect; deliveries to partners run under a lease.';

create table base.timer (
  tenant_id int not null references base.tenant,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  payload jsonb not null,
  due_at timestamptz not null,
  gen int not null default 1,
  fired_at timestamptz,
  failed_count int not null default 0,
  primary key (tenant_id, id)
);
create index timer_due on base.timer (due_at) where fired_at is null;
create index timer_subject on base.timer (tenant_id, subject_id) where fired_at is null;
comment on column base.timer.gen is 'Raised when a timer is moved, so that a firing read earlier finds nothing.';

create table base.lease (
  name text primary key,
  holder uuid not null,
  until timestamptz not null
);
comment on table base.lease is 'Which process does a thing that only one may do at a time.';

create table base.access_entry (
  tenant_id int not null references base.tenant,
  id uuid not null,
  at timestamptz not null,
  actor_id text not null,
  actor_role text not null,
  actor_name text not null,
  member_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  fields text[] not null,
  purpose text not null,
  request_id text not null,
  primary key (tenant_id, id)
);
create index access_entry_subject on base.access_entry (tenant_id, subject_id, at);
create index access_entry_member on base.access_entry (tenant_id, member_id, at) where member_id is not null;
comment on table base.access_entry is 'Who was shown what, why: one row for every person displayed.';

create table base.signed_link (
  token_hash bytea primary key,
  tenant_id int not null references base.tenant,
  subject_kind text not null,
  subject_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  failed_count int not null default 0,
  revoked_at timestamptz
);
comment on column base.signed_link.failed_count is 'Wrong dates of birth given; after five the link is closed.';
