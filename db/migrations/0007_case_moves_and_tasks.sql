-- A case and its lines move past acknowledgement; what a person must do about a case is a typed task in the one queue.
alter table cases.referral add column end_reason text;
alter table cases.referral add column next_window_from timestamptz;
alter table cases.referral add column next_window_to timestamptz;
alter table cases.referral add column next_provider_name text;
alter table cases.service_line add column end_reason text;
comment on column cases.referral.end_reason is 'Why the case was last moved by somebody who gave a reason: cancelled, paused, not eligible.';
comment on column cases.referral.next_window_from is 'The next confirmed visit or delivery of this case, as member, office and payer read it.';
comment on column cases.referral.next_provider_name is 'Who comes in the next window.';

alter table work.item drop constraint item_kind_check;
alter table work.item add constraint item_kind_check check (kind in ('referral', 'arrival', 'exception', 'review', 'task'));
alter table work.item add column case_id uuid;
comment on column work.item.case_id is 'The case behind a task or a review; null where the subject is the case itself or no case exists.';
alter table work.deadline add column case_id uuid;
create index deadline_case on work.deadline (tenant_id, case_id) where case_id is not null;
comment on column work.deadline.case_id is 'The case whose history tells of this clock when its subject is a task or an authorization.';

create table work.task (
  tenant_id int not null references base.tenant,
  id uuid not null,
  referral_id uuid not null,
  line_id uuid,
  case_number text not null,
  code text not null,
  say text not null,
  status text not null check (status in ('open', 'done', 'dropped')),
  opened_at timestamptz not null,
  closed_at timestamptz, closed_by text, resolution text,
  primary key (tenant_id, id),
  foreign key (tenant_id, referral_id) references cases.referral (tenant_id, id)
);
create index task_referral on work.task (tenant_id, referral_id);
create unique index task_open on work.task (tenant_id, referral_id, code, coalesce(line_id, referral_id)) where status = 'open';
comment on table work.task is 'Something about a case that only a person can do, with an owner and a clock; the same trouble of the same line is one task.';
comment on column work.task.say is 'What is to be done and why, as a finished sentence.';
