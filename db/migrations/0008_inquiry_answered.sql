-- A question that was answered reads as answered to everybody, until its order comes.
alter table cases.referral add column answered_at timestamptz;
comment on column cases.referral.answered_at is 'When whoever asked before an order existed was first answered.';
