-- From an agreed window to proof at the doorstep: appointments, proofs with their pictures, papers handed out, surveys, and
-- how a case ended (domain reference §1.1 rows 8, 9 and 11, §1.2 delivery/visit).
create schema fulfilment;
grant usage on schema fulfilment to doorstep_app;

create table fulfilment.appointment (
  tenant_id int not null references base.tenant,
  id uuid not null,
  turn bigint generated always as identity,
  referral_id uuid not null,
  line_id uuid not null,
  line_number int not null,
  case_number text not null,
  offer_id uuid,
  location_id uuid not null references network.location,
  provider_name text not null,
  member_id uuid,
  office_id uuid,
  status text not null check (status in (
    'proposed', 'confirmed', 'dispatched', 'completed', 'proof_pending', 'proof_accepted', 'proof_rejected',
    'failed', 'missed', 'rescheduled', 'cancelled')),
  window_from timestamptz not null, window_to timestamptz not null,
  zone text not null,
  discharge_at timestamptz,
  visit jsonb not null,
  proposed_at timestamptz not null,
  replaces uuid,
  asked_how text check (asked_how in ('link', 'phone', 'letter')),
  call_count int not null default 0,
  answered_at timestamptz, answered_how text check (answered_how in ('link', 'portal', 'phone', 'letter')),
  set_out_at timestamptz,
  ended_at timestamptz, end_code text, end_say text,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id),
  foreign key (tenant_id, line_id) references cases.service_line (tenant_id, id)
);
create index appointment_referral on fulfilment.appointment (tenant_id, referral_id);
create index appointment_location on fulfilment.appointment (tenant_id, location_id, window_from);
create unique index appointment_live on fulfilment.appointment (tenant_id, line_id)
  where status in ('proposed', 'confirmed', 'dispatched', 'completed', 'proof_pending', 'proof_rejected');
comment on table fulfilment.appointment is 'One window in which a provider comes for one service line; a new time is a new row that replaces the old one.';
comment on column fulfilment.appointment.visit is 'What whoever comes must know, as it was told last: name, phone, address, access, what is brought. Shape in care/fulfilment/appointment.schema.ts.';
comment on column fulfilment.appointment.discharge_at is 'The planned discharge this window was fitted to.';
comment on column fulfilment.appointment.end_code is 'Why it did not take place, by the table of codes.';

create table fulfilment.picture (
  tenant_id int not null references base.tenant,
  id uuid not null,
  appointment_id uuid not null,
  location_id uuid not null references network.location,
  kind text not null check (kind in ('signature', 'photo')),
  digest text not null, mime text not null,
  taken_at timestamptz not null, taken_by text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, appointment_id) references fulfilment.appointment (tenant_id, id)
);
create index picture_appointment on fulfilment.picture (tenant_id, appointment_id);

create table fulfilment.proof (
  tenant_id int not null references base.tenant,
  id uuid not null,
  appointment_id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  location_id uuid not null references network.location,
  status text not null check (status in ('pending', 'accepted', 'rejected')),
  body jsonb not null,
  recorded_at timestamptz not null, recorded_by text not null, recorded_by_name text not null,
  decided_at timestamptz, decided_by text, reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, appointment_id) references fulfilment.appointment (tenant_id, id)
);
create index proof_referral on fulfilment.proof (tenant_id, referral_id);
create unique index proof_standing on fulfilment.proof (tenant_id, appointment_id) where status in ('pending', 'accepted');
comment on table fulfilment.proof is 'Evidence that a delivery or visit took place; kept seven years (domain reference §2.4). A rejected one stays beside its successor.';
comment on column fulfilment.proof.body is 'The elements of the proof; shape in care/fulfilment/proof.schema.ts.';

create table fulfilment.paper (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  appointment_id uuid not null,
  member_id uuid,
  office_id uuid,
  kind text not null check (kind in ('confirmation', 'ask_letter')),
  title text not null,
  digest text not null,
  made_at timestamptz not null,
  posted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, appointment_id) references fulfilment.appointment (tenant_id, id)
);
create index paper_referral on fulfilment.paper (tenant_id, referral_id);
comment on table fulfilment.paper is 'A PDF that was handed out, byte for byte as it was.';

create table fulfilment.survey (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  member_id uuid,
  asked_at timestamptz not null,
  asked_how text not null check (asked_how in ('link', 'phone')),
  answered_at timestamptz, answered_how text check (answered_how in ('link', 'phone', 'portal')),
  answers jsonb,
  primary key (tenant_id, id),
  unique (tenant_id, referral_id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
comment on table fulfilment.survey is 'Three short questions about how it went; nobody has to answer.';

create table fulfilment.ending (
  tenant_id int not null references base.tenant,
  referral_id uuid not null,
  at timestamptz not null,
  code text not null,
  words text,
  ended_by text not null,
  primary key (tenant_id, referral_id, at),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
comment on table fulfilment.ending is 'How a case ended: the outcome of a closed one, the reason of a cancelled one, by the tables of codes.';
