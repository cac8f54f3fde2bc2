-- Where every field of a case was read.
create schema sources;
grant usage on schema sources to doorstep_app;

create table sources.field_source (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  field text not null,
  said text,
  kind text not null check (kind in ('page', 'call', 'message', 'file', 'portal', 'person')),
  place jsonb not null,
  noted_at timestamptz not null,
  noted_by text not null,
  noted_by_name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index field_source_referral on sources.field_source (tenant_id, referral_id, noted_at desc, id desc);
comment on table sources.field_source is 'Where a field of a case was read. Rows are only added: the newest of a field is the one it stands by, the others are its history.';
comment on column sources.field_source.field is 'Path in the draft (care/cases/cases.schema.ts): patient.birthOn, lines.1.code; lines count from 1.';
comment on column sources.field_source.said is 'What the field read then; null where it was emptied.';
comment on column sources.field_source.place is 'By kind: care/sources/source.schema.ts.';
