-- Coverage is searched for under other shapes of a name, asked about again before each visit and overnight while a case is
-- in service, and named by the decisions that rest on it.
alter table eligibility.inquiry drop constraint inquiry_outcome_check;
alter table eligibility.inquiry
  add constraint inquiry_outcome_check
    check (outcome in ('active', 'inactive', 'not_covered', 'unclear', 'garbled', 'given_up', 'to_confirm')),
  add column purpose text not null default 'verify' check (purpose in ('verify', 'recheck', 'sweep')),
  add column person jsonb,
  add column variant text,
  add column answer_control text,
  add column confirmed_at timestamptz,
  add column confirmed_by text,
  add constraint inquiry_confirmed check ((confirmed_at is null) = (confirmed_by is null));
create index inquiry_answer_control on eligibility.inquiry (tenant_id, answer_control, answered_at desc) where answer_control is not null;
create index inquiry_based_on on eligibility.inquiry (tenant_id, based_on) where based_on is not null;
comment on column eligibility.inquiry.outcome is 'Null while the payer has not answered; given_up when a person took another way meanwhile; to_confirm when the payer found somebody under other details and a person must say whether it is the same one.';
comment on column eligibility.inquiry.purpose is 'Why it was asked: verify before the case goes on, recheck before a visit, sweep overnight while in service.';
comment on column eligibility.inquiry.person is 'Who was asked about, as stated in the question: given and family name, birth date, member ID.';
comment on column eligibility.inquiry.variant is 'Under which other details it was asked, by the name of the variant; null as stated.';
comment on column eligibility.inquiry.based_on is 'The answer used again, or the question as first stated of which this is a variant.';
comment on column eligibility.inquiry.answer_control is 'The control number (ISA13) that the payer gave its answer.';
comment on column eligibility.inquiry.confirmed_by is 'Who said that the person found under other details is the member.';

create table eligibility.recheck (
  tenant_id int not null references base.tenant,
  appointment_id uuid not null,
  referral_id uuid not null,
  service_on date not null,
  due_at timestamptz not null,
  state text not null check (state in ('waiting', 'asked', 'fresh', 'dropped')),
  primary key (tenant_id, appointment_id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index recheck_referral on eligibility.recheck (tenant_id, referral_id);
comment on table eligibility.recheck is 'That coverage is asked about again before an agreed visit: one row a visit.';
comment on column eligibility.recheck.state is 'waiting; asked; fresh: an answer for that day came a few days before the visit; dropped: the visit is off.';
comment on column eligibility.recheck.due_at is 'When it is asked again; kept so that it can be explained.';

create index referral_in_service on cases.referral (tenant_id, id) where status = 'in_service';

create table eligibility.sweep (
  tenant_id int not null references base.tenant,
  night_on date not null,
  due_at timestamptz not null,
  swept_to uuid,
  asked int not null default 0,
  passed int not null default 0,
  done_at timestamptz,
  primary key (tenant_id, night_on)
);
comment on table eligibility.sweep is 'One night in which every case in service of a payer is asked about again, a few at a time; swept_to is where it goes on.';
comment on column eligibility.sweep.passed is 'Cases left out because their coverage was answered a few days ago.';

alter table approval.request
  add column coverage_inquiry_id uuid,
  add constraint request_coverage_inquiry_fkey foreign key (tenant_id, coverage_inquiry_id) references eligibility.inquiry (tenant_id, id);
comment on column approval.request.coverage_inquiry_id is 'The newest answer about coverage when it was decided: the evidence the decision rests on.';
