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
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id),
  foreign key (tenant_id, member_id) references members.member (tenant_id, id)
);
create index member_ruling_referral on cases.member_ruling (tenant_id, referral_id, ruled_at desc, id desc);
comment on table cases.member_ruling is 'What people said about whether a case is for a member; the newest word about a member holds, and the program never goes against it.';
comment on column cases.member_ruling.ruled_by is 'Name of the person, as the case shows it.';
