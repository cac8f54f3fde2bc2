// Why: thin doors of the exchange: partners send and fetch, our people read what went back and forth.
import { transact } from '../../base/db/transact.ts';
import { openDoor, type Ask, type Bytes, type Door } from '../../base/http/door.ts';
import { deedFor, systemIn } from '../../base/jobs/work.ts';
import { absent, isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { partnerOf } from './asking-partner.ts';
import { coreEnvelopeDoor } from './core-envelope.routes.ts';
import {
  downloadX12,
  fetchX12Batch,
  listX12,
  listX12Batch,
  postX12,
  postX12Batch,
  readX12,
} from './exchange.contract.ts';
import { listQuery, messageById, waitingFor } from './exchange.store.ts';
import { pickUp } from './pick-up.ts';
import { messagePage } from './present-exchange.ts';
import { receiveMessage } from './receive-message.ts';

type Asked = Ask<unknown, unknown, unknown>;

const mime = 'application/edi-x12';
/** Takes the body; what no answer can be written to is kept all the same, and said. */
async function take(ask: Asked, channel: 'real_time' | 'batch'): Promise<Or<Bytes>> {
  const partner = await partnerOf(ask);
  if (isRefusal(partner)) return partner;
  const bytes = ask.request.body as Buffer;
  if (bytes.length === 0) return refuse('empty', 'There is nothing in the body. Send the X12 itself.');
  const { equipment } = ask;
  const scope = systemIn(partner.tenantId);
  const reply = await receiveMessage(ask.deedIn(partner.tenantId), partner, { bytes, channel }, (read) =>
    transact(equipment.aside, scope, read),
  );
  if (reply.isUnreadable) {
    // The refusal rolls this request back; the message stays as evidence all the same.
    await transact(equipment.aside, scope, (tx) =>
      receiveMessage(
        deedFor(tx, ask.at, partner.tenantId, ask.requestId),
        partner,
        { bytes, channel },
        (read) => read(tx),
      ),
    );
    return refuse('unreadable', reply.says);
  }
  ask.header('doorstep-message', reply.messageId);
  if (reply.isRepetition) ask.header('doorstep-repeated', 'true');
  return { bytes: reply.bytes ?? Buffer.alloc(0), mime: reply.bytes === null ? 'text/plain' : mime };
}

const pageSize = 50;
const cursorOf = (at: string, id: string) => Buffer.from(`${at} ${id}`).toString('base64url');
function placeOf(cursor: string | undefined): readonly [string | null, string | null] {
  if (cursor === undefined) return [null, null];
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at) && /^[0-9a-f-]{36}$/.test(id) ? [at, id] : [null, null];
}

export const exchangeDoors: Door[] = [
  coreEnvelopeDoor,
  openDoor(postX12, (ask) => take(ask, 'real_time')),
  openDoor(postX12Batch, (ask) => take(ask, 'batch')),
  openDoor(listX12Batch, async (ask) => {
    const partner = await partnerOf(ask);
    if (isRefusal(partner)) return partner;
    const rows = await ask.tx.rows(waitingFor, [partner.tenantId, partner.id]);
    return { items: rows.map(({ id, at, bytes, sets, answers }) => ({ id, at, bytes, sets, answers })) };
  }),
  openDoor(fetchX12Batch, async (ask) => {
    const partner = await partnerOf(ask);
    if (isRefusal(partner)) return partner;
    const found = await ask.tx.maybe(messageById, [partner.tenantId, ask.params.id]);
    if (found?.direction !== 'out' || found.partnerId !== partner.id) return absent;
    await pickUp(ask.deedIn(partner.tenantId), found.id);
    return { bytes: found.content, mime, fileName: `${found.id}.x12` };
  }),
  openDoor(listX12, async (ask) => {
    const { direction, refused, cursor } = ask.query;
    const [at, id] = placeOf(cursor);
    const { tenants } = ask.actor;
    const asked = [tenants, direction ?? null, refused === 'yes', at, id, pageSize + 1] as const;
    const rows = await ask.tx.rows(listQuery, asked);
    const items = rows.slice(0, pageSize);
    const last = items.at(-1);
    return {
      items,
      next: rows.length > pageSize && last !== undefined ? cursorOf(last.at, last.id) : null,
    };
  }),
  openDoor(readX12, async (ask) => {
    const { tenantId, id } = ask.params;
    const page = await messagePage(ask.tx, tenantId, id);
    if (page === undefined) return absent;
    ask.shown({ tenantId, memberId: null, subjectKind: 'x12_message', subjectId: id, fields: ['message'] });
    return page;
  }),
  openDoor(downloadX12, async (ask) => {
    const { tenantId, id } = ask.params;
    const found = await ask.tx.maybe(messageById, [tenantId, id]);
    if (found === undefined) return absent;
    ask.shown({ tenantId, memberId: null, subjectKind: 'x12_message', subjectId: id, fields: ['message'] });
    return { bytes: found.content, mime, fileName: `${id}.x12` };
  }),
];
