-- Every index of the queue is written again with each change of an item, so there are as few as keep every page fast
-- (measured over a million items, bench/README.md). Family stands last in the key: a page picked by family reads on in its
-- own order and skips other families inside the index, so no view needs a second index for it.
drop index work.item_family_harm, work.item_family_due, work.item_family_received;
drop index work.item_unowned_family_harm, work.item_unowned_family_due, work.item_unowned_family_received;
drop index work.item_mine_family_harm, work.item_mine_family_due, work.item_mine_family_received;

drop index work.item_open_harm, work.item_open_due, work.item_open_received;
create index item_open_harm on work.item (tenant_id, harm_at, id, family) where is_open;
create index item_open_due on work.item (tenant_id, due_sort_at, id, family) where is_open;
create index item_open_received on work.item (tenant_id, received_at, id, family) where is_open;

drop index work.item_unowned_harm, work.item_unowned_due, work.item_unowned_received;
create index item_unowned_harm on work.item (tenant_id, harm_at, id, family) where is_open and owner_id is null;
create index item_unowned_due on work.item (tenant_id, due_sort_at, id, family) where is_open and owner_id is null;
create index item_unowned_received on work.item (tenant_id, received_at, id, family) where is_open and owner_id is null;

drop index work.item_mine_harm, work.item_mine_due, work.item_mine_received;
create index item_mine_harm on work.item (tenant_id, owner_id, harm_at, id, family) where is_open and owner_id is not null;
create index item_mine_due on work.item (tenant_id, owner_id, due_sort_at, id, family) where is_open and owner_id is not null;
create index item_mine_received on work.item (tenant_id, owner_id, received_at, id, family) where is_open and owner_id is not null;

-- At risk and breached share theirs; a calm item stands in none of them.
drop index work.item_at_risk_harm, work.item_at_risk_due, work.item_at_risk_received;
drop index work.item_breached_harm, work.item_breached_due, work.item_breached_received;
create index item_risk_harm on work.item (tenant_id, risk, harm_at, id) where is_open and risk <> 'calm';
create index item_risk_due on work.item (tenant_id, risk, due_sort_at, id) where is_open and risk <> 'calm';
create index item_risk_received on work.item (tenant_id, risk, received_at, id) where is_open and risk <> 'calm';

-- Views that stay short keep one index each, in the order people use; the other orders are sorted from it. The lobby may grow
-- long and keeps all three.
drop index work.item_near_due, work.item_near_received;
drop index work.item_duplicate_due, work.item_duplicate_received;
drop index work.item_escalated_due, work.item_escalated_received;
drop index work.item_exception_due, work.item_exception_received;
