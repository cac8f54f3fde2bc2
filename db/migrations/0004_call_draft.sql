-- What an agent typed during a call outlives the page it was typed on.
alter table intake.call add column draft jsonb, add column draft_saved_at timestamptz;
comment on column intake.call.draft is 'The order as typed so far, half words too. Read by the agent on the call and supervisors alone; emptied once the order is placed.';
create index call_open on intake.call (tenant_id, agent_id, started_at desc) where ended_at is null;
