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

-- Who is owed the word of a decision and how they got it: the office by mail or phone, the member by letter.
create table approval.notice (
  tenant_id integer not null,
  id uuid not null,
  request_id uuid not null,
  referral_id uuid not null,
  audience text not null,
  channel text not null,
  recipient text not null,
  body text not null,
  message_id uuid,
  written_at timestamp with time zone not null,
  given_at timestamp with time zone,
  given_how text,
  given_to text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, request_id) REFERENCES approval.request(tenant_id, id),
  CHECK ((audience = ANY (ARRAY['office'::text, 'member'::text]))),
  CHECK ((channel = ANY (ARRAY['mail'::text, 'letter'::text, 'phone'::text])))
);
CREATE INDEX notice_message ON approval.notice USING btree (tenant_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX notice_request ON approval.notice USING btree (tenant_id, request_id);

-- One request for approval per service line: what is asked, which rule or person decided, in whose words, and when everybody had been told.
create table approval.request (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  line_number integer not null,
  case_number text not null,
  number text not null,
  kind text not null,
  status text not null,
  track text not null,
  line_of_business text,
  plan_name text,
  rule_id text,
  rule_version integer,
  findings jsonb not null default '[]'::jsonb,
  reason text,
  question text,
  decision jsonb,
  requested_quantity numeric,
  approved_quantity numeric,
  valid_from date,
  valid_to date,
  received_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_as text,
  decided_by text,
  notice_at timestamp with time zone,
  oral_notice_at timestamp with time zone,
  coverage_inquiry_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, coverage_inquiry_id) REFERENCES eligibility.inquiry(tenant_id, id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((kind = ANY (ARRAY['authorization'::text, 'registration'::text]))),
  CHECK ((status = ANY (ARRAY['draft'::text, 'submitted'::text, 'auto_review'::text, 'rn_review'::text, 'info_requested'::text, 'md_review'::text, 'p2p_offered'::text, 'approved'::text, 'modified'::text, 'partial'::text, 'denied'::text, 'admin_denied'::text, 'withdrawn'::text, 'voided'::text, 'expired'::text, 'extended'::text, 'renewed'::text, 'reopened'::text]))),
  CHECK ((track = ANY (ARRAY['standard'::text, 'expedited'::text])))
);
CREATE INDEX request_referral ON approval.request USING btree (tenant_id, referral_id);
CREATE UNIQUE INDEX request_line ON approval.request USING btree (tenant_id, line_id);
CREATE UNIQUE INDEX request_number ON approval.request USING btree (number);
comment on column approval.request.findings is 'Each criterion with the fact held against it, as judged last: met, not met or not known.';
comment on column approval.request.decision is 'A decision against the requester in its parts: criterion, what the record lacked, what would change it, whom a physician can call.';
comment on column approval.request.received_at is 'When the referral was received: the determination clock runs from here, never from completeness.';
comment on column approval.request.notice_at is 'When the last notice owed had been given. Decided means decided and told; both instants are kept.';
comment on column approval.request.coverage_inquiry_id is 'The newest answer about coverage when it was decided: the evidence the decision rests on.';

-- Dated rule rows: whether a service needs approval under a plan, and when the program may approve by itself. A rule without tenant holds for all payers. Rows are added, never changed.
create table approval.rule (
  id text not null,
  version integer not null,
  tenant_id integer,
  line_of_business text,
  plan_name text,
  family text,
  code_prefix text,
  requirement text not null,
  criteria jsonb not null default '[]'::jsonb,
  validity_days integer not null,
  say text not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp with time zone not null,
  PRIMARY KEY (id, version),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((requirement = ANY (ARRAY['none'::text, 'registration'::text, 'review'::text, 'not_covered'::text])))
);
comment on column approval.rule.criteria is 'What must hold for the program to approve, all of it; empty means that a nurse always reviews. Kinds in care/authorization/authorization.schema.ts.';
comment on column approval.rule.validity_days is 'How many days an approval under this row is valid, the first day included.';
comment on column approval.rule.say is 'What the row says, as one sentence for the case page.';

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
comment on column base.credential.password_hash is 'argon2id of a person''s password; sha256: of one made for a program; empty: none.';
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

-- What people said about whether a case is for a member; the newest word about a member holds, and the program never goes against it.
create table cases.member_ruling (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  member_id uuid not null,
  ruling text not null,
  reason text not null,
  ruled_at timestamp with time zone not null,
  ruled_by text not null,
  turn bigint generated always as identity not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members.member(tenant_id, id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((ruling = ANY (ARRAY['this'::text, 'not'::text])))
);
CREATE INDEX member_ruling_referral ON cases.member_ruling USING btree (tenant_id, referral_id, turn DESC);
comment on column cases.member_ruling.ruled_by is 'Name of the person, as the case shows it.';
comment on column cases.member_ruling.turn is 'In which order words about one case were said; two may bear one instant.';

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
  answered_at timestamp with time zone,
  clinical jsonb not null default '{}'::jsonb,
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
CREATE INDEX referral_family ON cases.referral USING btree (tenant_id, patient_family_search, patient_given_search, received_at DESC) WHERE (patient_family_search IS NOT NULL);
CREATE INDEX referral_in_service ON cases.referral USING btree (tenant_id, id) WHERE (status = 'in_service'::text);
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
comment on column cases.referral.answered_at is 'When whoever asked before an order existed was first answered.';
comment on column cases.referral.clinical is 'Clinical facts by family (oxygen, homeHealth) as stated by the order; shape in care/cases/clinical.schema.ts.';

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

-- A code of an edition in its normal form; the rows of a replaced edition go with it.
create table codes.code (
  edition_id integer not null,
  code text not null,
  name text not null,
  billable boolean not null,
  valid_from date,
  valid_to date,
  successor text,
  facts jsonb not null,
  PRIMARY KEY (edition_id, code),
  FOREIGN KEY (edition_id) REFERENCES codes.edition(id)
);
comment on column codes.code.billable is 'False for a heading, which no claim may carry.';
comment on column codes.code.valid_to is 'Last day on which the code may be used; null: no end is known.';
comment on column codes.code.successor is 'The code the publisher names in its place.';
comment on column codes.code.facts is 'What else the publisher says of it, by kind (care/codes/codes.schema.ts).';

-- One load of one publisher's file, with its control totals: accepted + rejected + duplicates = lines.
create table codes.edition (
  id integer generated always as identity not null,
  kind text not null,
  whole boolean not null,
  status text not null,
  publisher text not null,
  file_name text not null,
  digest text not null,
  from_on date not null,
  to_on date,
  loaded_at timestamp with time zone not null,
  accepted integer not null,
  rejected integer not null,
  duplicates integer not null,
  lines integer generated always as (((accepted + rejected) + duplicates)) stored not null,
  PRIMARY KEY (id),
  CHECK ((kind = ANY (ARRAY['icd10cm'::text, 'hcpcs'::text, 'npi'::text, 'leie'::text]))),
  CHECK ((status = ANY (ARRAY['replaced'::text, 'current'::text]))),
  CHECK ((to_on >= from_on))
);
CREATE UNIQUE INDEX edition_current ON codes.edition USING btree (kind, whole, from_on) WHERE (status = 'current'::text);
comment on column codes.edition.whole is 'False for a part of the set: it lends names, but a code is not checked against it.';
comment on column codes.edition.digest is 'SHA-256 of the file, hexadecimal.';
comment on column codes.edition.from_on is 'First day the edition holds.';
comment on column codes.edition.to_on is 'Last day the edition can be answered from; null: until the next one.';
comment on column codes.edition.lines is 'Lines of the file that carry data; the load refuses a file in which they do not add up.';

-- Whom the federal programs exclude (42 USC 1320a-7); most have no NPI, so that names are looked for too.
create table codes.exclusion (
  edition_id integer not null,
  digest text not null,
  npi text,
  last_name text not null,
  first_name text not null,
  business_name text not null,
  born_on date,
  state text not null,
  grounds text not null,
  excluded_on date not null,
  reinstated_on date,
  waived_on date,
  waiver_state text not null,
  PRIMARY KEY (edition_id, digest),
  FOREIGN KEY (edition_id) REFERENCES codes.edition(id)
);
CREATE INDEX exclusion_name ON codes.exclusion USING btree (last_name, first_name);
CREATE INDEX exclusion_npi ON codes.exclusion USING btree (npi) WHERE (npi IS NOT NULL);
comment on column codes.exclusion.digest is 'Of the whole row: the file gives its rows no number.';
comment on column codes.exclusion.grounds is 'Paragraph of the act, as the list writes it.';

-- One thing asked for. While it is open the same thing is not asked again: an index holds that.
create table completeness.question (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  request_id uuid not null,
  number integer not null,
  code text not null,
  field text not null,
  say text not null,
  supplied_by text not null,
  asked_at timestamp with time zone not null,
  quote text,
  document_id uuid,
  page integer,
  closed_at timestamp with time zone,
  closed_as text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  FOREIGN KEY (tenant_id, request_id) REFERENCES completeness.request(tenant_id, id),
  CHECK ((closed_as = ANY (ARRAY['answered'::text, 'case_over'::text])))
);
CREATE INDEX question_asked ON completeness.question USING btree (tenant_id, asked_at);
CREATE INDEX question_request ON completeness.question USING btree (tenant_id, request_id);
CREATE UNIQUE INDEX question_once ON completeness.question USING btree (tenant_id, referral_id, code, field) WHERE (closed_at IS NULL);
comment on column completeness.question.number is 'Its place in the message, from 1.';
comment on column completeness.question.quote is 'What was received of it when it was asked, as it was said; null where nothing was.';
comment on column completeness.question.document_id is 'The document that was read for it, with the page.';

-- One consolidated request: everything that was missing at that moment, asked of one person in one message.
create table completeness.request (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  asked_at timestamp with time zone not null,
  codes text[] not null,
  gaps jsonb not null,
  answered_at timestamp with time zone,
  channel text,
  asked_of text,
  message_id text,
  reminded_at timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((channel = ANY (ARRAY['portal'::text, 'mail'::text, 'fax'::text, 'phone'::text, 'x12'::text])))
);
CREATE INDEX request_message ON completeness.request USING btree (tenant_id, message_id);
CREATE INDEX request_referral ON completeness.request USING btree (tenant_id, referral_id, asked_at);
comment on column completeness.request.codes is 'The gap codes asked for, so that rework can be measured by its cause (M14) and nothing is asked twice.';
comment on column completeness.request.channel is 'How it was asked; null until it was.';
comment on column completeness.request.asked_of is 'Whom: an address, a number, a name.';
comment on column completeness.request.message_id is 'The Message-ID of the letter, by which a reply is known.';
comment on column completeness.request.reminded_at is 'When it was asked after again.';

-- An order held against the list for the first time: what the clarification rate is counted over.
create table completeness.review (
  tenant_id integer not null,
  referral_id uuid not null,
  reviewed_at timestamp with time zone not null,
  channel text not null,
  sender text not null,
  PRIMARY KEY (tenant_id, referral_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id)
);
CREATE INDEX review_time ON completeness.review USING btree (tenant_id, reviewed_at);
comment on column completeness.review.sender is 'Organization or name as it stood then.';

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
  CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'kept'::text])))
);
CREATE INDEX message_subject ON contact.message USING btree (tenant_id, subject_id);
comment on column contact.message.status is 'kept: a person sends it.';

create table eligibility.inquiry (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  member_id uuid,
  how text not null,
  service_on date not null,
  service_types text[] not null,
  control_number bigint,
  asked_at timestamp with time zone not null,
  asked_by text not null,
  answered_at timestamp with time zone,
  outcome text,
  say text,
  next_step text,
  plan_name text,
  line_of_business text,
  facts jsonb,
  request bytea,
  response bytea,
  based_on uuid,
  spoke_with text,
  reference_number text,
  purpose text not null default 'verify'::text,
  person jsonb,
  variant text,
  answer_control text,
  confirmed_at timestamp with time zone,
  confirmed_by text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, based_on) REFERENCES eligibility.inquiry(tenant_id, id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  CHECK (((outcome IS NULL) = (answered_at IS NULL))),
  CHECK ((how = ANY (ARRAY['electronic'::text, 'by_hand'::text, 'reused'::text]))),
  CHECK ((outcome = ANY (ARRAY['active'::text, 'inactive'::text, 'not_covered'::text, 'unclear'::text, 'garbled'::text, 'given_up'::text, 'to_confirm'::text]))),
  CHECK ((purpose = ANY (ARRAY['verify'::text, 'recheck'::text, 'sweep'::text])))
);
CREATE INDEX inquiry_answer_control ON eligibility.inquiry USING btree (tenant_id, answer_control, answered_at DESC) WHERE (answer_control IS NOT NULL);
CREATE INDEX inquiry_based_on ON eligibility.inquiry USING btree (tenant_id, based_on) WHERE (based_on IS NOT NULL);
CREATE INDEX inquiry_fresh ON eligibility.inquiry USING btree (tenant_id, member_id, service_on, answered_at DESC) WHERE ((member_id IS NOT NULL) AND (outcome = 'active'::text));
CREATE INDEX inquiry_referral ON eligibility.inquiry USING btree (tenant_id, referral_id, asked_at DESC);
comment on column eligibility.inquiry.control_number is 'ISA13 and trace of the question; a second sending of the same question carries the same number.';
comment on column eligibility.inquiry.asked_at is 'When it was decided to ask; when a person wrote it down, where it was recorded by hand.';
comment on column eligibility.inquiry.outcome is 'Null while the payer has not answered; given_up when a person took another way meanwhile; to_confirm when the payer found somebody under other details and a person must say whether it is the same one.';
comment on column eligibility.inquiry.facts is 'What was read from the answer, in the shape of care/eligibility/eligibility.schema.ts.';
comment on column eligibility.inquiry.request is 'The question as sent, byte for byte.';
comment on column eligibility.inquiry.response is 'The answer as it came, byte for byte, readable or not.';
comment on column eligibility.inquiry.based_on is 'The answer used again, or the question as first stated of which this is a variant.';
comment on column eligibility.inquiry.purpose is 'Why it was asked: verify before the case goes on, recheck before a visit, sweep overnight while in service.';
comment on column eligibility.inquiry.person is 'Who was asked about, as stated in the question: given and family name, birth date, member ID.';
comment on column eligibility.inquiry.variant is 'Under which other details it was asked, by the name of the variant; null as stated.';
comment on column eligibility.inquiry.answer_control is 'The control number (ISA13) that the payer gave its answer.';
comment on column eligibility.inquiry.confirmed_by is 'Who said that the person found under other details is the member.';

-- How each payer is asked in X12: kept by the hub, one row a payer.
create table eligibility.payer_profile (
  tenant_id integer not null,
  endpoint text not null,
  payer_name text not null,
  payer_number text not null,
  our_qualifier text not null,
  our_id text not null,
  their_qualifier text not null,
  their_id text not null,
  our_name text not null,
  our_npi text not null,
  usage text not null,
  tolerates text[] not null default '{}'::text[],
  PRIMARY KEY (tenant_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((usage = ANY (ARRAY['P'::text, 'T'::text])))
);
comment on column eligibility.payer_profile.endpoint is 'Where questions are posted (https://…), or the word sandbox while the town is seeded.';
comment on column eligibility.payer_profile.tolerates is 'Departures from the guide let through from this payer, by name; each use is kept with the answer.';

-- That coverage is asked about again before an agreed visit: one row a visit.
create table eligibility.recheck (
  tenant_id integer not null,
  appointment_id uuid not null,
  referral_id uuid not null,
  service_on date not null,
  due_at timestamp with time zone not null,
  state text not null,
  PRIMARY KEY (tenant_id, appointment_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'asked'::text, 'fresh'::text, 'dropped'::text])))
);
CREATE INDEX recheck_referral ON eligibility.recheck USING btree (tenant_id, referral_id);
comment on column eligibility.recheck.due_at is 'When it is asked again; kept so that it can be explained.';
comment on column eligibility.recheck.state is 'waiting; asked; fresh: an answer for that day came a few days before the visit; dropped: the visit is off.';

-- One night in which every case in service of a payer is asked about again, a few at a time; swept_to is where it goes on.
create table eligibility.sweep (
  tenant_id integer not null,
  night_on date not null,
  due_at timestamp with time zone not null,
  swept_to uuid,
  asked integer not null default 0,
  passed integer not null default 0,
  done_at timestamp with time zone,
  PRIMARY KEY (tenant_id, night_on),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
comment on column eligibility.sweep.passed is 'Cases left out because their coverage was answered a few days ago.';

-- Requests for approval (278) that became cases, one row each.
create table exchange.care_request (
  tenant_id integer not null,
  id uuid not null,
  partner_id uuid not null,
  account_id uuid not null,
  partner_name text not null,
  message_id uuid not null,
  number integer not null,
  referral_id uuid not null,
  case_number text not null,
  received_at timestamp with time zone not null,
  request_key text,
  person_key text not null,
  content_key text not null,
  asked jsonb not null,
  sender text not null,
  receiver text not null,
  told text not null,
  told_at timestamp with time zone not null,
  told_in uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (account_id) REFERENCES base.account(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES exchange.message(tenant_id, id),
  FOREIGN KEY (tenant_id, partner_id) REFERENCES exchange.partner(tenant_id, id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id)
);
CREATE INDEX care_request_by_number ON exchange.care_request USING btree (tenant_id, partner_id, case_number);
CREATE INDEX care_request_of_case ON exchange.care_request USING btree (tenant_id, referral_id);
CREATE INDEX care_request_told_in ON exchange.care_request USING btree (tenant_id, told_in) WHERE (told_in IS NOT NULL);
CREATE UNIQUE INDEX care_request_once ON exchange.care_request USING btree (tenant_id, partner_id, request_key);
comment on column exchange.care_request.number is 'Which transaction of the message it was, counted from 1.';
comment on column exchange.care_request.request_key is 'Digest of who asks, their trace and the person: the same request comes once. Null where no trace was given.';
comment on column exchange.care_request.person_key is 'Digest of the person as stated: an earlier request is named only for the same person.';
comment on column exchange.care_request.content_key is 'Digest of everything asked for; another one under the same trace is a changed request.';
comment on column exchange.care_request.asked is 'The question as it was read, from which every later answer is written.';
comment on column exchange.care_request.sender is 'GS02 of the question: whom its answers go to.';
comment on column exchange.care_request.receiver is 'GS03 of the question: in whose name they are given.';
comment on column exchange.care_request.told is 'Digest of what the partner was told last.';
comment on column exchange.care_request.told_in is 'The message that said so, where it came after the first answer: once it is picked up the partner has heard.';

-- Envelopes of CAQH CORE that brought a message: a PayloadID of a sender means one payload, for ever.
create table exchange.envelope (
  tenant_id integer not null,
  partner_id uuid not null,
  account_id uuid not null,
  payload_id uuid not null,
  payload_type text not null,
  mode text not null,
  digest text not null,
  message_id uuid,
  at timestamp with time zone not null,
  receipt_fetched_at timestamp with time zone,
  PRIMARY KEY (tenant_id, partner_id, payload_id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES exchange.message(tenant_id, id),
  FOREIGN KEY (tenant_id, partner_id) REFERENCES exchange.partner(tenant_id, id),
  CHECK ((mode = ANY (ARRAY['real_time'::text, 'batch'::text])))
);
CREATE INDEX envelope_receipts ON exchange.envelope USING btree (tenant_id, partner_id, at) WHERE ((mode = 'batch'::text) AND (receipt_fetched_at IS NULL));
comment on column exchange.envelope.message_id is 'The message it brought, or the earlier one of the same bytes.';
comment on column exchange.envelope.receipt_fetched_at is 'When the receipt (TA1, 999) of a batch was fetched by its own envelope; null while it waits.';

-- Interchanges taken from partners: sender and control number are used once, for ever.
create table exchange.interchange (
  tenant_id integer not null,
  message_id uuid not null,
  number integer not null,
  partner_id uuid not null,
  account_id uuid not null,
  sender text not null,
  control text not null,
  PRIMARY KEY (tenant_id, message_id, number),
  FOREIGN KEY (tenant_id, message_id) REFERENCES exchange.message(tenant_id, id)
);
CREATE UNIQUE INDEX interchange_once ON exchange.interchange USING btree (tenant_id, partner_id, sender, control);

create table exchange.message (
  tenant_id integer not null,
  id uuid not null,
  partner_id uuid not null,
  account_id uuid not null,
  direction text not null,
  channel text not null,
  at timestamp with time zone not null,
  digest text not null,
  content bytea not null,
  file_name text,
  sets text[] not null default '{}'::text[],
  verdict text not null,
  says text not null,
  tolerated integer not null default 0,
  answers uuid,
  picked_up_at timestamp with time zone,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, answers) REFERENCES exchange.message(tenant_id, id),
  FOREIGN KEY (tenant_id, partner_id) REFERENCES exchange.partner(tenant_id, id),
  CHECK (((direction = 'out'::text) = (verdict = 'sent'::text))),
  CHECK ((channel = ANY (ARRAY['real_time'::text, 'batch'::text, 'folder'::text]))),
  CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  CHECK ((verdict = ANY (ARRAY['accepted'::text, 'accepted_with_errors'::text, 'partly'::text, 'refused'::text, 'sent'::text])))
);
CREATE INDEX message_answers ON exchange.message USING btree (tenant_id, answers) WHERE (answers IS NOT NULL);
CREATE INDEX message_newest ON exchange.message USING btree (tenant_id, at DESC, id DESC);
CREATE UNIQUE INDEX message_once ON exchange.message USING btree (tenant_id, partner_id, digest) WHERE ((direction = 'in'::text) AND (verdict <> 'refused'::text));
comment on column exchange.message.content is 'The message byte for byte, readable or not.';
comment on column exchange.message.answers is 'The message this one answers; a message that comes again gets the same answers.';
comment on column exchange.message.picked_up_at is 'When the partner fetched it; null while it waits, and for what was answered on the spot.';

-- With whom the house exchanges X12 for a payer, and how: a row for each agreement.
create table exchange.partner (
  tenant_id integer not null,
  id uuid not null,
  account_id uuid not null,
  name text not null,
  their_qualifier text not null,
  their_id text not null,
  our_qualifier text not null,
  our_id text not null,
  delimiters text not null default '*^:~'::text,
  usage text not null,
  takes text[] not null,
  tolerates text[] not null default '{}'::text[],
  folder text,
  active boolean not null default true,
  certificate text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (account_id),
  UNIQUE (folder),
  FOREIGN KEY (account_id) REFERENCES base.account(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((usage = ANY (ARRAY['P'::text, 'T'::text])))
);
comment on column exchange.partner.account_id is 'The account whose credential opens the doors of the exchange for this partner.';
comment on column exchange.partner.delimiters is 'What we write with: element, repetition, component, terminator.';
comment on column exchange.partner.takes is 'Sets taken from this partner (270, 837, …); another is refused with the code for a set not supported.';
comment on column exchange.partner.tolerates is 'Departures from the guides let through from this partner, by name; each use is kept with the message.';
comment on column exchange.partner.folder is 'Name of this partner''s folder under the watched one, where files are dropped instead of posted.';
comment on column exchange.partner.certificate is 'SHA-256 fingerprint of the client certificate this partner shows over HTTP; null: none was agreed.';

create table exchange.transaction_set (
  tenant_id integer not null,
  message_id uuid not null,
  number integer not null,
  account_id uuid not null,
  set_id text not null,
  version text not null,
  interchange_control text not null,
  group_control text not null,
  control text not null,
  verdict text not null,
  problems jsonb not null,
  subject_kind text,
  subject_id uuid,
  caused text,
  PRIMARY KEY (tenant_id, message_id, number),
  FOREIGN KEY (tenant_id, message_id) REFERENCES exchange.message(tenant_id, id),
  CHECK ((verdict = ANY (ARRAY['accepted'::text, 'accepted_with_errors'::text, 'refused'::text])))
);
comment on column exchange.transaction_set.problems is 'What was wrong, where: layer, code, sentence and position of each.';
comment on column exchange.transaction_set.caused is 'What came of it, as a finished sentence.';

-- What was said of a fax when it was delivered. The same delivery again finds its row and changes nothing.
create table faxes.fax (
  tenant_id integer not null,
  arrival_id uuid not null,
  vendor text not null,
  vendor_fax_id text not null,
  digest text not null,
  caller_number text,
  called_number text,
  pages_claimed integer,
  received_at timestamp with time zone not null,
  taken_at timestamp with time zone not null,
  PRIMARY KEY (tenant_id, arrival_id),
  UNIQUE (tenant_id, vendor, vendor_fax_id, digest),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, arrival_id) REFERENCES intake.arrival(tenant_id, id)
);
comment on column faxes.fax.pages_claimed is 'How many pages the sending side says there are; null where it does not say.';
comment on column faxes.fax.received_at is 'When its last page was received.';
comment on column faxes.fax.taken_at is 'When it was delivered to us.';

-- A fax number of ours: what is called decides the payer; a line of the lobby is for everybody.
create table faxes.line (
  tenant_id integer not null,
  id uuid not null,
  called_number text not null,
  label text not null,
  folder text,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (called_number),
  UNIQUE (folder),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
comment on column faxes.line.called_number is 'Digits with country code and a plus sign: +16175550100.';
comment on column faxes.line.folder is 'Its folder under DOORSTEP_FAX_FOLDER; null: nothing is dropped for it.';

-- A service that takes faxes for us and posts each to /fax/NAME.
create table faxes.vendor (
  tenant_id integer not null,
  id uuid not null,
  name text not null,
  mapping jsonb not null,
  secret bytea not null,
  active boolean not null default true,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (name),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
comment on column faxes.vendor.mapping is 'Where its message says what, and how it proves itself: care/faxes/vendor-mapping.schema.ts.';
comment on column faxes.vendor.secret is 'Sealed under the program''s secret.';

-- A file of a payer and what became of it. Its bytes lie with the originals under the digest; a roster in X12 lies in its message.
create table feeds.file (
  tenant_id integer not null,
  id uuid not null,
  kind text not null,
  layout_name text not null,
  layout_version integer not null,
  file_name text not null,
  digest text not null,
  bytes integer not null,
  road text not null,
  status text not null,
  says text not null,
  received_at timestamp with time zone not null,
  received_by text not null,
  accepted integer not null,
  rejected integer not null,
  duplicates integer not null,
  sent integer generated always as (((accepted + rejected) + duplicates)) stored not null,
  absent integer not null,
  settled_at timestamp with time zone,
  settled_by text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  CHECK ((kind = ANY (ARRAY['referrals'::text, 'members'::text]))),
  CHECK ((road = ANY (ARRAY['door'::text, 'command'::text, 'folder'::text, 'x12'::text]))),
  CHECK ((status = ANY (ARRAY['taken'::text, 'waiting'::text, 'refused'::text])))
);
CREATE INDEX file_received ON feeds.file USING btree (tenant_id, received_at DESC, id DESC);
CREATE UNIQUE INDEX file_once ON feeds.file USING btree (tenant_id, digest, layout_name, layout_version) WHERE (status <> 'refused'::text);
comment on column feeds.file.road is 'How it came.';
comment on column feeds.file.sent is 'Rows that carry data; a file whose rows, counted as they are read, do not add up to it is not taken.';
comment on column feeds.file.absent is 'Members who were not in a full file and whose end waits for a person.';

-- Every row of every file, as it stood and what it became.
create table feeds.file_row (
  tenant_id integer not null,
  file_id uuid not null,
  number integer not null,
  status text not null,
  content text not null,
  problems jsonb not null,
  row_key text,
  subject_kind text,
  subject_id uuid,
  says text not null,
  PRIMARY KEY (tenant_id, file_id, number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES feeds.file(tenant_id, id),
  CHECK ((status = ANY (ARRAY['accepted'::text, 'rejected'::text, 'duplicate'::text]))),
  CHECK ((subject_kind = ANY (ARRAY['referral'::text, 'member'::text])))
);
CREATE INDEX file_row_status ON feeds.file_row USING btree (tenant_id, file_id, status, number);
CREATE INDEX file_row_subject ON feeds.file_row USING btree (tenant_id, file_id, subject_id);
CREATE UNIQUE INDEX file_row_once ON feeds.file_row USING btree (tenant_id, row_key) WHERE ((row_key IS NOT NULL) AND (status = 'accepted'::text));
comment on column feeds.file_row.number is 'Line of the file, from 1.';
comment on column feeds.file_row.row_key is 'By what an order sent again is known: the sender''s own number for it, else the digest of what it says.';

-- What a payer's file looks like: which column is which fact. A change is a new version; files name the one they were read by.
create table feeds.layout (
  tenant_id integer not null,
  id uuid not null,
  name text not null,
  version integer not null,
  body jsonb not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, name, version),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);

-- One window in which a provider comes for one service line; a new time is a new row that replaces the old one.
create table fulfilment.appointment (
  tenant_id integer not null,
  id uuid not null,
  turn bigint generated always as identity not null,
  referral_id uuid not null,
  line_id uuid not null,
  line_number integer not null,
  case_number text not null,
  offer_id uuid,
  location_id uuid not null,
  provider_name text not null,
  member_id uuid,
  office_id uuid,
  status text not null,
  window_from timestamp with time zone not null,
  window_to timestamp with time zone not null,
  zone text not null,
  discharge_at timestamp with time zone,
  visit jsonb not null,
  proposed_at timestamp with time zone not null,
  replaces uuid,
  asked_how text,
  call_count integer not null default 0,
  answered_at timestamp with time zone,
  answered_how text,
  set_out_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_code text,
  end_say text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (location_id) REFERENCES network.location(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, line_id) REFERENCES cases.service_line(tenant_id, id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((answered_how = ANY (ARRAY['link'::text, 'portal'::text, 'phone'::text, 'letter'::text]))),
  CHECK ((asked_how = ANY (ARRAY['link'::text, 'phone'::text, 'letter'::text]))),
  CHECK ((status = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'dispatched'::text, 'completed'::text, 'proof_pending'::text, 'proof_accepted'::text, 'proof_rejected'::text, 'failed'::text, 'missed'::text, 'rescheduled'::text, 'cancelled'::text])))
);
CREATE INDEX appointment_location ON fulfilment.appointment USING btree (tenant_id, location_id, window_from);
CREATE INDEX appointment_referral ON fulfilment.appointment USING btree (tenant_id, referral_id);
CREATE UNIQUE INDEX appointment_live ON fulfilment.appointment USING btree (tenant_id, line_id) WHERE (status = ANY (ARRAY['proposed'::text, 'confirmed'::text, 'dispatched'::text, 'completed'::text, 'proof_pending'::text, 'proof_rejected'::text]));
comment on column fulfilment.appointment.discharge_at is 'The planned discharge this window was fitted to.';
comment on column fulfilment.appointment.visit is 'What whoever comes must know, as it was told last: name, phone, address, access, what is brought. Shape in care/fulfilment/appointment.schema.ts.';
comment on column fulfilment.appointment.end_code is 'Why it did not take place, by the table of codes.';

-- How a case ended: the outcome of a closed one, the reason of a cancelled one, by the tables of codes.
create table fulfilment.ending (
  tenant_id integer not null,
  referral_id uuid not null,
  at timestamp with time zone not null,
  code text not null,
  words text,
  ended_by text not null,
  PRIMARY KEY (tenant_id, referral_id, at),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id)
);

-- A PDF that was handed out, byte for byte as it was.
create table fulfilment.paper (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  appointment_id uuid not null,
  member_id uuid,
  office_id uuid,
  kind text not null,
  title text not null,
  digest text not null,
  made_at timestamp with time zone not null,
  posted_at timestamp with time zone,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, appointment_id) REFERENCES fulfilment.appointment(tenant_id, id),
  CHECK ((kind = ANY (ARRAY['confirmation'::text, 'ask_letter'::text])))
);
CREATE INDEX paper_referral ON fulfilment.paper USING btree (tenant_id, referral_id);

create table fulfilment.picture (
  tenant_id integer not null,
  id uuid not null,
  appointment_id uuid not null,
  location_id uuid not null,
  kind text not null,
  digest text not null,
  mime text not null,
  taken_at timestamp with time zone not null,
  taken_by text not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (location_id) REFERENCES network.location(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, appointment_id) REFERENCES fulfilment.appointment(tenant_id, id),
  CHECK ((kind = ANY (ARRAY['signature'::text, 'photo'::text])))
);
CREATE INDEX picture_appointment ON fulfilment.picture USING btree (tenant_id, appointment_id);

-- Evidence that a delivery or visit took place; kept seven years (domain reference §2.4). A rejected one stays beside its successor.
create table fulfilment.proof (
  tenant_id integer not null,
  id uuid not null,
  appointment_id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  location_id uuid not null,
  status text not null,
  body jsonb not null,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  recorded_by_name text not null,
  decided_at timestamp with time zone,
  decided_by text,
  reason text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (location_id) REFERENCES network.location(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, appointment_id) REFERENCES fulfilment.appointment(tenant_id, id),
  CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text])))
);
CREATE INDEX proof_referral ON fulfilment.proof USING btree (tenant_id, referral_id);
CREATE UNIQUE INDEX proof_standing ON fulfilment.proof USING btree (tenant_id, appointment_id) WHERE (status = ANY (ARRAY['pending'::text, 'accepted'::text]));
comment on column fulfilment.proof.body is 'The elements of the proof; shape in care/fulfilment/proof.schema.ts.';

-- Three short questions about how it went; nobody has to answer.
create table fulfilment.survey (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  member_id uuid,
  asked_at timestamp with time zone not null,
  asked_how text not null,
  answered_at timestamp with time zone,
  answered_how text,
  answers jsonb,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, referral_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((answered_how = ANY (ARRAY['link'::text, 'phone'::text, 'portal'::text]))),
  CHECK ((asked_how = ANY (ARRAY['link'::text, 'phone'::text])))
);

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
  pages_claimed integer,
  withdrawn_at timestamp with time zone,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, arrival_id) REFERENCES intake.arrival(tenant_id, id),
  CHECK ((status = ANY (ARRAY['stored'::text, 'read'::text, 'unreadable'::text])))
);
CREATE INDEX document_arrival ON intake.document USING btree (tenant_id, arrival_id) WHERE (arrival_id IS NOT NULL);
CREATE INDEX document_digest ON intake.document USING btree (tenant_id, digest);
CREATE INDEX document_referral ON intake.document USING btree (tenant_id, referral_id) WHERE (referral_id IS NOT NULL);
comment on column intake.document.digest is 'SHA-256 of the original bytes, which are never changed.';
comment on column intake.document.pages_claimed is 'How many pages its sender said it has; null where nobody said.';
comment on column intake.document.withdrawn_at is 'When its pages were taken back from the case; it is shown no more, and stays.';

create table intake.page (
  tenant_id integer not null,
  document_id uuid not null,
  number integer not null,
  width_px integer not null,
  height_px integer not null,
  image_digest text not null,
  mime text not null,
  page_text text,
  turn integer not null default 0,
  content text,
  straight_digest text,
  PRIMARY KEY (tenant_id, document_id, number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES intake.document(tenant_id, id),
  CHECK ((content = ANY (ARRAY['order'::text, 'notes'::text, 'test'::text, 'cover'::text, 'insurance'::text, 'other'::text])))
);
comment on column intake.page.turn is 'How it is shown: 0, 90, 180 or 270 degrees clockwise; the original is untouched.';
comment on column intake.page.content is 'What a person says it is; null: nobody said.';
comment on column intake.page.straight_digest is 'Its picture laid straight, made when first asked for.';

-- Pages of a document that belong together. The document itself is never cut: a case gets a copy of its own pages alone.
create table intake.part (
  tenant_id integer not null,
  id uuid not null,
  arrival_id uuid not null,
  document_id uuid not null,
  first_page integer not null,
  last_page integer not null,
  fate text not null,
  title text not null,
  status text not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  case_number text,
  to_tenant_id integer,
  to_referral_id uuid,
  to_document_id uuid,
  settled_at timestamp with time zone,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, arrival_id) REFERENCES intake.arrival(tenant_id, id),
  FOREIGN KEY (tenant_id, document_id) REFERENCES intake.document(tenant_id, id),
  CHECK ((fate = ANY (ARRAY['new_case'::text, 'existing_case'::text, 'not_ours'::text, 'cover'::text]))),
  CHECK ((status = ANY (ARRAY['planned'::text, 'settled'::text, 'taken_back'::text])))
);
CREATE INDEX part_arrival ON intake.part USING btree (tenant_id, arrival_id);
comment on column intake.part.title is 'What a person calls it: a name, a remark.';
comment on column intake.part.to_document_id is 'The copy that the case has.';

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
  covered_from date,
  covered_to date,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, member_number),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id)
);
CREATE INDEX member_birth ON members.member USING btree (tenant_id, birth_on);
CREATE INDEX member_name ON members.member USING btree (tenant_id, search_name text_pattern_ops);
comment on column members.member.search_name is 'Given and family name folded to lower case without accents, hyphens and spaces.';
comment on column members.member.covered_to is 'Last day of coverage as the payer''s roster says; null: no end is known.';

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
  covered_from date,
  covered_to date,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members.member(tenant_id, id)
);
CREATE INDEX member_history_known ON members.member_history USING btree (tenant_id, member_id, known_at DESC, id DESC);
comment on column members.member_history.valid_from is 'From when it holds; a fact learned late holds from before it was known.';
comment on column members.member_history.known_at is 'When we learned it; what we knew at an instant is the newest row known by then.';

-- Whom a full roster names, however its row fared: whoever is not among them is covered no more.
create table members.roster_mention (
  tenant_id integer not null,
  roster_id uuid not null,
  member_id uuid not null,
  PRIMARY KEY (tenant_id, roster_id, member_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members.member(tenant_id, id)
);
comment on column members.roster_mention.roster_id is 'The file.';

-- Under which keys a member is found: every form of name, birth date and number, former ones too. Compared by equality alone.
create table members.search_key (
  tenant_id integer not null,
  kind text not null,
  value text not null,
  member_id uuid not null,
  PRIMARY KEY (tenant_id, kind, value, member_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, member_id) REFERENCES members.member(tenant_id, id),
  CHECK ((kind = ANY (ARRAY['number'::text, 'birth'::text, 'names'::text, 'year'::text])))
);
comment on column members.search_key.value is 'Folded as care/members/search-keys.rules.ts says.';

-- The one provider who has a line: the first to accept takes the only place, whoever comes after finds it taken.
create table network.award (
  tenant_id integer not null,
  id uuid not null,
  offer_id uuid not null,
  line_id uuid not null,
  referral_id uuid not null,
  location_id uuid not null,
  member_id uuid,
  day date not null,
  won_at timestamp with time zone not null,
  told jsonb,
  ended_at timestamp with time zone,
  end_reason text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (location_id) REFERENCES network.location(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, offer_id) REFERENCES network.offer(tenant_id, id)
);
CREATE INDEX award_location ON network.award USING btree (tenant_id, location_id);
CREATE INDEX award_member ON network.award USING btree (tenant_id, member_id) WHERE (member_id IS NOT NULL);
CREATE UNIQUE INDEX award_live ON network.award USING btree (tenant_id, line_id) WHERE (ended_at IS NULL);
comment on column network.award.told is 'The order and the contact as the winner is told them; its own location sees it until the award ends.';

-- What the member chose from which list (42 CFR 482.43(c)). Rows are added, never changed; the last one holds.
create table network.choice (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  location_id uuid,
  listed jsonb not null,
  chosen_by text not null,
  note text,
  noted_by uuid not null,
  noted_by_name text not null,
  noted_at timestamp with time zone not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (location_id) REFERENCES network.location(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id)
);
CREATE INDEX choice_line ON network.choice USING btree (tenant_id, line_id, noted_at DESC);
comment on column network.choice.location_id is 'Null: no preference was stated.';

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
  email text,
  service_zip_prefixes text[] not null default '{}'::text[],
  languages text[] not null default '{en}'::text[],
  capacity_per_day integer not null default 10,
  licensed_states text[] not null default '{}'::text[],
  license_valid_to date,
  credentialed_to date,
  lines_of_business text[],
  service_codes text[],
  PRIMARY KEY (id)
);
comment on column network.location.service_zip_prefixes is 'First three digits of the ZIP codes this location drives to.';
comment on column network.location.license_valid_to is 'Last day of the state licence; null: nobody has looked yet, so it takes no new work.';
comment on column network.location.credentialed_to is 'Last day of the credentialing cycle (at most 36 months from the committee); null: not credentialed.';
comment on column network.location.lines_of_business is 'Lines of business its contracts name; null: the contracts name none, so all.';
comment on column network.location.service_codes is 'HCPCS codes it does within its families; null: all of them.';

-- How many lines a location has taken for a day, over all payers: one van serves them all.
create table network.location_day (
  location_id uuid not null,
  day date not null,
  taken integer not null,
  PRIMARY KEY (location_id, day),
  FOREIGN KEY (location_id) REFERENCES network.location(id)
);

-- What a provider may know before accepting: area, codes, dates and needs; nothing that names the patient (minimum necessary).
create table network.offer (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  line_number integer not null,
  case_number text not null,
  location_id uuid not null,
  provider_name text not null,
  round integer not null,
  wave integer not null,
  by_hand boolean not null,
  status text not null,
  track text not null,
  reasons text[] not null,
  family text not null,
  code text,
  quantity numeric,
  description text,
  frequency text,
  city text,
  state text,
  zip text,
  zone text not null,
  needs text[] not null,
  needed_on date,
  discharge_at timestamp with time zone,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  rule_id text not null,
  rule_version integer not null,
  viewed_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by text,
  decline_code text,
  note text,
  window_from timestamp with time zone,
  window_to timestamp with time zone,
  late_reason text,
  ended_at timestamp with time zone,
  end_reason text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (location_id) REFERENCES network.location(id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((status = ANY (ARRAY['sent'::text, 'viewed'::text, 'countered'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text, 'superseded'::text, 'handed_back'::text, 'called_off'::text]))),
  CHECK ((track = ANY (ARRAY['stat'::text, 'urgent'::text, 'routine'::text])))
);
CREATE INDEX offer_line ON network.offer USING btree (tenant_id, line_id);
CREATE INDEX offer_location ON network.offer USING btree (tenant_id, location_id, sent_at DESC);
CREATE INDEX offer_referral ON network.offer USING btree (tenant_id, referral_id);
CREATE UNIQUE INDEX offer_accepted ON network.offer USING btree (tenant_id, line_id) WHERE (status = 'accepted'::text);
comment on column network.offer.reasons is 'Why this location was asked, in sentences, as the coordinator reads them.';

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
CREATE INDEX office_by_npi ON network.office USING btree (npi);

-- The search for a provider of one line; its row is locked while the next offer is chosen.
create table network.sourcing (
  tenant_id integer not null,
  line_id uuid not null,
  referral_id uuid not null,
  round integer not null default 1,
  wave integer not null default 0,
  reach integer not null default 0,
  with_interpreter boolean not null default false,
  started_at timestamp with time zone not null,
  exhausted_at timestamp with time zone,
  hear_by timestamp with time zone,
  PRIMARY KEY (tenant_id, line_id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id)
);
CREATE INDEX sourcing_referral ON network.sourcing USING btree (tenant_id, referral_id);
comment on column network.sourcing.round is 'Raised when a coordinator asks everybody again.';
comment on column network.sourcing.reach is 'How many neighbouring ZIP prefixes further than usual providers are looked for.';

-- Where a field of a case was read. Rows are only added: the newest of a field is the one it stands by, the others are its history.
create table sources.field_source (
  tenant_id integer not null,
  id uuid not null,
  referral_id uuid not null,
  field text not null,
  said text,
  kind text not null,
  place jsonb not null,
  noted_at timestamp with time zone not null,
  noted_by text not null,
  noted_by_name text not null,
  number bigint generated always as identity not null,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id) REFERENCES base.tenant(id),
  FOREIGN KEY (tenant_id, referral_id) REFERENCES cases.referral(tenant_id, id),
  CHECK ((kind = ANY (ARRAY['page'::text, 'call'::text, 'message'::text, 'file'::text, 'portal'::text, 'person'::text])))
);
CREATE INDEX field_source_referral ON sources.field_source USING btree (tenant_id, referral_id, number DESC);
comment on column sources.field_source.field is 'Path in the draft (care/cases/cases.schema.ts): patient.birthOn, lines.1.code; lines count from 1.';
comment on column sources.field_source.said is 'What the field read then; null where it was emptied.';
comment on column sources.field_source.place is 'By kind: care/sources/source.schema.ts.';
comment on column sources.field_source.number is 'The order in which they were noted: several may stand at one instant.';

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
CREATE INDEX item_lobby_due ON work.item USING btree (tenant_id, due_sort_at, id) WHERE (is_open AND (kind = 'arrival'::text));
CREATE INDEX item_lobby_harm ON work.item USING btree (tenant_id, harm_at, id) WHERE (is_open AND (kind = 'arrival'::text));
CREATE INDEX item_lobby_received ON work.item USING btree (tenant_id, received_at, id) WHERE (is_open AND (kind = 'arrival'::text));
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
