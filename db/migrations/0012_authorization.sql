-- Whether a service needs approval is a dated rule row; what was asked for, decided and told stands in rows of its own.
-- The database schema is called approval because AUTHORIZATION is a reserved word of SQL.
create schema approval;
grant usage on schema approval to doorstep_app;

create table approval.rule (
  id text not null, version int not null,
  tenant_id int references base.tenant,
  line_of_business text, plan_name text, family text, code_prefix text,
  requirement text not null check (requirement in ('none', 'registration', 'review', 'not_covered')),
  criteria jsonb not null default '[]',
  validity_days int not null,
  say text not null,
  source text not null,
  valid_from date not null, valid_to date,
  recorded_at timestamptz not null,
  primary key (id, version)
);
comment on table approval.rule is 'Dated rule rows: whether a service needs approval under a plan, and when the program may approve by itself. A rule without tenant holds for all payers. Rows are added, never changed.';
comment on column approval.rule.criteria is 'What must hold for the program to approve, all of it; empty means that a nurse always reviews. Kinds in care/authorization/authorization.schema.ts.';
comment on column approval.rule.validity_days is 'How many days an approval under this row is valid, the first day included.';
comment on column approval.rule.say is 'What the row says, as one sentence for the case page.';

create table approval.request (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  line_number int not null,
  case_number text not null,
  number text not null,
  kind text not null check (kind in ('authorization', 'registration')),
  status text not null check (status in ('draft', 'submitted', 'auto_review', 'rn_review', 'info_requested', 'md_review', 'p2p_offered',
    'approved', 'modified', 'partial', 'denied', 'admin_denied', 'withdrawn', 'voided', 'expired', 'extended', 'renewed', 'reopened')),
  track text not null check (track in ('standard', 'expedited')),
  line_of_business text, plan_name text,
  rule_id text, rule_version int,
  findings jsonb not null default '[]',
  reason text,
  question text,
  decision jsonb,
  requested_quantity numeric, approved_quantity numeric,
  valid_from date, valid_to date,
  received_at timestamptz not null,
  opened_at timestamptz not null,
  decided_at timestamptz, decided_as text, decided_by text,
  notice_at timestamptz, oral_notice_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index request_referral on approval.request (tenant_id, referral_id);
create unique index request_line on approval.request (tenant_id, line_id);
create unique index request_number on approval.request (number);
comment on table approval.request is 'One request for approval per service line: what is asked, which rule or person decided, in whose words, and when everybody had been told.';
comment on column approval.request.received_at is 'When the referral was received: the determination clock runs from here, never from completeness.';
comment on column approval.request.findings is 'Each criterion with the fact held against it, as judged last: met, not met or not known.';
comment on column approval.request.decision is 'A decision against the requester in its parts: criterion, what the record lacked, what would change it, whom a physician can call.';
comment on column approval.request.notice_at is 'When the last notice owed had been given. Decided means decided and told; both instants are kept.';

create table approval.notice (
  tenant_id int not null references base.tenant,
  id uuid not null,
  request_id uuid not null,
  referral_id uuid not null,
  audience text not null check (audience in ('office', 'member')),
  channel text not null check (channel in ('mail', 'letter', 'phone')),
  recipient text not null,
  body text not null,
  message_id uuid,
  written_at timestamptz not null,
  given_at timestamptz, given_how text, given_to text,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references approval.request (tenant_id, id)
);
create index notice_request on approval.notice (tenant_id, request_id);
create index notice_message on approval.notice (tenant_id, message_id) where message_id is not null;
comment on table approval.notice is 'Who is owed the word of a decision and how they got it: the office by mail or phone, the member by letter.';
