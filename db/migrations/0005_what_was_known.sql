-- What was known when: facts that decide about people keep every earlier form, written with the change itself.
create table members.member_history (
  tenant_id int not null references base.tenant,
  id uuid not null,
  member_id uuid not null,
  plan_name text not null,
  line_of_business text not null,
  member_number text not null,
  given_name text not null,
  family_name text not null,
  birth_on date not null,
  state text, zone text not null,
  valid_from timestamptz not null,
  known_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references members.member (tenant_id, id)
);
create index member_history_known on members.member_history (tenant_id, member_id, known_at desc, id desc);
comment on table members.member_history is 'Identity and coverage of a member in every form we ever knew, the newest too.';
comment on column members.member_history.valid_from is 'From when it holds; a fact learned late holds from before it was known.';
comment on column members.member_history.known_at is 'When we learned it; what we knew at an instant is the newest row known by then.';

create table base.account_history (
  id uuid primary key,
  account_id uuid not null references base.account,
  role text not null,
  active boolean not null,
  tenants int[] not null,
  offices uuid[] not null,
  locations uuid[] not null,
  members uuid[] not null,
  valid_from timestamptz not null,
  known_at timestamptz not null
);
create index account_history_known on base.account_history (account_id, known_at desc, id desc);
comment on table base.account_history is 'What an account was granted in every form it ever had, the newest too.';
comment on column base.account_history.known_at is 'When it was written; what somebody was granted at an instant is the newest row known by then.';

-- Rows from before history was kept begin it. The policies, forced on the owner too, are renewed after this.
alter table members.member no force row level security;
alter table base.account no force row level security;
insert into members.member_history
select tenant_id, gen_random_uuid(), id, plan_name, line_of_business, member_number, given_name, family_name, birth_on, state, zone,
       '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z' from members.member;
insert into base.account_history
select gen_random_uuid(), id, role, active, tenants, offices, locations, members, '2000-01-01T00:00:00Z', '2000-01-01T00:00:00Z' from base.account;

alter table work.escalation add column discharge_at timestamptz;
comment on column work.escalation.discharge_at is 'The planned discharge it answers, as last known; only an earlier one opens a resolved escalation anew.';

alter table base.idempotency add column shown jsonb not null default '[]';
comment on column base.idempotency.shown is 'Whom the kept reply shows, so that a reply given again is an access again.';
