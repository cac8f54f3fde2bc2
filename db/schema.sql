-- Printed from the migrated database by `./doorstep printed`; edit db/migrations, never this.

CREATE OR REPLACE FUNCTION base.actor_id()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('doorstep.actor', true), '') $function$;

CREATE OR REPLACE FUNCTION base.actor_locations()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('doorstep.locations', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION base.actor_members()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('doorstep.members', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION base.actor_offices()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('doorstep.offices', true), ''), '{}')::uuid[] $function$;

CREATE OR REPLACE FUNCTION base.actor_role()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('doorstep.role', true), '') $function$;

CREATE OR REPLACE FUNCTION base.granted_tenants()
 RETURNS integer[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('doorstep.tenants', true), ''), '{}')::int[] $function$;

-- Who was shown what, why: one row for every person displayed.
create table base.access_entry (
  tenant_id integer not null,
  id uuid not null,
  at timestamp with time zone not null,
  actor_id text not null,
  actor_role text not null,
  actor_name text not null,
  member_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  fields text[] not null,
  purpose text not null,
  request_id text not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
CREATE INDEX access_entry_member ON base.access_entry USING btree (tenant_id, member_id, at) WHERE (member_id IS NOT NULL);
CREATE INDEX access_entry_subject ON base.access_entry USING btree (tenant_id, subject_id, at);

create table base.account (
  id uuid not null,
  role text not null,
  name text not null,
  email text not null,
  extension text,
  direct_phone text,
  team text,
  active boolean not null default true,
  tenants integer[] not null default '{}'::integer[],
  offices uuid[] not null default '{}'::uuid[],
  locations uuid[] not null default '{}'::uuid[],
  members uuid[] not null default '{}'::uuid[],
  is_invented boolean not null default false,
  PRIMARY KEY (id),
  UNIQUE (email)
);
comment on column base.account.tenants is 'Payers granted to this person; read afresh on every request, so a change counts at once.';
comment on column base.account.is_invented is 'Belongs to the invented town: may be used by one-click demo sign-in.';

-- What an account was granted in every form it ever had, the newest too.
create table base.account_history (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  active boolean not null,
  tenants integer[] not null,
  offices uuid[] not null,
  locations uuid[] not null,
  members uuid[] not null,
  valid_from timestamp with time zone not null,
  known_at timestamp with time zone not null,
  PRIMARY KEY (id),
  FOREIGN KEY (account_id) REFERENCES base.account(id)
);
CREATE INDEX account_history_known ON base.account_history USING btree (account_id, known_at DESC, id DESC);
comment on column base.account_history.known_at is 'When it was written; what somebody was granted at an instant is the newest row known by then.';

create table base.credential (
  account_id uuid not null,
  password_hash text not null,
  totp_secret bytea,
  totp_last_step bigint,
  failed_count integer not null default 0,
  locked_until timestamp with time zone,
  PRIMARY KEY (account_id),
  FOREIGN KEY (account_id) REFERENCES base.account(id)
);
comment on column base.credential.totp_secret is 'AES-256-GCM under DOORSTEP_SECRET: nonce, tag, ciphertext.';
comment on column base.credential.totp_last_step is 'The last 30-second step used, so that a code works once.';

-- What happened. Append-only; state is what these fold to.
create table base.event (
  tenant_id integer not null,
  id uuid not null,
  position bigint generated always as identity not null,
  subject_kind text not null,
  subject_id uuid not null,
  type text not null,
  at timestamp with time zone not null,
  actor_id text not null,
  actor_role text not null,
  data jsonb not null,
  xid xid8 not null default pg_current_xact_id(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
CREATE INDEX event_newest ON base.event USING btree ("position");
CREATE INDEX event_position ON base.event USING btree (tenant_id, "position");
CREATE INDEX event_subject ON base.event USING btree (tenant_id, subject_id, "position");
comment on column base.event.xid is 'The transaction that wrote it: the sealer only takes events of transactions known to be finished.';

-- The hash chain per tenant, written after commit: chain = sha256(previous chain, digest of the event).
create table base.event_seal (
  tenant_id integer not null,
  number bigint not null,
  event_id uuid not null,
  event_position bigint not null,
  digest bytea not null,
  chain bytea not null,
  sealed_at timestamp with time zone not null,
  PRIMARY KEY (tenant_id, number),
  UNIQUE (tenant_id, event_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);

create table base.idempotency (
  actor_id text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  reply jsonb,
  at timestamp with time zone not null,
  shown jsonb not null default '[]'::jsonb,
  PRIMARY KEY (actor_id, key)
);
comment on column base.idempotency.shown is 'Whom the kept reply shows, so that a reply given again is an access again.';

-- Outbox and jobs: journey steps (key = event, step) run in one transaction with their effect; deliveries to partners run under a lease.
create table base.job (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  key text not null,
  payload jsonb not null,
  run_at timestamp with time zone not null,
  attempts integer not null default 0,
  state text not null default 'ready'::text,
  leased_until timestamp with time zone,
  lease uuid,
  last_error text,
  done_at timestamp with time zone,
  number bigint generated always as identity not null,
  subject_id uuid generated always as (((payload ->> 'subjectId'::text))::uuid) stored,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, key),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((state = ANY (ARRAY['ready'::text, 'done'::text, 'parked'::text])))
);
CREATE INDEX job_of_case ON base.job USING btree (tenant_id, subject_id, number) WHERE ((state = 'ready'::text) AND (kind = 'journey'::text));
CREATE INDEX job_parked ON base.job USING btree (tenant_id, run_at) WHERE (state = 'parked'::text);
CREATE INDEX job_ready ON base.job USING btree (run_at) WHERE (state = 'ready'::text);
comment on column base.job.number is 'The order in which work was put down.';
comment on column base.job.subject_id is 'The case a journey step is about: whoever holds it takes all its steps that are due.';

-- Which process does a thing that only one may do at a time.
create table base.lease (
  name text not null,
  holder uuid not null,
  until timestamp with time zone not null,
  PRIMARY KEY (name)
);

create table base.session (
  token_hash bytea not null,
  account_id uuid not null,
  second_factor boolean not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (account_id) REFERENCES base.account(id)
);
CREATE INDEX session_account ON base.session USING btree (account_id);
comment on column base.session.token_hash is 'SHA-256 of the cookie; the cookie itself is never stored.';

create table base.signed_link (
  token_hash bytea not null,
  tenant_id integer not null,
  subject_kind text not null,
  subject_id uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  failed_count integer not null default 0,
  revoked_at timestamp with time zone,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
comment on column base.signed_link.failed_count is 'Wrong dates of birth given; after five the link is closed.';

-- A payer, or the hub (0), or the lobby (1) where what cannot be placed yet waits.
create table base.tenant (
  id integer not null,
  slug text not null,
  name text not null,
  kind text not null,
  line_of_business text,
  zone text not null,
  state text,
  phone text,
  intake_email text,
  calendar_id text not null,
  PRIMARY KEY (id),
  UNIQUE (slug),
  CHECK ((kind = ANY (ARRAY['hub'::text, 'lobby'::text, 'payer'::text])))
);
comment on column base.tenant.intake_email is 'Orders mailed here belong to this payer at once; mail to any other address of ours waits in the lobby.';

create table base.timer (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  payload jsonb not null,
  due_at timestamp with time zone not null,
  gen integer not null default 1,
  fired_at timestamp with time zone,
  failed_count integer not null default 0,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
CREATE INDEX timer_due ON base.timer USING btree (due_at) WHERE (fired_at IS NULL);
CREATE INDEX timer_subject ON base.timer USING btree (tenant_id, subject_id) WHERE (fired_at IS NULL);
comment on column base.timer.gen is 'Raised when a timer is moved, so that a firing read earlier finds nothing.';

-- Every number ever given, by any door, so that no two cases can share one.
create table cases.case_number (
  tenant_id integer not null,
  number text not null,
  given_at timestamp with time zone not null,
  PRIMARY KEY (number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);

create table cases.duplicate_flag (
  tenant_id integer not null,
  referral_id uuid not null,
  other_id uuid not null,
  other_case_number text not null,
  reasons text[] not null,
  found_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  settled_as text,
  PRIMARY KEY (tenant_id, referral_id, other_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, other_id) REFERENCES cases.referral(tenant_id, id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((settled_as = ANY (ARRAY['same'::text, 'different'::text])))
);

create table cases.referral (
  tenant_id integer not null,
  id uuid not null,
  case_number text not null,
  kind text not null,
  status text not null,
  previous_status text,
  version integer not null default 1,
  channel text not null,
  priority text not null,
  received_at timestamp with time zone not null,
  acknowledged_at timestamp with time zone,
  member_id uuid,
  patient_given_name text,
  patient_family_name text,
  patient_birth_on date,
  patient_member_number text,
  patient_family_search text,
  patient_given_search text,
  patient_phone text,
  patient_language text,
  ship_line1 text,
  ship_city text,
  ship_state text,
  ship_zip text,
  access_barriers text,
  zone text not null,
  office_id uuid,
  clinician_name text,
  clinician_npi text,
  signed_on date,
  requester_name text,
  requester_organization text,
  requester_email text,
  requester_phone text,
  diagnoses text[] not null default '{}'::text[],
  service_from_on date,
  service_to_on date,
  discharge_at timestamp with time zone,
  discharge_facility text,
  note text,
  order_received boolean not null,
  case_manager_id uuid,
  case_manager_name text,
  case_manager_extension text,
  created_by text not null,
  end_reason text,
  next_window_from timestamp with time zone,
  next_window_to timestamp with time zone,
  next_provider_name text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (case_number),
  FOREIGN KEY (case_manager_id) REFERENCES base.account(id),
  FOREIGN KEY (office_id) REFERENCES network.office(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members.member(tenant_id, id),
  CHECK ((channel = ANY (ARRAY['portal'::text, 'email'::text, 'phone'::text, 'fax'::text, 'x12'::text, 'fhir'::text, 'file'::text]))),
  CHECK ((kind = ANY (ARRAY['order'::text, 'inquiry'::text]))),
  CHECK ((priority = ANY (ARRAY['standard'::text, 'urgent'::text, 'stat'::text]))),
  CHECK ((status = ANY (ARRAY['draft'::text, 'received'::text, 'acknowledged'::text, 'verifying'::text, 'pending_info'::text, 'ready'::text, 'in_coordination'::text, 'partially_scheduled'::text, 'scheduled'::text, 'in_service'::text, 'completed'::text, 'closed'::text, 'reopened'::text, 'on_hold'::text, 'cancelled'::text, 'not_eligible'::text, 'redirected'::text, 'duplicate_merged'::text, 'closed_incomplete'::text])))
);
CREATE INDEX referral_family ON cases.referral USING btree (tenant_id, patient_family_search) WHERE (patient_family_search IS NOT NULL);
CREATE INDEX referral_member ON cases.referral USING btree (tenant_id, member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX referral_office ON cases.referral USING btree (tenant_id, office_id, received_at DESC) WHERE (office_id IS NOT NULL);
CREATE INDEX referral_patient ON cases.referral USING btree (tenant_id, patient_birth_on, patient_family_search) WHERE (patient_birth_on IS NOT NULL);
CREATE INDEX referral_received ON cases.referral USING btree (tenant_id, received_at DESC, id DESC);
comment on column cases.referral.kind is 'An inquiry asks before an order exists; it has a case number all the same.';
comment on column cases.referral.received_at is 'Receipt by any channel at any hour, before any triage; every clock starts here.';
comment on column cases.referral.patient_family_search is 'Folded to letters without accents, hyphens and spaces. Compared by plain operators only: under row policies no other can use an index.';
comment on column cases.referral.end_reason is 'Why the case was last moved by somebody who gave a reason: cancelled, paused, not eligible.';
comment on column cases.referral.next_window_from is 'The next confirmed visit or delivery of this case, as member, office and payer read it.';
comment on column cases.referral.next_provider_name is 'Who comes in the next window.';

create table cases.service_line (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  number integer not null,
  status text not null,
  previous_status text,
  family text not null,
  code text,
  description text not null,
  quantity numeric,
  frequency text,
  end_reason text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, referral_id, number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((status = ANY (ARRAY['requested'::text, 'coverage_check'::text, 'no_auth'::text, 'registration_only'::text, 'auth_required'::text, 'not_covered'::text, 'auth_pending'::text, 'authorized'::text, 'partial'::text, 'denied'::text, 'sourcing'::text, 'offered'::text, 'accepted'::text, 'scheduled'::text, 'in_progress'::text, 'delivered'::text, 'started'::text, 'ongoing'::text, 'discharged'::text, 'picked_up'::text, 'exhausted'::text, 'replaced'::text, 'recalled'::text, 'closed'::text, 'cancelled'::text])))
);

create table contact.message (
  tenant_id integer not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  purpose text not null,
  template text not null,
  template_version integer not null,
  recipient text not null,
  subject_line text not null,
  body text not null,
  message_id text not null,
  in_reply_to text,
  status text not null,
  queued_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  answer text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
CREATE INDEX message_subject ON contact.message USING btree (tenant_id, subject_id);

-- Something that came in before it means anything: a mail, a call begun. The original stays here even when it is placed elsewhere.
create table intake.arrival (
  tenant_id integer not null,
  id uuid not null,
  case_number text not null,
  channel text not null,
  status text not null,
  received_at timestamp with time zone not null,
  sender_name text,
  sender_address text,
  recipient text,
  subject text,
  body_text text,
  raw_digest text,
  message_id text,
  is_automatic boolean not null default false,
  resend_of uuid,
  why text,
  placed_tenant_id integer,
  placed_referral_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((status = ANY (ARRAY['waiting'::text, 'claimed'::text, 'placed'::text, 'set_aside'::text, 'duplicate'::text])))
);
CREATE INDEX arrival_digest ON intake.arrival USING btree (tenant_id, raw_digest) WHERE (raw_digest IS NOT NULL);
CREATE INDEX arrival_message ON intake.arrival USING btree (tenant_id, message_id) WHERE (message_id IS NOT NULL);
comment on column intake.arrival.why is 'Why it waits or was set aside, as a finished sentence.';

create table intake.call (
  tenant_id integer not null,
  id uuid not null,
  arrival_id uuid not null,
  case_number text not null,
  agent_id uuid not null,
  agent_name text not null,
  caller_name text,
  caller_organization text,
  caller_phone text,
  purpose text,
  identifiers text[] not null default '{}'::text[],
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  referral_tenant_id integer,
  referral_id uuid,
  draft jsonb,
  draft_saved_at timestamp with time zone,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
CREATE INDEX call_open ON intake.call USING btree (tenant_id, agent_id, started_at DESC) WHERE (ended_at IS NULL);
comment on column intake.call.draft is 'The order as typed so far, half words too. Read by the agent on the call and supervisors alone; emptied once the order is placed.';

create table intake.document (
  tenant_id integer not null,
  id uuid not null,
  arrival_id uuid,
  referral_id uuid,
  copied_from uuid,
  digest text not null,
  file_name text not null,
  kind text not null,
  bytes bigint not null,
  status text not null,
  why text,
  page_count integer,
  received_at timestamp with time zone not null,
  received_by text not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, arrival_id) REFERENCES intake.arrival(tenant_id, id),
  CHECK ((status = ANY (ARRAY['stored'::text, 'read'::text, 'unreadable'::text])))
);
CREATE INDEX document_arrival ON intake.document USING btree (tenant_id, arrival_id) WHERE (arrival_id IS NOT NULL);
CREATE INDEX document_digest ON intake.document USING btree (tenant_id, digest);
CREATE INDEX document_referral ON intake.document USING btree (tenant_id, referral_id) WHERE (referral_id IS NOT NULL);
comment on column intake.document.digest is 'SHA-256 of the original bytes, which are never changed.';

create table intake.page (
  tenant_id integer not null,
  document_id uuid not null,
  number integer not null,
  width_px integer not null,
  height_px integer not null,
  image_digest text not null,
  mime text not null,
  page_text text,
  PRIMARY KEY (tenant_id, document_id, number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES intake.document(tenant_id, id)
);

create table members.member (
  tenant_id integer not null,
  id uuid not null,
  plan_name text not null,
  line_of_business text not null,
  member_number text not null,
  given_name text not null,
  family_name text not null,
  search_name text not null,
  birth_on date not null,
  sex text,
  language text not null default 'en'::text,
  phone text,
  email text,
  line1 text,
  city text,
  state text,
  zip text,
  zone text not null,
  access_notes text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, member_number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
CREATE INDEX member_birth ON members.member USING btree (tenant_id, birth_on);
CREATE INDEX member_name ON members.member USING btree (tenant_id, search_name text_pattern_ops);
comment on column members.member.search_name is 'Given and family name folded to lower case without accents, hyphens and spaces.';

-- Identity and coverage of a member in every form we ever knew, the newest too.
create table members.member_history (
  tenant_id integer not null,
  id uuid not null,
  member_id uuid not null,
  plan_name text not null,
  line_of_business text not null,
  member_number text not null,
  given_name text not null,
  family_name text not null,
  birth_on date not null,
  state text,
  zone text not null,
  valid_from timestamp with time zone not null,
  known_at timestamp with time zone not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members.member(tenant_id, id)
);
CREATE INDEX member_history_known ON members.member_history USING btree (tenant_id, member_id, known_at DESC, id DESC);
comment on column members.member_history.valid_from is 'From when it holds; a fact learned late holds from before it was known.';
comment on column members.member_history.known_at is 'When we learned it; what we knew at an instant is the newest row known by then.';

create table network.clinician (
  id uuid not null,
  office_id uuid not null,
  name text not null,
  credential text not null,
  npi text not null,
  PRIMARY KEY (id),
  FOREIGN KEY (office_id) REFERENCES network.office(id)
);

create table network.location (
  id uuid not null,
  organization_id uuid not null,
  name text not null,
  npi text not null,
  families text[] not null,
  city text not null,
  state text not null,
  zip text not null,
  zone text not null,
  phone text not null,
  active boolean not null default true,
  tenants integer[] not null,
  PRIMARY KEY (id)
);

create table network.office (
  id uuid not null,
  name text not null,
  kind text not null,
  npi text not null,
  city text not null,
  state text not null,
  zone text not null,
  phone text not null,
  fax text,
  email text,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['physician_office'::text, 'hospital'::text])))
);

create table work.calendar (
  id text not null,
  version integer not null,
  zone text not null,
  body jsonb not null,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (id, version)
);

-- Dated rule rows; a rule without tenant holds for all payers. Rows are added, never changed.
create table work.clock_rule (
  id text not null,
  version integer not null,
  tenant_id integer,
  kind text not null,
  line_of_business text,
  family text,
  state text,
  body jsonb not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (id, version),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);

create table work.deadline (
  tenant_id integer not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  label text not null,
  rule_id text not null,
  rule_version integer not null,
  calendar_id text not null,
  calendar_version integer not null,
  zone text not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  body jsonb not null,
  status text not null default 'running'::text,
  warned_percent integer not null default 0,
  met_at timestamp with time zone,
  breached_at timestamp with time zone,
  case_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((status = ANY (ARRAY['running'::text, 'met'::text, 'breached'::text, 'met_late'::text, 'cancelled'::text])))
);
CREATE INDEX deadline_case ON work.deadline USING btree (tenant_id, case_id) WHERE (case_id IS NOT NULL);
CREATE INDEX deadline_subject ON work.deadline USING btree (tenant_id, subject_id);
comment on column work.deadline.body is 'The whole computation: rule and calendar versions, zones, anchor, warnings and the steps in sentences.';
comment on column work.deadline.case_id is 'The case whose history tells of this clock when its subject is a task or an authorization.';

create table work.escalation (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  case_number text not null,
  status text not null,
  level integer not null,
  reason text not null,
  manager_id uuid,
  manager_name text,
  manager_phone text,
  manager_email text,
  opened_at timestamp with time zone not null,
  committed_for timestamp with time zone,
  resolved_at timestamp with time zone,
  resolution text,
  discharge_at timestamp with time zone,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((status = ANY (ARRAY['open'::text, 'assigned'::text, 'committed'::text, 'in_progress'::text, 'resolved'::text, 'confirmed'::text, 'reopened'::text])))
);
CREATE INDEX escalation_referral ON work.escalation USING btree (tenant_id, referral_id);
comment on column work.escalation.committed_for is 'The date and time the named manager has committed to.';
comment on column work.escalation.discharge_at is 'The planned discharge it answers, as last known; only an earlier one opens a resolved escalation anew.';

create table work.item (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  case_number text not null,
  title text not null,
  status text not null,
  stage text not null,
  channel text not null,
  family text not null,
  state text not null,
  zone text not null,
  priority text not null,
  risk text not null default 'calm'::text,
  received_at timestamp with time zone not null,
  discharge_at timestamp with time zone,
  harm_at timestamp with time zone not null,
  next_due_at timestamp with time zone,
  due_sort_at timestamp with time zone generated always as (COALESCE(next_due_at, '9999-12-31 00:00:00+00'::timestamp with time zone)) stored not null,
  next_due_kind text,
  case_manager_id uuid,
  owner_id uuid,
  owned_since timestamp with time zone,
  locked_by uuid,
  locked_until timestamp with time zone,
  is_escalated boolean not null default false,
  is_duplicate boolean not null default false,
  is_near_discharge boolean not null default false,
  is_open boolean not null default true,
  version integer not null default 1,
  case_id uuid,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, kind, subject_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((kind = ANY (ARRAY['referral'::text, 'arrival'::text, 'exception'::text, 'review'::text, 'task'::text]))),
  CHECK ((risk = ANY (ARRAY['calm'::text, 'at_risk'::text, 'breached'::text]))),
  CHECK ((status = ANY (ARRAY['open'::text, 'claimed'::text, 'snoozed'::text, 'done'::text, 'dropped'::text])))
);
CREATE INDEX item_duplicate_harm ON work.item USING btree (tenant_id, harm_at, id) WHERE (is_open AND is_duplicate);
CREATE INDEX item_escalated_harm ON work.item USING btree (tenant_id, harm_at, id) WHERE (is_open AND is_escalated);
CREATE INDEX item_exception_harm ON work.item USING btree (tenant_id, harm_at, id) WHERE (is_open AND (kind = 'exception'::text));
CREATE INDEX item_lobby_harm ON work.item USING btree (tenant_id, harm_at, id) WHERE (is_open AND (kind = 'arrival'::text));
CREATE INDEX item_mine_due ON work.item USING btree (tenant_id, owner_id, due_sort_at, id, family) WHERE (is_open AND (owner_id IS NOT NULL));
CREATE INDEX item_mine_harm ON work.item USING btree (tenant_id, owner_id, harm_at, id, family) WHERE (is_open AND (owner_id IS NOT NULL));
CREATE INDEX item_mine_received ON work.item USING btree (tenant_id, owner_id, received_at, id, family) WHERE (is_open AND (owner_id IS NOT NULL));
CREATE INDEX item_near_harm ON work.item USING btree (tenant_id, harm_at, id) WHERE (is_open AND is_near_discharge);
CREATE INDEX item_open_due ON work.item USING btree (tenant_id, due_sort_at, id, family) WHERE is_open;
CREATE INDEX item_open_harm ON work.item USING btree (tenant_id, harm_at, id, family) WHERE is_open;
CREATE INDEX item_open_received ON work.item USING btree (tenant_id, received_at, id, family) WHERE is_open;
CREATE INDEX item_risk_due ON work.item USING btree (tenant_id, risk, due_sort_at, id) WHERE (is_open AND (risk <> 'calm'::text));
CREATE INDEX item_risk_harm ON work.item USING btree (tenant_id, risk, harm_at, id) WHERE (is_open AND (risk <> 'calm'::text));
CREATE INDEX item_risk_received ON work.item USING btree (tenant_id, risk, received_at, id) WHERE (is_open AND (risk <> 'calm'::text));
CREATE INDEX item_unowned_due ON work.item USING btree (tenant_id, due_sort_at, id, family) WHERE (is_open AND (owner_id IS NULL));
CREATE INDEX item_unowned_harm ON work.item USING btree (tenant_id, harm_at, id, family) WHERE (is_open AND (owner_id IS NULL));
CREATE INDEX item_unowned_received ON work.item USING btree (tenant_id, received_at, id, family) WHERE (is_open AND (owner_id IS NULL));
comment on column work.item.harm_at is 'The instant after which waiting starts to hurt this person: the first key of every queue.';
comment on column work.item.locked_until is 'Somebody has this open for work; the lock lapses by itself.';
comment on column work.item.case_id is 'The case behind a task or a review; null where the subject is the case itself or no case exists.';

-- Something about a case that only a person can do, with an owner and a clock; the same trouble of the same line is one task.
create table work.task (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid,
  case_number text not null,
  code text not null,
  say text not null,
  status text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by text,
  resolution text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);
CREATE INDEX task_referral ON work.task USING btree (tenant_id, referral_id);
CREATE UNIQUE INDEX task_open ON work.task USING btree (tenant_id, referral_id, code, COALESCE(line_id, referral_id)) WHERE (status = 'open'::text);
comment on column work.task.say is 'What is to be done and why, as a finished sentence.';
