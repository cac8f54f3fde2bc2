-- Members, offices, the case with its lines, arrivals and documents, the queue with its clocks, messages and calls.
create schema members; create schema network; create schema cases; create schema intake; create schema work; create schema contact;
grant usage on schema members, network, cases, intake, work, contact to doorstep_app;

create table members.member (
  tenant_id int not null references base.tenant,
  id uuid not null,
  plan_name text not null,
  line_of_business text not null,
  member_number text not null,
  given_name text not null,
  family_name text not null,
  search_name text not null,
  birth_on date not null,
  sex text,
  language text not null default 'en',
  phone text,
  email text,
  line1 text, city text, state text, zip text,
  zone text not null,
  access_notes text,
  primary key (tenant_id, id),
  unique (tenant_id, member_number)
);
create index member_name on members.member (tenant_id, search_name text_pattern_ops);
create index member_birth on members.member (tenant_id, birth_on);
comment on column members.member.search_name is 'Given and family name folded to lower case without accents, hyphens and spaces.';

create table network.office (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('physician_office', 'hospital')),
  npi text not null,
  city text not null, state text not null, zone text not null,
  phone text not null, fax text, email text
);
create table network.clinician (
  id uuid primary key,
  office_id uuid not null references network.office,
  name text not null, credential text not null, npi text not null
);
create table network.location (
  id uuid primary key,
  organization_id uuid not null,
  name text not null,
  npi text not null,
  families text[] not null,
  city text not null, state text not null, zip text not null, zone text not null,
  phone text not null,
  active boolean not null default true,
  tenants int[] not null
);

create table cases.case_number (
  tenant_id int not null references base.tenant,
  number text primary key,
  given_at timestamptz not null
);
comment on table cases.case_number is 'Every number ever given, by any door, so that no two cases can share one.';

create table cases.referral (
  tenant_id int not null references base.tenant,
  id uuid not null,
  case_number text not null unique,
  kind text not null check (kind in ('order', 'inquiry')),
  status text not null check (status in (
    'draft', 'received', 'acknowledged', 'verifying', 'pending_info', 'ready', 'in_coordination',
    'partially_scheduled', 'scheduled', 'in_service', 'completed', 'closed', 'reopened', 'on_hold',
    'cancelled', 'not_eligible', 'redirected', 'duplicate_merged', 'closed_incomplete')),
  previous_status text,
  version int not null default 1,
  channel text not null check (channel in ('portal', 'email', 'phone', 'fax', 'x12', 'fhir', 'file')),
  priority text not null check (priority in ('standard', 'urgent', 'stat')),
  received_at timestamptz not null,
  acknowledged_at timestamptz,
  member_id uuid,
  patient_given_name text, patient_family_name text, patient_birth_on date, patient_member_number text,
  patient_family_search text collate "C", patient_given_search text collate "C",
  patient_phone text, patient_language text,
  ship_line1 text, ship_city text, ship_state text, ship_zip text, access_barriers text,
  zone text not null,
  office_id uuid references network.office,
  clinician_name text, clinician_npi text, signed_on date,
  requester_name text, requester_organization text, requester_email text, requester_phone text,
  diagnoses text[] not null default '{}',
  service_from_on date, service_to_on date,
  discharge_at timestamptz, discharge_facility text,
  note text,
  order_received boolean not null,
  case_manager_id uuid references base.account, case_manager_name text, case_manager_extension text,
  created_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, member_id) references members.member (tenant_id, id)
);
create index referral_member on cases.referral (tenant_id, member_id) where member_id is not null;
create index referral_patient on cases.referral (tenant_id, patient_birth_on, patient_family_search) where patient_birth_on is not null;
create index referral_family on cases.referral (tenant_id, patient_family_search) where patient_family_search is not null;
create index referral_received on cases.referral (tenant_id, received_at desc, id desc);
create index referral_office on cases.referral (tenant_id, office_id, received_at desc) where office_id is not null;
comment on column cases.referral.patient_family_search is 'Folded to letters without accents, hyphens and spaces. Compared by plain operators only: under row policies no other can use an index.';
comment on column cases.referral.received_at is 'Receipt by any channel at any hour, before any triage; every clock starts here.';
comment on column cases.referral.kind is 'An inquiry asks before an order exists; it has a case number all the same.';

create table cases.service_line (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  number int not null,
  status text not null check (status in (
    'requested', 'coverage_check', 'no_auth', 'registration_only', 'auth_required', 'not_covered',
    'auth_pending', 'authorized', 'partial', 'denied', 'sourcing', 'offered', 'accepted', 'scheduled',
    'in_progress', 'delivered', 'started', 'ongoing', 'discharged', 'picked_up', 'exhausted',
    'replaced', 'recalled', 'closed', 'cancelled')),
  previous_status text,
  family text not null,
  code text, description text not null,
  quantity numeric, frequency text,
  primary key (tenant_id, id),
  unique (tenant_id, referral_id, number),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);

create table cases.duplicate_flag (
  tenant_id int not null references base.tenant,
  referral_id uuid not null,
  other_id uuid not null,
  other_case_number text not null,
  reasons text[] not null,
  found_at timestamptz not null,
  settled_at timestamptz, settled_by text, settled_as text check (settled_as in ('same', 'different')),
  primary key (tenant_id, referral_id, other_id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id),
  foreign key (tenant_id, other_id) references cases.referral (tenant_id, id)
);

create table intake.arrival (
  tenant_id int not null references base.tenant,
  id uuid not null,
  case_number text not null,
  channel text not null,
  status text not null check (status in ('waiting', 'claimed', 'placed', 'set_aside', 'duplicate')),
  received_at timestamptz not null,
  sender_name text, sender_address text, recipient text,
  subject text, body_text text,
  raw_digest text, message_id text,
  is_automatic boolean not null default false,
  resend_of uuid,
  why text,
  placed_tenant_id int, placed_referral_id uuid,
  primary key (tenant_id, id)
);
create index arrival_message on intake.arrival (tenant_id, message_id) where message_id is not null;
create index arrival_digest on intake.arrival (tenant_id, raw_digest) where raw_digest is not null;
comment on table intake.arrival is 'Something that came in before it means anything: a mail, a call begun. The original stays here even when it is placed elsewhere.';
comment on column intake.arrival.why is 'Why it waits or was set aside, as a finished sentence.';

create table intake.document (
  tenant_id int not null references base.tenant,
  id uuid not null,
  arrival_id uuid, referral_id uuid,
  copied_from uuid,
  digest text not null,
  file_name text not null,
  kind text not null,
  bytes bigint not null,
  status text not null check (status in ('stored', 'read', 'unreadable')),
  why text,
  page_count int,
  received_at timestamptz not null,
  received_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, arrival_id) references intake.arrival (tenant_id, id)
);
create index document_referral on intake.document (tenant_id, referral_id) where referral_id is not null;
create index document_arrival on intake.document (tenant_id, arrival_id) where arrival_id is not null;
create index document_digest on intake.document (tenant_id, digest);
comment on column intake.document.digest is 'SHA-256 of the original bytes, which are never changed.';

create table intake.page (
  tenant_id int not null references base.tenant,
  document_id uuid not null,
  number int not null,
  width_px int not null, height_px int not null,
  image_digest text not null,
  mime text not null,
  page_text text,
  primary key (tenant_id, document_id, number),
  foreign key (tenant_id, document_id) references intake.document (tenant_id, id)
);

create table work.calendar (
  id text not null, version int not null,
  zone text not null,
  body jsonb not null,
  recorded_at timestamptz not null,
  primary key (id, version)
);
create table work.clock_rule (
  id text not null, version int not null,
  tenant_id int references base.tenant,
  kind text not null,
  line_of_business text, family text, state text,
  body jsonb not null,
  source text not null,
  valid_from date not null, valid_to date,
  recorded_at timestamptz not null,
  primary key (id, version)
);
comment on table work.clock_rule is 'Dated rule rows; a rule without tenant holds for all payers. Rows are added, never changed.';

create table work.item (
  tenant_id int not null references base.tenant,
  id uuid not null,
  kind text not null check (kind in ('referral', 'arrival', 'exception')),
  subject_id uuid not null,
  case_number text not null,
  title text not null,
  status text not null check (status in ('open', 'claimed', 'snoozed', 'done', 'dropped')),
  stage text not null,
  channel text not null,
  family text not null,
  state text not null,
  zone text not null,
  priority text not null,
  risk text not null default 'calm' check (risk in ('calm', 'at_risk', 'breached')),
  received_at timestamptz not null,
  discharge_at timestamptz,
  harm_at timestamptz not null,
  next_due_at timestamptz,
  due_sort_at timestamptz not null generated always as (coalesce(next_due_at, '9999-12-31T00:00:00Z'::timestamptz)) stored,
  next_due_kind text,
  case_manager_id uuid,
  owner_id uuid,
  owned_since timestamptz,
  locked_by uuid, locked_until timestamptz,
  is_escalated boolean not null default false,
  is_duplicate boolean not null default false,
  is_near_discharge boolean not null default false,
  is_open boolean not null default true,
  version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, kind, subject_id)
);
-- One index for every offered view and sort, so that each page of any queue is read in its own order.
create index item_open_harm on work.item (tenant_id, harm_at, id) where is_open;
create index item_open_due on work.item (tenant_id, due_sort_at, id) where is_open;
create index item_open_received on work.item (tenant_id, received_at, id) where is_open;
create index item_unowned_harm on work.item (tenant_id, harm_at, id) where is_open and owner_id is null;
create index item_unowned_due on work.item (tenant_id, due_sort_at, id) where is_open and owner_id is null;
create index item_unowned_received on work.item (tenant_id, received_at, id) where is_open and owner_id is null;
create index item_at_risk_harm on work.item (tenant_id, harm_at, id) where is_open and risk = 'at_risk';
create index item_at_risk_due on work.item (tenant_id, due_sort_at, id) where is_open and risk = 'at_risk';
create index item_at_risk_received on work.item (tenant_id, received_at, id) where is_open and risk = 'at_risk';
create index item_breached_harm on work.item (tenant_id, harm_at, id) where is_open and risk = 'breached';
create index item_breached_due on work.item (tenant_id, due_sort_at, id) where is_open and risk = 'breached';
create index item_breached_received on work.item (tenant_id, received_at, id) where is_open and risk = 'breached';
create index item_near_harm on work.item (tenant_id, harm_at, id) where is_open and is_near_discharge;
create index item_near_due on work.item (tenant_id, due_sort_at, id) where is_open and is_near_discharge;
create index item_near_received on work.item (tenant_id, received_at, id) where is_open and is_near_discharge;
create index item_lobby_harm on work.item (tenant_id, harm_at, id) where is_open and kind = 'arrival';
create index item_lobby_due on work.item (tenant_id, due_sort_at, id) where is_open and kind = 'arrival';
create index item_lobby_received on work.item (tenant_id, received_at, id) where is_open and kind = 'arrival';
create index item_duplicate_harm on work.item (tenant_id, harm_at, id) where is_open and is_duplicate;
create index item_duplicate_due on work.item (tenant_id, due_sort_at, id) where is_open and is_duplicate;
create index item_duplicate_received on work.item (tenant_id, received_at, id) where is_open and is_duplicate;
create index item_escalated_harm on work.item (tenant_id, harm_at, id) where is_open and is_escalated;
create index item_escalated_due on work.item (tenant_id, due_sort_at, id) where is_open and is_escalated;
create index item_escalated_received on work.item (tenant_id, received_at, id) where is_open and is_escalated;
create index item_exception_harm on work.item (tenant_id, harm_at, id) where is_open and kind = 'exception';
create index item_exception_due on work.item (tenant_id, due_sort_at, id) where is_open and kind = 'exception';
create index item_exception_received on work.item (tenant_id, received_at, id) where is_open and kind = 'exception';
create index item_mine_harm on work.item (tenant_id, owner_id, harm_at, id) where is_open;
create index item_mine_family_harm on work.item (tenant_id, owner_id, family, harm_at, id) where is_open;
create index item_family_harm on work.item (tenant_id, family, harm_at, id) where is_open;
create index item_unowned_family_harm on work.item (tenant_id, family, harm_at, id) where is_open and owner_id is null;
create index item_mine_due on work.item (tenant_id, owner_id, due_sort_at, id) where is_open;
create index item_mine_family_due on work.item (tenant_id, owner_id, family, due_sort_at, id) where is_open;
create index item_family_due on work.item (tenant_id, family, due_sort_at, id) where is_open;
create index item_unowned_family_due on work.item (tenant_id, family, due_sort_at, id) where is_open and owner_id is null;
create index item_mine_received on work.item (tenant_id, owner_id, received_at, id) where is_open;
create index item_mine_family_received on work.item (tenant_id, owner_id, family, received_at, id) where is_open;
create index item_family_received on work.item (tenant_id, family, received_at, id) where is_open;
create index item_unowned_family_received on work.item (tenant_id, family, received_at, id) where is_open and owner_id is null;
comment on column work.item.harm_at is 'The instant after which waiting starts to hurt this person: the first key of every queue.';
comment on column work.item.locked_until is 'Somebody has this open for work; the lock lapses by itself.';

create table work.deadline (
  tenant_id int not null references base.tenant,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  label text not null,
  rule_id text not null, rule_version int not null,
  calendar_id text not null, calendar_version int not null,
  zone text not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  body jsonb not null,
  status text not null default 'running' check (status in ('running', 'met', 'breached', 'met_late', 'cancelled')),
  warned_percent int not null default 0,
  met_at timestamptz, breached_at timestamptz,
  primary key (tenant_id, id)
);
create index deadline_subject on work.deadline (tenant_id, subject_id);
comment on column work.deadline.body is 'The whole computation: rule and calendar versions, zones, anchor, warnings and the steps in sentences.';

create table work.escalation (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  case_number text not null,
  status text not null check (status in ('open', 'assigned', 'committed', 'in_progress', 'resolved', 'confirmed', 'reopened')),
  level int not null,
  reason text not null,
  manager_id uuid, manager_name text, manager_phone text, manager_email text,
  opened_at timestamptz not null,
  committed_for timestamptz,
  resolved_at timestamptz, resolution text,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index escalation_referral on work.escalation (tenant_id, referral_id);
comment on column work.escalation.committed_for is 'The date and time the named manager has committed to.';

create table contact.message (
  tenant_id int not null references base.tenant,
  id uuid not null,
  subject_kind text not null, subject_id uuid not null,
  purpose text not null,
  template text not null, template_version int not null,
  recipient text not null,
  subject_line text not null, body text not null,
  message_id text not null,
  in_reply_to text,
  status text not null check (status in ('queued', 'sent', 'failed')),
  queued_at timestamptz not null, sent_at timestamptz,
  answer text,
  primary key (tenant_id, id)
);
create index message_subject on contact.message (tenant_id, subject_id);

create table intake.call (
  tenant_id int not null references base.tenant,
  id uuid not null,
  arrival_id uuid not null,
  case_number text not null,
  agent_id uuid not null, agent_name text not null,
  caller_name text, caller_organization text, caller_phone text, purpose text,
  identifiers text[] not null default '{}',
  started_at timestamptz not null, ended_at timestamptz,
  referral_tenant_id int, referral_id uuid,
  primary key (tenant_id, id)
);
