-- What trading partners and the house say to each other in X12: every message byte for byte, what it held, what answered it.
create schema exchange;
grant usage on schema exchange to doorstep_app;

create table exchange.partner (
  tenant_id int not null references base.tenant,
  id uuid not null,
  account_id uuid not null references base.account,
  name text not null,
  their_qualifier text not null, their_id text not null,
  our_qualifier text not null, our_id text not null,
  delimiters text not null default '*^:~' check (length(delimiters) = 4),
  usage text not null check (usage in ('P', 'T')),
  takes text[] not null,
  tolerates text[] not null default '{}',
  folder text,
  active boolean not null default true,
  primary key (tenant_id, id),
  unique (account_id),
  unique (folder)
);
comment on table exchange.partner is 'With whom the house exchanges X12 for a payer, and how: a row for each agreement.';
comment on column exchange.partner.account_id is 'The account whose credential opens the doors of the exchange for this partner.';
comment on column exchange.partner.delimiters is 'What we write with: element, repetition, component, terminator.';
comment on column exchange.partner.takes is 'Sets taken from this partner (270, 837, …); another is refused with the code for a set not supported.';
comment on column exchange.partner.tolerates is 'Departures from the guides let through from this partner, by name; each use is kept with the message.';
comment on column exchange.partner.folder is 'Name of this partner''s folder under the watched one, where files are dropped instead of posted.';

create table exchange.message (
  tenant_id int not null references base.tenant,
  id uuid not null,
  partner_id uuid not null,
  account_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  channel text not null check (channel in ('real_time', 'batch', 'folder')),
  at timestamptz not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  file_name text,
  sets text[] not null default '{}',
  verdict text not null check (verdict in ('accepted', 'accepted_with_errors', 'partly', 'refused', 'sent')),
  says text not null,
  tolerated int not null default 0,
  answers uuid,
  picked_up_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, partner_id) references exchange.partner (tenant_id, id),
  foreign key (tenant_id, answers) references exchange.message (tenant_id, id),
  check ((direction = 'out') = (verdict = 'sent'))
);
create unique index message_once on exchange.message (tenant_id, partner_id, digest)
  where direction = 'in' and verdict <> 'refused';
create index message_newest on exchange.message (tenant_id, at desc, id desc);
create index message_answers on exchange.message (tenant_id, answers) where answers is not null;
comment on index exchange.message_once is 'The same bytes count once; what was refused may come again when the trouble is mended.';
comment on column exchange.message.content is 'The message byte for byte, readable or not.';
comment on column exchange.message.answers is 'The message this one answers; a message that comes again gets the same answers.';
comment on column exchange.message.picked_up_at is 'When the partner fetched it; null while it waits, and for what was answered on the spot.';

create table exchange.interchange (
  tenant_id int not null,
  message_id uuid not null,
  number int not null,
  partner_id uuid not null,
  account_id uuid not null,
  sender text not null,
  control text not null,
  primary key (tenant_id, message_id, number),
  foreign key (tenant_id, message_id) references exchange.message (tenant_id, id)
);
create unique index interchange_once on exchange.interchange (tenant_id, partner_id, sender, control);
comment on table exchange.interchange is 'Interchanges taken from partners: sender and control number are used once, for ever.';

create table exchange.transaction_set (
  tenant_id int not null,
  message_id uuid not null,
  number int not null,
  account_id uuid not null,
  set_id text not null,
  version text not null,
  interchange_control text not null,
  group_control text not null,
  control text not null,
  verdict text not null check (verdict in ('accepted', 'accepted_with_errors', 'refused')),
  problems jsonb not null,
  subject_kind text,
  subject_id uuid,
  caused text,
  primary key (tenant_id, message_id, number),
  foreign key (tenant_id, message_id) references exchange.message (tenant_id, id)
);
comment on column exchange.transaction_set.problems is 'What was wrong, where: layer, code, sentence and position of each.';
comment on column exchange.transaction_set.caused is 'What came of it, as a finished sentence.';

create sequence exchange.control_number as bigint minvalue 1 maxvalue 999999999 cycle;
grant usage on sequence exchange.control_number to doorstep_app;
