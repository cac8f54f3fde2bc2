-- A partner's request for approval (278) that became a case: what was asked, so that the same request is known again, and what the
-- partner was told of it last, so that a decision made later is told once.
create table exchange.care_request (
  tenant_id int not null references base.tenant,
  id uuid not null,
  partner_id uuid not null,
  account_id uuid not null references base.account,
  partner_name text not null,
  message_id uuid not null,
  number int not null,
  referral_id uuid not null,
  case_number text not null,
  received_at timestamptz not null,
  request_key text,
  person_key text not null,
  content_key text not null,
  asked jsonb not null,
  sender text not null,
  receiver text not null,
  told text not null,
  told_at timestamptz not null,
  told_in uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, partner_id) references exchange.partner (tenant_id, id),
  foreign key (tenant_id, message_id) references exchange.message (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create unique index care_request_once on exchange.care_request (tenant_id, partner_id, request_key);
create index care_request_of_case on exchange.care_request (tenant_id, referral_id);
create index care_request_told_in on exchange.care_request (tenant_id, told_in) where told_in is not null;
create index care_request_by_number on exchange.care_request (tenant_id, partner_id, case_number);
comment on table exchange.care_request is 'Requests for approval (278) that became cases, one row each.';
comment on column exchange.care_request.number is 'Which transaction of the message it was, counted from 1.';
comment on column exchange.care_request.request_key is 'Digest of who asks, their trace and the person: the same request comes once. Null where no trace was given.';
comment on column exchange.care_request.person_key is 'Digest of the person as stated: an earlier request is named only for the same person.';
comment on column exchange.care_request.content_key is 'Digest of everything asked for; another one under the same trace is a changed request.';
comment on column exchange.care_request.asked is 'The question as it was read, from which every later answer is written.';
comment on column exchange.care_request.sender is 'GS02 of the question: whom its answers go to.';
comment on column exchange.care_request.receiver is 'GS03 of the question: in whose name they are given.';
comment on column exchange.care_request.told is 'Digest of what the partner was told last.';
comment on column exchange.care_request.told_in is 'The message that said so, where it came after the first answer: once it is picked up the partner has heard.';

create index office_by_npi on network.office (npi);
