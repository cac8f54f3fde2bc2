-- Finding members by folded keys, what people said about who a case is for, and files of payers with what became of each row.
create table members.search_key (
  tenant_id int not null references base.tenant,
  kind text collate "C" not null check (kind in ('number', 'birth', 'names', 'year')),
  value text collate "C" not null,
  member_id uuid not null,
  primary key (tenant_id, kind, value, member_id),
  foreign key (tenant_id, member_id) references members.member (tenant_id, id)
);
comment on table members.search_key is 'Under which keys a member is found: every form of name, birth date and number, former ones too. Compared by equality alone.';
comment on column members.search_key.value is 'Folded as care/members/search-keys.rules.ts says.';

create table cases.member_ruling (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  member_id uuid not null,
  ruling text not null check (ruling in ('this', 'not')),
  reason text not null,
  ruled_at timestamptz not null,
  ruled_by text not null,
  turn bigint generated always as identity,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id),
  foreign key (tenant_id, member_id) references members.member (tenant_id, id)
);
create index member_ruling_referral on cases.member_ruling (tenant_id, referral_id, turn desc);
comment on table cases.member_ruling is 'What people said about whether a case is for a member; the newest word about a member holds, and the program never goes against it.';
comment on column cases.member_ruling.turn is 'In which order words about one case were said; two may bear one instant.';
comment on column cases.member_ruling.ruled_by is 'Name of the person, as the case shows it.';

-- A repeat is sought by both names within thirty days: a common name alone would read a hundred thousand cases.
drop index cases.referral_family;
create index referral_family on cases.referral (tenant_id, patient_family_search, patient_given_search, received_at desc)
  where patient_family_search is not null;

alter table members.member add column covered_from date, add column covered_to date;
comment on column members.member.covered_to is 'Last day of coverage as the payer''s roster says; null: no end is known.';
alter table members.member_history add column covered_from date, add column covered_to date;

create schema feeds;
grant usage on schema feeds to doorstep_app;

create table feeds.layout (
  tenant_id int not null references base.tenant,
  id uuid not null,
  name text not null,
  version int not null,
  body jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, name, version)
);
comment on table feeds.layout is 'What a payer''s file looks like: which column is which fact. A change is a new version; files name the one they were read by.';

create table feeds.file (
  tenant_id int not null references base.tenant,
  id uuid not null,
  kind text not null check (kind in ('referrals', 'members')),
  layout_name text not null,
  layout_version int not null,
  file_name text not null,
  digest text not null,
  bytes int not null,
  road text not null check (road in ('door', 'command', 'folder', 'x12')),
  status text not null check (status in ('taken', 'waiting', 'refused')),
  says text not null,
  received_at timestamptz not null,
  received_by text not null,
  accepted int not null,
  rejected int not null,
  duplicates int not null,
  sent int not null generated always as (accepted + rejected + duplicates) stored,
  absent int not null,
  settled_at timestamptz,
  settled_by text,
  primary key (tenant_id, id)
);
create unique index file_once on feeds.file (tenant_id, digest, layout_name, layout_version) where status <> 'refused';
create index file_received on feeds.file (tenant_id, received_at desc, id desc);
comment on table feeds.file is 'A file of a payer and what became of it. Its bytes lie with the originals under the digest; a roster in X12 lies in its message.';
comment on column feeds.file.sent is 'Rows that carry data; a file whose rows, counted as they are read, do not add up to it is not taken.';
comment on column feeds.file.absent is 'Members who were not in a full file and whose end waits for a person.';
comment on column feeds.file.road is 'How it came.';

create table feeds.file_row (
  tenant_id int not null references base.tenant,
  file_id uuid not null,
  number int not null,
  status text not null check (status in ('accepted', 'rejected', 'duplicate')),
  content text not null,
  problems jsonb not null,
  row_key text collate "C",
  subject_kind text check (subject_kind in ('referral', 'member')),
  subject_id uuid,
  says text not null,
  primary key (tenant_id, file_id, number),
  foreign key (tenant_id, file_id) references feeds.file (tenant_id, id)
);
create unique index file_row_once on feeds.file_row (tenant_id, row_key) where row_key is not null and status = 'accepted';
create index file_row_subject on feeds.file_row (tenant_id, file_id, subject_id);
create index file_row_status on feeds.file_row (tenant_id, file_id, status, number);
comment on table feeds.file_row is 'Every row of every file, as it stood and what it became.';
comment on column feeds.file_row.number is 'Line of the file, from 1.';
comment on column feeds.file_row.row_key is 'By what an order sent again is known: the sender''s own number for it, else the digest of what it says.';

create table members.roster_mention (
  tenant_id int not null references base.tenant,
  roster_id uuid not null,
  member_id uuid not null,
  primary key (tenant_id, roster_id, member_id),
  foreign key (tenant_id, member_id) references members.member (tenant_id, id)
);
comment on table members.roster_mention is 'Whom a full roster names, however its row fared: whoever is not among them is covered no more.';
comment on column members.roster_mention.roster_id is 'The file.';
