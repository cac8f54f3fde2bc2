// Why: stories of what follows coordination begin where an order is complete and covered; how it got there is told elsewhere.
import { transact } from '../../base/db/transact.ts';
import { moveReferral } from '../../care/cases/index.ts';
import { sendReferral } from '../../care/intake/intake.contract.ts';
import { deedIn } from './deeds.ts';
import type { StoryHub } from './story-hub.ts';
import type { StoryOrder } from '../play/town-orders.ts';

/** Sends an order through the office's door, with its signed page, and sees it to where arranging has begun. */
export async function coordinated(
  hub: StoryHub,
  order: StoryOrder,
  { withPage = false } = {},
): Promise<{ params: { tenantId: number; id: string }; caseNumber: string }> {
  const clerk = await hub.as(order.clerk.email);
  const pdf = withPage ? await clerk.upload('order.pdf', await order.pdf()) : undefined;
  const { tenantId, id, caseNumber } = await clerk.ask(sendReferral, {
    body: {
      tenantId: order.tenantId,
      draft: order.draft,
      documents: pdf === undefined ? [] : [{ tenantId: pdf.tenantId, id: pdf.id }],
    },
  });
  await hub.settle();
  const [row] = await hub.sql(`select status from cases.referral where id = $1`, [id]);
  if (row?.['status'] !== 'in_coordination') {
    // The story gives no payer to ask or leaves facts out on purpose: coverage is taken as confirmed.
    await hub.sql(`update cases.referral set status = 'verifying' where id = $1`, [id]);
    await transact(hub.house.app, { tenants: [tenantId], actorId: 'system', role: 'system' }, (tx) =>
      moveReferral(deedIn(tx, tenantId, hub.clock.now()), id, 'make_ready'),
    );
    await hub.settle();
  }
  return { params: { tenantId, id }, caseNumber };
}
