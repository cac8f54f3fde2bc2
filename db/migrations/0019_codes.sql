-- Code sets as their publishers issue them, one edition for each load: diagnoses, procedures with modifiers, NPIs, exclusions.
create schema codes;
grant usage on schema codes to doorstep_app;

create table codes.edition (
  id int generated always as identity primary key,
  kind text not null check (kind in ('icd10cm', 'hcpcs', 'npi', 'leie')),
  whole boolean not null,
  status text not null check (status in ('replaced', 'current')),
  publisher text not null,
  file_name text not null,
  digest text not null,
  from_on date not null,
  to_on date,
  loaded_at timestamptz not null,
  accepted int not null,
  rejected int not null,
  duplicates int not null,
  lines int not null generated always as (accepted + rejected + duplicates) stored,
  constraint ends_after_it_begins check (to_on >= from_on)
);
create unique index edition_current on codes.edition (kind, whole, from_on) where status = 'current';
comment on table codes.edition is 'One load of one publisher''s file, with its control totals: accepted + rejected + duplicates = lines.';
comment on column codes.edition.whole is 'False for a part of the set: it lends names, but a code is not checked against it.';
comment on column codes.edition.digest is 'SHA-256 of the file, hexadecimal.';
comment on column codes.edition.from_on is 'First day the edition holds.';
comment on column codes.edition.to_on is 'Last day the edition can be answered from; null: until the next one.';
comment on column codes.edition.lines is 'Lines of the file that carry data; the load refuses a file in which they do not add up.';

create table codes.code (
  edition_id int not null references codes.edition,
  code text not null,
  name text not null,
  billable boolean not null,
  valid_from date,
  valid_to date,
  successor text,
  facts jsonb not null,
  primary key (edition_id, code)
);
comment on table codes.code is 'A code of an edition in its normal form; the rows of a replaced edition go with it.';
comment on column codes.code.billable is 'False for a heading, which no claim may carry.';
comment on column codes.code.valid_to is 'Last day on which the code may be used; null: no end is known.';
comment on column codes.code.successor is 'The code the publisher names in its place.';
comment on column codes.code.facts is 'What else the publisher says of it, by kind (care/codes/codes.schema.ts).';

create table codes.exclusion (
  edition_id int not null references codes.edition,
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
  primary key (edition_id, digest)
);
create index exclusion_npi on codes.exclusion (npi) where npi is not null;
create index exclusion_name on codes.exclusion (last_name, first_name);
comment on table codes.exclusion is 'Whom the federal programs exclude (42 USC 1320a-7); most have no NPI, so that names are looked for too.';
comment on column codes.exclusion.digest is 'Of the whole row: the file gives its rows no number.';
comment on column codes.exclusion.grounds is 'Paragraph of the act, as the list writes it.';
