-- What was asked of a payer about a member's coverage, what it answered, and what was read from it: evidence of what it decided.
create schema eligibility;
grant usage on schema eligibility to doorstep_app;

create table eligibility.payer_profile (
  tenant_id int primary key references base.tenant,
  endpoint text not null,
  payer_name text not null,
  payer_number text not null,
  our_qualifier text not null, our_id text not null,
  their_qualifier text not null, their_id text not null,
  our_name text not null, our_npi text not null,
  usage text not null check (usage in ('P', 'T')),
  tolerates text[] not null default '{}'
);
comment on table eligibility.payer_profile is 'How each payer is asked in X12: kept by the hub, one row a payer.';
comment on column eligibility.payer_profile.endpoint is 'Where questions are posted (https://…), or the word sandbox while the town is seeded.';
comment on column eligibility.payer_profile.tolerates is 'Departures from the guide let through from this payer, by name; each use is kept with the answer.';

create sequence eligibility.control_number as bigint minvalue 1 maxvalue 999999999 cycle;
grant usage on sequence eligibility.control_number to doorstep_app;

create table eligibility.inquiry (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  member_id uuid,
  how text not null check (how in ('electronic', 'by_hand', 'reused')),
  service_on date not null,
  service_types text[] not null,
  control_number bigint,
  asked_at timestamptz not null,
  asked_by text not null,
  answered_at timestamptz,
  outcome text check (outcome in ('active', 'inactive', 'not_covered', 'unclear', 'garbled', 'given_up')),
  say text,
  next_step text,
  plan_name text,
  line_of_business text,
  facts jsonb,
  request bytea,
  response bytea,
  based_on uuid,
  spoke_with text, reference_number text,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id),
  foreign key (tenant_id, based_on) references eligibility.inquiry (tenant_id, id),
  check ((outcome is null) = (answered_at is null))
);
create index inquiry_referral on eligibility.inquiry (tenant_id, referral_id, asked_at desc);
create index inquiry_fresh on eligibility.inquiry (tenant_id, member_id, service_on, answered_at desc)
  where member_id is not null and outcome = 'active';
comment on column eligibility.inquiry.control_number is 'ISA13 and trace of the question; a second sending of the same question carries the same number.';
comment on column eligibility.inquiry.asked_at is 'When it was decided to ask; when a person wrote it down, where it was recorded by hand.';
comment on column eligibility.inquiry.outcome is 'Null while the payer has not answered; given_up when a person took another way meanwhile.';
comment on column eligibility.inquiry.facts is 'What was read from the answer, in the shape of care/eligibility/eligibility.schema.ts.';
comment on column eligibility.inquiry.request is 'The question as sent, byte for byte.';
comment on column eligibility.inquiry.response is 'The answer as it came, byte for byte, readable or not.';
comment on column eligibility.inquiry.based_on is 'The answer used again, less than a day old, for the same member and day.';
