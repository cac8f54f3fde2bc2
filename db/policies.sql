-- Printed from care/policy.ts and care/tables.ts by `./doorstep printed`; edit those, never this.

do $$ declare p record; begin
  for p in select schemaname, tablename, policyname from pg_policies
           where schemaname not in ('pg_catalog', 'information_schema') loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
end $$;

alter table base.tenant enable row level security;
alter table base.tenant force row level security;
revoke all on base.tenant from doorstep_app, doorstep_worker;
grant select, insert, update on base.tenant to doorstep_app;
create policy reads on base.tenant for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'gate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on base.tenant for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on base.tenant for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table base.account enable row level security;
alter table base.account force row level security;
revoke all on base.account from doorstep_app, doorstep_worker;
grant select, insert, update on base.account to doorstep_app;
create policy reads on base.account for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse') and id::text = (select base.actor_id()))
    or ((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'intake_agent', 'medical_director', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'system_admin', 'triage_nurse'))));
create policy inserts on base.account for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on base.account for update to doorstep_app using (
  (((select base.actor_role()) in ('system', 'system_admin'))))
  with check (
  (((select base.actor_role()) in ('system', 'system_admin'))));

alter table base.account_history enable row level security;
alter table base.account_history force row level security;
revoke all on base.account_history from doorstep_app, doorstep_worker;
grant select, insert on base.account_history to doorstep_app;
create policy reads on base.account_history for select to doorstep_app using (
  (((select base.actor_role()) in ('privacy_officer', 'system', 'system_admin'))));
create policy inserts on base.account_history for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));

alter table base.credential enable row level security;
alter table base.credential force row level security;
revoke all on base.credential from doorstep_app, doorstep_worker;
grant select, insert, update on base.credential to doorstep_app;
create policy reads on base.credential for select to doorstep_app using (
  (((select base.actor_role()) in ('system'))));
create policy inserts on base.credential for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on base.credential for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table base.session enable row level security;
alter table base.session force row level security;
revoke all on base.session from doorstep_app, doorstep_worker;
grant select, insert, update on base.session to doorstep_app;
create policy reads on base.session for select to doorstep_app using (
  (((select base.actor_role()) in ('system'))));
create policy inserts on base.session for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on base.session for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table base.idempotency enable row level security;
alter table base.idempotency force row level security;
revoke all on base.idempotency from doorstep_app, doorstep_worker;
grant select, insert, update on base.idempotency to doorstep_app;
create policy reads on base.idempotency for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse') and actor_id::text = (select base.actor_id()))));
create policy inserts on base.idempotency for insert to doorstep_app with check (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse') and actor_id::text = (select base.actor_id()))));
create policy updates on base.idempotency for update to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse') and actor_id::text = (select base.actor_id()))))
  with check (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse') and actor_id::text = (select base.actor_id()))));

alter table base.event enable row level security;
alter table base.event force row level security;
revoke all on base.event from doorstep_app, doorstep_worker;
grant select, insert on base.event to doorstep_app;
create policy reads on base.event for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on base.event for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy worker_reads on base.event for select to doorstep_worker using (true);

alter table base.event_seal enable row level security;
alter table base.event_seal force row level security;
revoke all on base.event_seal from doorstep_app, doorstep_worker;
grant select, insert on base.event_seal to doorstep_app;
create policy reads on base.event_seal for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on base.event_seal for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy worker_reads on base.event_seal for select to doorstep_worker using (true);

alter table base.job enable row level security;
alter table base.job force row level security;
revoke all on base.job from doorstep_app, doorstep_worker;
grant select, insert, update on base.job to doorstep_app;
create policy reads on base.job for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy inserts on base.job for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy updates on base.job for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy worker_reads on base.job for select to doorstep_worker using (true);
create policy worker_takes on base.job for update to doorstep_worker using (true) with check (true);

alter table base.timer enable row level security;
alter table base.timer force row level security;
revoke all on base.timer from doorstep_app, doorstep_worker;
grant select, insert, update on base.timer to doorstep_app;
create policy reads on base.timer for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on base.timer for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy updates on base.timer for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy worker_reads on base.timer for select to doorstep_worker using (true);
create policy worker_takes on base.timer for update to doorstep_worker using (true) with check (true);

alter table base.lease enable row level security;
alter table base.lease force row level security;
revoke all on base.lease from doorstep_app, doorstep_worker;
grant select, insert, update on base.lease to doorstep_app;
create policy reads on base.lease for select to doorstep_app using (
  (((select base.actor_role()) in ('system'))));
create policy inserts on base.lease for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on base.lease for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table base.access_entry enable row level security;
alter table base.access_entry force row level security;
revoke all on base.access_entry from doorstep_app, doorstep_worker;
grant select, insert on base.access_entry to doorstep_app;
create policy reads on base.access_entry for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on base.access_entry for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));

alter table base.signed_link enable row level security;
alter table base.signed_link force row level security;
revoke all on base.signed_link from doorstep_app, doorstep_worker;
grant select, insert, update on base.signed_link to doorstep_app;
create policy reads on base.signed_link for select to doorstep_app using (
  (((select base.actor_role()) in ('system'))));
create policy inserts on base.signed_link for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on base.signed_link for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table members.member enable row level security;
alter table members.member force row level security;
revoke all on members.member from doorstep_app, doorstep_worker;
grant select, insert, update on members.member to doorstep_app;
create policy reads on members.member for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and id = any((select base.actor_members())::uuid[]))));
create policy inserts on members.member for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on members.member for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table members.member_history enable row level security;
alter table members.member_history force row level security;
revoke all on members.member_history from doorstep_app, doorstep_worker;
grant select, insert on members.member_history to doorstep_app;
create policy reads on members.member_history for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and member_id = any((select base.actor_members())::uuid[]))));
create policy inserts on members.member_history for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table members.search_key enable row level security;
alter table members.search_key force row level security;
revoke all on members.search_key from doorstep_app, doorstep_worker;
grant select, insert on members.search_key to doorstep_app;
create policy reads on members.search_key for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on members.search_key for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table members.roster_mention enable row level security;
alter table members.roster_mention force row level security;
revoke all on members.roster_mention from doorstep_app, doorstep_worker;
grant select, insert on members.roster_mention to doorstep_app;
create policy reads on members.roster_mention for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on members.roster_mention for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table network.office enable row level security;
alter table network.office force row level security;
revoke all on network.office from doorstep_app, doorstep_worker;
grant select, insert, update on network.office to doorstep_app;
create policy reads on network.office for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on network.office for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on network.office for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table network.clinician enable row level security;
alter table network.clinician force row level security;
revoke all on network.clinician from doorstep_app, doorstep_worker;
grant select, insert, update on network.clinician to doorstep_app;
create policy reads on network.clinician for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on network.clinician for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on network.clinician for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table network.location enable row level security;
alter table network.location force row level security;
revoke all on network.location from doorstep_app, doorstep_worker;
grant select, insert, update on network.location to doorstep_app;
create policy reads on network.location for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on network.location for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on network.location for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table network.location_day enable row level security;
alter table network.location_day force row level security;
revoke all on network.location_day from doorstep_app, doorstep_worker;
grant select, insert, update on network.location_day to doorstep_app;
create policy reads on network.location_day for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'intake_agent', 'medical_director', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'system_admin', 'triage_nurse'))));
create policy inserts on network.location_day for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on network.location_day for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table network.sourcing enable row level security;
alter table network.sourcing force row level security;
revoke all on network.sourcing from doorstep_app, doorstep_worker;
grant select, insert, update on network.sourcing to doorstep_app;
create policy reads on network.sourcing for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on network.sourcing for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))));
create policy updates on network.sourcing for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))));

alter table network.choice enable row level security;
alter table network.choice force row level security;
revoke all on network.choice from doorstep_app, doorstep_worker;
grant select, insert on network.choice to doorstep_app;
create policy reads on network.choice for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on network.choice for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'triage_nurse'))));

alter table network.offer enable row level security;
alter table network.offer force row level security;
revoke all on network.offer from doorstep_app, doorstep_worker;
grant select, insert, update on network.offer to doorstep_app;
create policy reads on network.offer for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))));
create policy inserts on network.offer for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))));
create policy updates on network.offer for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))));

alter table network.award enable row level security;
alter table network.award force row level security;
revoke all on network.award from doorstep_app, doorstep_worker;
grant select, insert, update on network.award to doorstep_app;
create policy reads on network.award for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]) and ended_at is null)));
create policy inserts on network.award for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]) and ended_at is null)));
create policy updates on network.award for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table exchange.partner enable row level security;
alter table exchange.partner force row level security;
revoke all on exchange.partner from doorstep_app, doorstep_worker;
grant select, insert, update on exchange.partner to doorstep_app;
create policy reads on exchange.partner for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('claims_analyst', 'payer_liaison', 'privacy_officer', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy inserts on exchange.partner for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on exchange.partner for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table exchange.message enable row level security;
alter table exchange.message force row level security;
revoke all on exchange.message from doorstep_app, doorstep_worker;
grant select, insert, update on exchange.message to doorstep_app;
create policy reads on exchange.message for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('claims_analyst', 'payer_liaison', 'privacy_officer', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy inserts on exchange.message for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy updates on exchange.message for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));

alter table exchange.envelope enable row level security;
alter table exchange.envelope force row level security;
revoke all on exchange.envelope from doorstep_app, doorstep_worker;
grant select, insert, update on exchange.envelope to doorstep_app;
create policy reads on exchange.envelope for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy inserts on exchange.envelope for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy updates on exchange.envelope for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));

alter table exchange.interchange enable row level security;
alter table exchange.interchange force row level security;
revoke all on exchange.interchange from doorstep_app, doorstep_worker;
grant select, insert on exchange.interchange to doorstep_app;
create policy reads on exchange.interchange for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('claims_analyst', 'payer_liaison', 'privacy_officer', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy inserts on exchange.interchange for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));

alter table exchange.transaction_set enable row level security;
alter table exchange.transaction_set force row level security;
revoke all on exchange.transaction_set from doorstep_app, doorstep_worker;
grant select, insert on exchange.transaction_set to doorstep_app;
create policy reads on exchange.transaction_set for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('claims_analyst', 'payer_liaison', 'privacy_officer', 'supervisor', 'system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy inserts on exchange.transaction_set for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));

alter table exchange.care_request enable row level security;
alter table exchange.care_request force row level security;
revoke all on exchange.care_request from doorstep_app, doorstep_worker;
grant select, insert, update on exchange.care_request to doorstep_app;
create policy reads on exchange.care_request for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy inserts on exchange.care_request for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));
create policy updates on exchange.care_request for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))
    or ((select base.actor_role()) in ('trading_partner') and account_id::text = (select base.actor_id()))));

alter table codes.edition enable row level security;
alter table codes.edition force row level security;
revoke all on codes.edition from doorstep_app, doorstep_worker;
grant select, insert, update on codes.edition to doorstep_app;
create policy reads on codes.edition for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on codes.edition for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on codes.edition for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));

alter table codes.code enable row level security;
alter table codes.code force row level security;
revoke all on codes.code from doorstep_app, doorstep_worker;
grant select, insert, update, delete on codes.code to doorstep_app;
create policy reads on codes.code for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on codes.code for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on codes.code for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));
create policy deletes on codes.code for delete to doorstep_app using (
  (((select base.actor_role()) in ('system'))));

alter table codes.exclusion enable row level security;
alter table codes.exclusion force row level security;
revoke all on codes.exclusion from doorstep_app, doorstep_worker;
grant select, insert, update, delete on codes.exclusion to doorstep_app;
create policy reads on codes.exclusion for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on codes.exclusion for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));
create policy updates on codes.exclusion for update to doorstep_app using (
  (((select base.actor_role()) in ('system'))))
  with check (
  (((select base.actor_role()) in ('system'))));
create policy deletes on codes.exclusion for delete to doorstep_app using (
  (((select base.actor_role()) in ('system'))));

alter table feeds.layout enable row level security;
alter table feeds.layout force row level security;
revoke all on feeds.layout from doorstep_app, doorstep_worker;
grant select, insert on feeds.layout to doorstep_app;
create policy reads on feeds.layout for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('intake_agent', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'system_admin'))));
create policy inserts on feeds.layout for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('payer_liaison', 'supervisor', 'system', 'system_admin'))));

alter table feeds.file enable row level security;
alter table feeds.file force row level security;
revoke all on feeds.file from doorstep_app, doorstep_worker;
grant select, insert, update on feeds.file to doorstep_app;
create policy reads on feeds.file for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('intake_agent', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'system_admin'))));
create policy inserts on feeds.file for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('payer_liaison', 'supervisor', 'system', 'system_admin'))));
create policy updates on feeds.file for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('payer_liaison', 'supervisor', 'system', 'system_admin'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('payer_liaison', 'supervisor', 'system', 'system_admin'))));

alter table feeds.file_row enable row level security;
alter table feeds.file_row force row level security;
revoke all on feeds.file_row from doorstep_app, doorstep_worker;
grant select, insert on feeds.file_row to doorstep_app;
create policy reads on feeds.file_row for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('intake_agent', 'payer_liaison', 'privacy_officer', 'supervisor', 'system'))));
create policy inserts on feeds.file_row for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table faxes.line enable row level security;
alter table faxes.line force row level security;
revoke all on faxes.line from doorstep_app, doorstep_worker;
grant select, insert, update on faxes.line to doorstep_app;
create policy reads on faxes.line for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'intake_agent', 'medical_director', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'system_admin', 'triage_nurse'))));
create policy inserts on faxes.line for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on faxes.line for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table faxes.vendor enable row level security;
alter table faxes.vendor force row level security;
revoke all on faxes.vendor from doorstep_app, doorstep_worker;
grant select, insert, update on faxes.vendor to doorstep_app;
create policy reads on faxes.vendor for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy inserts on faxes.vendor for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on faxes.vendor for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table faxes.fax enable row level security;
alter table faxes.fax force row level security;
revoke all on faxes.fax from doorstep_app, doorstep_worker;
grant select, insert on faxes.fax to doorstep_app;
create policy reads on faxes.fax for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on faxes.fax for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table cases.case_number enable row level security;
alter table cases.case_number force row level security;
revoke all on cases.case_number from doorstep_app, doorstep_worker;
grant select, insert on cases.case_number to doorstep_app;
create policy reads on cases.case_number for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));
create policy inserts on cases.case_number for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'delegate', 'intake_agent', 'medical_director', 'member', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'provider_admin', 'quality_auditor', 'referring_office', 'servicing_dispatcher', 'supervisor', 'system', 'system_admin', 'trading_partner', 'triage_nurse'))));

alter table cases.referral enable row level security;
alter table cases.referral force row level security;
revoke all on cases.referral from doorstep_app, doorstep_worker;
grant select, insert, update on cases.referral to doorstep_app;
create policy reads on cases.referral for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and member_id = any((select base.actor_members())::uuid[]))
    or ((select base.actor_role()) in ('referring_office') and office_id = any((select base.actor_offices())::uuid[]))));
create policy inserts on cases.referral for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'trading_partner', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and office_id = any((select base.actor_offices())::uuid[]))));
create policy updates on cases.referral for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table cases.service_line enable row level security;
alter table cases.service_line force row level security;
revoke all on cases.service_line from doorstep_app, doorstep_worker;
grant select, insert, update on cases.service_line to doorstep_app;
create policy reads on cases.service_line for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.service_line.tenant_id and parent.id = cases.service_line.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.service_line.tenant_id and parent.id = cases.service_line.referral_id))));
create policy inserts on cases.service_line for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'trading_partner', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.service_line.tenant_id and parent.id = cases.service_line.referral_id))));
create policy updates on cases.service_line for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table cases.duplicate_flag enable row level security;
alter table cases.duplicate_flag force row level security;
revoke all on cases.duplicate_flag from doorstep_app, doorstep_worker;
grant select, insert, update on cases.duplicate_flag to doorstep_app;
create policy reads on cases.duplicate_flag for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.duplicate_flag.tenant_id and parent.id = cases.duplicate_flag.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.duplicate_flag.tenant_id and parent.id = cases.duplicate_flag.referral_id))));
create policy inserts on cases.duplicate_flag for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on cases.duplicate_flag for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'triage_nurse'))));

alter table cases.member_ruling enable row level security;
alter table cases.member_ruling force row level security;
revoke all on cases.member_ruling from doorstep_app, doorstep_worker;
grant select, insert on cases.member_ruling to doorstep_app;
create policy reads on cases.member_ruling for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.member_ruling.tenant_id and parent.id = cases.member_ruling.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = cases.member_ruling.tenant_id and parent.id = cases.member_ruling.referral_id))));
create policy inserts on cases.member_ruling for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table sources.field_source enable row level security;
alter table sources.field_source force row level security;
revoke all on sources.field_source from doorstep_app, doorstep_worker;
grant select, insert on sources.field_source to doorstep_app;
create policy reads on sources.field_source for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = sources.field_source.tenant_id and parent.id = sources.field_source.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = sources.field_source.tenant_id and parent.id = sources.field_source.referral_id))));
create policy inserts on sources.field_source for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'trading_partner', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = sources.field_source.tenant_id and parent.id = sources.field_source.referral_id))));

alter table fulfilment.appointment enable row level security;
alter table fulfilment.appointment force row level security;
revoke all on fulfilment.appointment from doorstep_app, doorstep_worker;
grant select, insert, update on fulfilment.appointment to doorstep_app;
create policy reads on fulfilment.appointment for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and member_id = any((select base.actor_members())::uuid[]))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))
    or ((select base.actor_role()) in ('referring_office') and office_id = any((select base.actor_offices())::uuid[]))));
create policy inserts on fulfilment.appointment for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))));
create policy updates on fulfilment.appointment for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and member_id = any((select base.actor_members())::uuid[]))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and member_id = any((select base.actor_members())::uuid[]))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))));

alter table fulfilment.picture enable row level security;
alter table fulfilment.picture force row level security;
revoke all on fulfilment.picture from doorstep_app, doorstep_worker;
grant select, insert on fulfilment.picture to doorstep_app;
create policy reads on fulfilment.picture for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))));
create policy inserts on fulfilment.picture for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))
    or ((select base.actor_role()) in ('system'))));

alter table fulfilment.proof enable row level security;
alter table fulfilment.proof force row level security;
revoke all on fulfilment.proof from doorstep_app, doorstep_worker;
grant select, insert, update on fulfilment.proof to doorstep_app;
create policy reads on fulfilment.proof for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))));
create policy inserts on fulfilment.proof for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('provider_admin', 'servicing_dispatcher') and location_id = any((select base.actor_locations())::uuid[]))
    or ((select base.actor_role()) in ('system'))));
create policy updates on fulfilment.proof for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'supervisor', 'system'))));

alter table fulfilment.paper enable row level security;
alter table fulfilment.paper force row level security;
revoke all on fulfilment.paper from doorstep_app, doorstep_worker;
grant select, insert, update on fulfilment.paper to doorstep_app;
create policy reads on fulfilment.paper for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and member_id = any((select base.actor_members())::uuid[]))
    or ((select base.actor_role()) in ('referring_office') and office_id = any((select base.actor_offices())::uuid[]))));
create policy inserts on fulfilment.paper for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on fulfilment.paper for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table fulfilment.survey enable row level security;
alter table fulfilment.survey force row level security;
revoke all on fulfilment.survey from doorstep_app, doorstep_worker;
grant select, insert, update on fulfilment.survey to doorstep_app;
create policy reads on fulfilment.survey for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on fulfilment.survey for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on fulfilment.survey for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table fulfilment.ending enable row level security;
alter table fulfilment.ending force row level security;
revoke all on fulfilment.ending from doorstep_app, doorstep_worker;
grant select, insert on fulfilment.ending to doorstep_app;
create policy reads on fulfilment.ending for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = fulfilment.ending.tenant_id and parent.id = fulfilment.ending.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = fulfilment.ending.tenant_id and parent.id = fulfilment.ending.referral_id))));
create policy inserts on fulfilment.ending for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table intake.arrival enable row level security;
alter table intake.arrival force row level security;
revoke all on intake.arrival from doorstep_app, doorstep_worker;
grant select, insert, update on intake.arrival to doorstep_app;
create policy reads on intake.arrival for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on intake.arrival for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'referring_office', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on intake.arrival for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table intake.document enable row level security;
alter table intake.document force row level security;
revoke all on intake.document from doorstep_app, doorstep_worker;
grant select, insert, update on intake.document to doorstep_app;
create policy reads on intake.document for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = intake.document.tenant_id and parent.id = intake.document.referral_id))
    or ((select base.actor_role()) in ('referring_office') and received_by::text = (select base.actor_id()))));
create policy inserts on intake.document for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = intake.document.tenant_id and parent.id = intake.document.referral_id))
    or ((select base.actor_role()) in ('referring_office') and received_by::text = (select base.actor_id()))));
create policy updates on intake.document for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and received_by::text = (select base.actor_id()))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and received_by::text = (select base.actor_id()))));

alter table intake.part enable row level security;
alter table intake.part force row level security;
revoke all on intake.part from doorstep_app, doorstep_worker;
grant select, insert, update, delete on intake.part to doorstep_app;
create policy reads on intake.part for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on intake.part for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on intake.part for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy deletes on intake.part for delete to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table intake.page enable row level security;
alter table intake.page force row level security;
revoke all on intake.page from doorstep_app, doorstep_worker;
grant select, insert, update on intake.page to doorstep_app;
create policy reads on intake.page for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from intake.document parent where parent.tenant_id = intake.page.tenant_id and parent.id = intake.page.document_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from intake.document parent where parent.tenant_id = intake.page.tenant_id and parent.id = intake.page.document_id))));
create policy inserts on intake.page for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from intake.document parent where parent.tenant_id = intake.page.tenant_id and parent.id = intake.page.document_id))));
create policy updates on intake.page for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from intake.document parent where parent.tenant_id = intake.page.tenant_id and parent.id = intake.page.document_id))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from intake.document parent where parent.tenant_id = intake.page.tenant_id and parent.id = intake.page.document_id))));

alter table approval.rule enable row level security;
alter table approval.rule force row level security;
revoke all on approval.rule from doorstep_app, doorstep_worker;
grant select, insert on approval.rule to doorstep_app;
create policy reads on approval.rule for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'intake_agent', 'medical_director', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'referring_office', 'supervisor', 'system', 'system_admin', 'triage_nurse') and true and (tenant_id is null or tenant_id = any((select base.granted_tenants())::int[])))));
create policy inserts on approval.rule for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system') and true and (tenant_id is null or tenant_id = any((select base.granted_tenants())::int[])))));

alter table approval.request enable row level security;
alter table approval.request force row level security;
revoke all on approval.request from doorstep_app, doorstep_worker;
grant select, insert, update on approval.request to doorstep_app;
create policy reads on approval.request for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on approval.request for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on approval.request for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'medical_director', 'nurse_reviewer', 'system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'medical_director', 'nurse_reviewer', 'system'))));

alter table approval.notice enable row level security;
alter table approval.notice force row level security;
revoke all on approval.notice from doorstep_app, doorstep_worker;
grant select, insert, update on approval.notice to doorstep_app;
create policy reads on approval.notice for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on approval.notice for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on approval.notice for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table work.calendar enable row level security;
alter table work.calendar force row level security;
revoke all on work.calendar from doorstep_app, doorstep_worker;
grant select, insert on work.calendar to doorstep_app;
create policy reads on work.calendar for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'intake_agent', 'medical_director', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'system_admin', 'triage_nurse'))));
create policy inserts on work.calendar for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));

alter table work.clock_rule enable row level security;
alter table work.clock_rule force row level security;
revoke all on work.clock_rule from doorstep_app, doorstep_worker;
grant select, insert on work.clock_rule to doorstep_app;
create policy reads on work.clock_rule for select to doorstep_app using (
  (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'credentialing_specialist', 'intake_agent', 'medical_director', 'network_manager', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'system_admin', 'triage_nurse'))));
create policy inserts on work.clock_rule for insert to doorstep_app with check (
  (((select base.actor_role()) in ('system'))));

alter table work.item enable row level security;
alter table work.item force row level security;
revoke all on work.item from doorstep_app, doorstep_worker;
grant select, insert, update on work.item to doorstep_app;
create policy reads on work.item for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on work.item for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on work.item for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));

alter table completeness.request enable row level security;
alter table completeness.request force row level security;
revoke all on completeness.request from doorstep_app, doorstep_worker;
grant select, insert, update on completeness.request to doorstep_app;
create policy reads on completeness.request for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = completeness.request.tenant_id and parent.id = completeness.request.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = completeness.request.tenant_id and parent.id = completeness.request.referral_id))));
create policy inserts on completeness.request for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on completeness.request for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table completeness.question enable row level security;
alter table completeness.question force row level security;
revoke all on completeness.question from doorstep_app, doorstep_worker;
grant select, insert, update on completeness.question to doorstep_app;
create policy reads on completeness.question for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = completeness.question.tenant_id and parent.id = completeness.question.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = completeness.question.tenant_id and parent.id = completeness.question.referral_id))));
create policy inserts on completeness.question for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on completeness.question for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table completeness.review enable row level security;
alter table completeness.review force row level security;
revoke all on completeness.review from doorstep_app, doorstep_worker;
grant select, insert, update on completeness.review to doorstep_app;
create policy reads on completeness.review for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'privacy_officer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = completeness.review.tenant_id and parent.id = completeness.review.referral_id))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = completeness.review.tenant_id and parent.id = completeness.review.referral_id))));
create policy inserts on completeness.review for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on completeness.review for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (false))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (false));

alter table work.task enable row level security;
alter table work.task force row level security;
revoke all on work.task from doorstep_app, doorstep_worker;
grant select, insert, update on work.task to doorstep_app;
create policy reads on work.task for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on work.task for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on work.task for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'supervisor', 'system', 'triage_nurse'))));

alter table work.deadline enable row level security;
alter table work.deadline force row level security;
revoke all on work.deadline from doorstep_app, doorstep_worker;
grant select, insert, update on work.deadline to doorstep_app;
create policy reads on work.deadline for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))
    or ((select base.actor_role()) in ('delegate', 'member') and exists (select 1 from cases.referral parent where parent.tenant_id = work.deadline.tenant_id and parent.id = work.deadline.subject_id) and kind in ('acknowledgement', 'inquiry_answer', 'scheduling', 'scheduling_discharge', 'still_looking'))
    or ((select base.actor_role()) in ('referring_office') and exists (select 1 from cases.referral parent where parent.tenant_id = work.deadline.tenant_id and parent.id = work.deadline.subject_id) and kind in ('acknowledgement', 'inquiry_answer', 'scheduling', 'scheduling_discharge', 'still_looking'))));
create policy inserts on work.deadline for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on work.deadline for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table work.escalation enable row level security;
alter table work.escalation force row level security;
revoke all on work.escalation from doorstep_app, doorstep_worker;
grant select, insert, update on work.escalation to doorstep_app;
create policy reads on work.escalation for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on work.escalation for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on work.escalation for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('supervisor', 'system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('supervisor', 'system'))));

alter table eligibility.payer_profile enable row level security;
alter table eligibility.payer_profile force row level security;
revoke all on eligibility.payer_profile from doorstep_app, doorstep_worker;
grant select, insert, update on eligibility.payer_profile to doorstep_app;
create policy reads on eligibility.payer_profile for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on eligibility.payer_profile for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));
create policy updates on eligibility.payer_profile for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('system'))));

alter table eligibility.inquiry enable row level security;
alter table eligibility.inquiry force row level security;
revoke all on eligibility.inquiry from doorstep_app, doorstep_worker;
grant select, insert, update on eligibility.inquiry to doorstep_app;
create policy reads on eligibility.inquiry for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on eligibility.inquiry for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on eligibility.inquiry for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table eligibility.recheck enable row level security;
alter table eligibility.recheck force row level security;
revoke all on eligibility.recheck from doorstep_app, doorstep_worker;
grant select, insert, update on eligibility.recheck to doorstep_app;
create policy reads on eligibility.recheck for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on eligibility.recheck for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on eligibility.recheck for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table eligibility.sweep enable row level security;
alter table eligibility.sweep force row level security;
revoke all on eligibility.sweep from doorstep_app, doorstep_worker;
grant select, insert, update on eligibility.sweep to doorstep_app;
create policy reads on eligibility.sweep for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'claims_analyst', 'intake_agent', 'medical_director', 'nurse_reviewer', 'payer_liaison', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on eligibility.sweep for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on eligibility.sweep for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table contact.message enable row level security;
alter table contact.message force row level security;
revoke all on contact.message from doorstep_app, doorstep_worker;
grant select, insert, update on contact.message to doorstep_app;
create policy reads on contact.message for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on contact.message for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on contact.message for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

alter table intake.call enable row level security;
alter table intake.call force row level security;
revoke all on intake.call from doorstep_app, doorstep_worker;
grant select, insert, update on intake.call to doorstep_app;
create policy reads on intake.call for select to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('admin_reviewer', 'appeals_coordinator', 'care_coordinator', 'intake_agent', 'medical_director', 'nurse_reviewer', 'quality_auditor', 'supervisor', 'system', 'triage_nurse'))));
create policy inserts on intake.call for insert to doorstep_app with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));
create policy updates on intake.call for update to doorstep_app using (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))))
  with check (
  tenant_id = any((select base.granted_tenants())::int[]) and (((select base.actor_role()) in ('care_coordinator', 'intake_agent', 'supervisor', 'system', 'triage_nurse'))));

grant usage, select on all sequences in schema base to doorstep_app;

do $$ declare t record; begin
  if not exists (select from pg_roles where rolname = 'doorstep_backup') then return; end if;
  for t in select nspname, relname, relrowsecurity from pg_class join pg_namespace on pg_namespace.oid = relnamespace
           where relowner = 'doorstep_owner'::regrole and relkind in ('r', 'p', 'S') and nspname !~ '^pg_' loop
    execute format('grant usage on schema %I to doorstep_backup', t.nspname);
    execute format('grant select on %I.%I to doorstep_backup', t.nspname, t.relname);
    if t.relrowsecurity then
      execute format('create policy backup_reads on %I.%I for select to doorstep_backup using (true)', t.nspname, t.relname);
    end if;
  end loop;
end $$;

