-- Who can serve whom, the search for a provider of each line, the member's choice, and offers of which the first accepted wins.
alter table network.location add column email text;
alter table network.location add column service_zip_prefixes text[] not null default '{}';
alter table network.location add column languages text[] not null default '{en}';
alter table network.location add column capacity_per_day int not null default 10;
alter table network.location add column licensed_states text[] not null default '{}';
alter table network.location add column license_valid_to date;
alter table network.location add column credentialed_to date;
alter table network.location add column lines_of_business text[];
alter table network.location add column service_codes text[];
comment on column network.location.service_zip_prefixes is 'First three digits of the ZIP codes this location drives to.';
comment on column network.location.license_valid_to is 'Last day of the state licence; null: nobody has looked yet, so it takes no new work.';
comment on column network.location.credentialed_to is 'Last day of the credentialing cycle (at most 36 months from the committee); null: not credentialed.';
comment on column network.location.lines_of_business is 'Lines of business its contracts name; null: the contracts name none, so all.';
comment on column network.location.service_codes is 'HCPCS codes it does within its families; null: all of them.';

create table network.location_day (
  location_id uuid not null references network.location,
  day date not null,
  taken int not null,
  primary key (location_id, day)
);
comment on table network.location_day is 'How many lines a location has taken for a day, over all payers: one van serves them all.';

create table network.sourcing (
  tenant_id int not null references base.tenant,
  line_id uuid not null,
  referral_id uuid not null,
  round int not null default 1,
  wave int not null default 0,
  reach int not null default 0,
  with_interpreter boolean not null default false,
  started_at timestamptz not null,
  exhausted_at timestamptz,
  hear_by timestamptz,
  primary key (tenant_id, line_id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index sourcing_referral on network.sourcing (tenant_id, referral_id);
comment on table network.sourcing is 'The search for a provider of one line; its row is locked while the next offer is chosen.';
comment on column network.sourcing.round is 'Raised when a coordinator asks everybody again.';
comment on column network.sourcing.reach is 'How many neighbouring ZIP prefixes further than usual providers are looked for.';

create table network.choice (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  location_id uuid references network.location,
  listed jsonb not null,
  chosen_by text not null,
  note text,
  noted_by uuid not null,
  noted_by_name text not null,
  noted_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index choice_line on network.choice (tenant_id, line_id, noted_at desc);
comment on table network.choice is 'What the member chose from which list (42 CFR 482.43(c)). Rows are added, never changed; the last one holds.';
comment on column network.choice.location_id is 'Null: no preference was stated.';

create table network.offer (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid not null,
  line_number int not null,
  case_number text not null,
  location_id uuid not null references network.location,
  provider_name text not null,
  round int not null,
  wave int not null,
  by_hand boolean not null,
  status text not null check (status in (
    'sent', 'viewed', 'countered', 'accepted', 'declined', 'expired', 'withdrawn', 'superseded', 'handed_back', 'called_off')),
  track text not null check (track in ('stat', 'urgent', 'routine')),
  reasons text[] not null,
  family text not null,
  code text, quantity numeric, description text, frequency text,
  city text, state text, zip text,
  zone text not null,
  needs text[] not null,
  needed_on date,
  discharge_at timestamptz,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  rule_id text not null, rule_version int not null,
  viewed_at timestamptz,
  answered_at timestamptz, answered_by text,
  decline_code text, note text,
  window_from timestamptz, window_to timestamptz, late_reason text,
  ended_at timestamptz, end_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index offer_line on network.offer (tenant_id, line_id);
create index offer_referral on network.offer (tenant_id, referral_id);
create index offer_location on network.offer (tenant_id, location_id, sent_at desc);
create unique index offer_accepted on network.offer (tenant_id, line_id) where status = 'accepted';
comment on table network.offer is 'What a provider may know before accepting: area, codes, dates and needs; nothing that names the patient (minimum necessary).';
comment on column network.offer.reasons is 'Why this location was asked, in sentences, as the coordinator reads them.';

create table network.award (
  tenant_id int not null references base.tenant,
  id uuid not null,
  offer_id uuid not null,
  line_id uuid not null,
  referral_id uuid not null,
  location_id uuid not null references network.location,
  member_id uuid,
  day date not null,
  won_at timestamptz not null,
  told jsonb,
  ended_at timestamptz, end_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, offer_id) references network.offer (tenant_id, id)
);
create unique index award_live on network.award (tenant_id, line_id) where ended_at is null;
create index award_location on network.award (tenant_id, location_id);
create index award_member on network.award (tenant_id, member_id) where member_id is not null;
comment on table network.award is 'The one provider who has a line: the first to accept takes the only place, whoever comes after finds it taken.';
comment on column network.award.told is 'The order and the contact as the winner is told them; its own location sees it until the award ends.';
