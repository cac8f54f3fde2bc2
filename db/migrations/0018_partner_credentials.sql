-- A trading partner may also come in by the envelope of CAQH CORE, with user name and password, and may be held to a client certificate.
alter table exchange.partner add column certificate text;
comment on column exchange.partner.certificate is 'SHA-256 fingerprint of the client certificate this partner shows over HTTP; null: none was agreed.';
comment on column base.credential.password_hash is 'argon2id of a person''s password; sha256: of one made for a program; empty: none.';

create table exchange.envelope (
  tenant_id int not null,
  partner_id uuid not null,
  account_id uuid not null,
  payload_id uuid not null,
  payload_type text not null,
  mode text not null check (mode in ('real_time', 'batch')),
  digest text not null,
  message_id uuid,
  at timestamptz not null,
  receipt_fetched_at timestamptz,
  primary key (tenant_id, partner_id, payload_id),
  foreign key (tenant_id, partner_id) references exchange.partner (tenant_id, id),
  foreign key (tenant_id, message_id) references exchange.message (tenant_id, id)
);
create index envelope_receipts on exchange.envelope (tenant_id, partner_id, at)
  where mode = 'batch' and receipt_fetched_at is null;
comment on table exchange.envelope is 'Envelopes of CAQH CORE that brought a message: a PayloadID of a sender means one payload, for ever.';
comment on column exchange.envelope.message_id is 'The message it brought, or the earlier one of the same bytes.';
comment on column exchange.envelope.receipt_fetched_at is 'When the receipt (TA1, 999) of a batch was fetched by its own envelope; null while it waits.';
