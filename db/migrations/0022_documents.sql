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
  number bigint generated always as identity,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index field_source_referral on sources.field_source (tenant_id, referral_id, number desc);
comment on table sources.field_source is 'Where a field of a case was read. Rows are only added: the newest of a field is the one it stands by, the others are its history.';
comment on column sources.field_source.field is 'Path in the draft (care/cases/cases.schema.ts): patient.birthOn, lines.1.code; lines count from 1.';
comment on column sources.field_source.said is 'What the field read then; null where it was emptied.';
comment on column sources.field_source.number is 'The order in which they were noted: several may stand at one instant.';
comment on column sources.field_source.place is 'By kind: care/sources/source.schema.ts.';

-- Faxes: which number belongs to whom, who delivers them, and how each vendor's message is read.
create schema faxes;
grant usage on schema faxes to doorstep_app;

create table faxes.line (
  tenant_id int not null references base.tenant,
  id uuid not null,
  called_number text not null,
  label text not null,
  folder text,
  primary key (tenant_id, id),
  unique (called_number),
  unique (folder)
);
comment on table faxes.line is 'A fax number of ours: what is called decides the payer; a line of the lobby is for everybody.';
comment on column faxes.line.called_number is 'Digits with country code and a plus sign: +16175550100.';
comment on column faxes.line.folder is 'Its folder under DOORSTEP_FAX_FOLDER; null: nothing is dropped for it.';

create table faxes.vendor (
  tenant_id int not null references base.tenant,
  id uuid not null,
  name text not null,
  mapping jsonb not null,
  secret bytea not null,
  active boolean not null default true,
  primary key (tenant_id, id),
  unique (name)
);
comment on table faxes.vendor is 'A service that takes faxes for us and posts each to /fax/NAME.';
comment on column faxes.vendor.mapping is 'Where its message says what, and how it proves itself: care/faxes/vendor-mapping.schema.ts.';
comment on column faxes.vendor.secret is 'Sealed under the program''s secret.';

create table faxes.fax (
  tenant_id int not null references base.tenant,
  arrival_id uuid not null,
  vendor text not null,
  vendor_fax_id text not null,
  digest text not null,
  caller_number text,
  called_number text,
  pages_claimed int,
  received_at timestamptz not null,
  taken_at timestamptz not null,
  primary key (tenant_id, arrival_id),
  foreign key (tenant_id, arrival_id) references intake.arrival (tenant_id, id),
  unique (tenant_id, vendor, vendor_fax_id, digest)
);
comment on table faxes.fax is 'What was said of a fax when it was delivered. The same delivery again finds its row and changes nothing.';
comment on column faxes.fax.pages_claimed is 'How many pages the sending side says there are; null where it does not say.';
comment on column faxes.fax.received_at is 'When its last page was received.';
comment on column faxes.fax.taken_at is 'When it was delivered to us.';

alter table intake.document
  add column pages_claimed int,
  add column withdrawn_at timestamptz;
comment on column intake.document.pages_claimed is 'How many pages its sender said it has; null where nobody said.';
comment on column intake.document.withdrawn_at is 'When its pages were taken back from the case; it is shown no more, and stays.';

alter table intake.page
  add column turn int not null default 0,
  add column content text check (content in ('order', 'notes', 'test', 'cover', 'insurance', 'other')),
  add column straight_digest text;
comment on column intake.page.turn is 'How it is shown: 0, 90, 180 or 270 degrees clockwise; the original is untouched.';
comment on column intake.page.content is 'What a person says it is; null: nobody said.';
comment on column intake.page.straight_digest is 'Its picture laid straight, made when first asked for.';

create table intake.part (
  tenant_id int not null references base.tenant,
  id uuid not null,
  arrival_id uuid not null,
  document_id uuid not null,
  first_page int not null,
  last_page int not null,
  fate text not null check (fate in ('new_case', 'existing_case', 'not_ours', 'cover')),
  title text not null,
  status text not null check (status in ('planned', 'settled', 'taken_back')),
  made_at timestamptz not null,
  made_by text not null,
  case_number text,
  to_tenant_id int,
  to_referral_id uuid,
  to_document_id uuid,
  settled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, arrival_id) references intake.arrival (tenant_id, id),
  foreign key (tenant_id, document_id) references intake.document (tenant_id, id)
);
create index part_arrival on intake.part (tenant_id, arrival_id);
comment on table intake.part is 'Pages of a document that belong together. The document itself is never cut: a case gets a copy of its own pages alone.';
comment on column intake.part.title is 'What a person calls it: a name, a remark.';
comment on column intake.part.to_document_id is 'The copy that the case has.';

-- A letter that a person sends, by fax or by post, is neither queued nor sent by us.
alter table contact.message drop constraint message_status_check;
alter table contact.message add constraint message_status_check check (status in ('queued', 'sent', 'failed', 'kept'));
comment on column contact.message.status is 'kept: a person sends it.';

-- What is missing is asked once: each question stands on its own from asking to answer.
alter table completeness.request
  add column channel text check (channel in ('portal', 'mail', 'fax', 'phone', 'x12')),
  add column asked_of text,
  add column message_id text,
  add column reminded_at timestamptz[] not null default '{}';
create index request_message on completeness.request (tenant_id, message_id);
comment on column completeness.request.channel is 'How it was asked; null until it was.';
comment on column completeness.request.asked_of is 'Whom: an address, a number, a name.';
comment on column completeness.request.message_id is 'The Message-ID of the letter, by which a reply is known.';
comment on column completeness.request.reminded_at is 'When it was asked after again.';

create table completeness.question (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  request_id uuid not null,
  number int not null,
  code text not null,
  field text not null,
  say text not null,
  supplied_by text not null,
  asked_at timestamptz not null,
  quote text,
  document_id uuid,
  page int,
  closed_at timestamptz,
  closed_as text check (closed_as in ('answered', 'case_over')),
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id),
  foreign key (tenant_id, request_id) references completeness.request (tenant_id, id)
);
create unique index question_once on completeness.question (tenant_id, referral_id, code, field) where closed_at is null;
create index question_request on completeness.question (tenant_id, request_id);
create index question_asked on completeness.question (tenant_id, asked_at);
comment on table completeness.question is 'One thing asked for. While it is open the same thing is not asked again: an index holds that.';
comment on column completeness.question.number is 'Its place in the message, from 1.';
comment on column completeness.question.quote is 'What was received of it when it was asked, as it was said; null where nothing was.';
comment on column completeness.question.document_id is 'The document that was read for it, with the page.';

create table completeness.review (
  tenant_id int not null references base.tenant,
  referral_id uuid not null,
  reviewed_at timestamptz not null,
  channel text not null,
  sender text not null,
  primary key (tenant_id, referral_id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index review_time on completeness.review (tenant_id, reviewed_at);
comment on table completeness.review is 'An order held against the list for the first time: what the clarification rate is counted over.';
comment on column completeness.review.sender is 'Organization or name as it stood then.';
