-- Steps of one case run in the order they were put down, by one worker at a time, and cases never wait for each other.
alter table base.job add column number bigint generated always as identity;
alter table base.job add column subject_id uuid generated always as ((payload->>'subjectId')::uuid) stored;
create index job_of_case on base.job (tenant_id, subject_id, number) where state = 'ready' and kind = 'journey';
comment on column base.job.number is 'The order in which work was put down.';
comment on column base.job.subject_id is 'The case a journey step is about: whoever holds it takes all its steps that are due.';
