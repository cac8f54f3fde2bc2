-- What an order says about the patient's need, by family (domain.md §3.3), and what was last asked for in one message.
alter table cases.referral add column clinical jsonb not null default '{}';
comment on column cases.referral.clinical is 'Clinical facts by family (oxygen, homeHealth) as stated by the order; shape in care/cases/clinical.schema.ts.';
create schema completeness;
grant usage on schema completeness to doorstep_app;
create table completeness.request (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  asked_at timestamptz not null,
  codes text[] not null,
  gaps jsonb not null,
  answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index request_referral on completeness.request (tenant_id, referral_id, asked_at);
comment on table completeness.request is 'One consolidated request: everything that was missing at that moment, asked of one person in one message.';
comment on column completeness.request.codes is 'The gap codes asked for, so that rework can be measured by its cause (M14) and nothing is asked twice.';
