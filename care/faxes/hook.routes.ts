// Why: the thin door of fax services. The message itself proves who sends it, and the number that was called says whose fax
// it is; so the door knows the payer from the message and acts as the program in that payer alone.
import type { FastifyRequest } from 'fastify';
import { gate } from '../../base/access/sessions.ts';
import { openSecret } from '../../base/access/seal-secret.ts';
import { transact } from '../../base/db/transact.ts';
import { openDoor, type Actor, type Door, type Equipment } from '../../base/http/door.ts';
import { systemIn } from '../../base/jobs/work.ts';
import { isRefusal, refuse, type Or } from '../../base/refusal/refusal.ts';
import { lobby } from '../intake/index.ts';
import { everyTenant, lineCalled, vendorNamed } from './faxes.store.ts';
import { receiveFaxHook } from './hook.contract.ts';
import { formOf } from './read-form.ts';
import { provesItself } from './proves-itself.ts';
import { readNotice } from './read-notice.rules.ts';
import { receiveFax } from './receive-fax.ts';
import type { FaxNotice, Mapping } from './vendor-mapping.schema.ts';

export const sealedFor = 'fax vendor';

type Delivered = { readonly vendor: string; readonly notice: Or<FaxNotice> };
/** What was delivered is read once, where it is known who delivers. */
const deliveries = new WeakMap<object, Delivered>();

async function messageIn(body: Buffer, contentType: string, mapping: Mapping): Promise<unknown> {
  if (mapping.body === 'multipart') return await formOf(body, contentType);
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function readDelivery(request: FastifyRequest, body: Buffer, mapping: Mapping): Promise<Or<FaxNotice>> {
  const message = await messageIn(body, request.headers['content-type'] ?? '', mapping);
  if (typeof message === 'object' && message !== null) return readNotice(message, mapping);
  const wanted = mapping.body === 'json' ? 'JSON' : 'multipart/form-data';
  return refuse('invalid', `The message is to be ${wanted}, and could not be read as that.`);
}

async function identify(request: FastifyRequest, at: string, equipment: Equipment): Promise<Actor> {
  const { vendor: name } = request.params as { vendor: string };
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const tenants = await transact(equipment.aside, systemIn(lobby), (tx) => tx.rows(everyTenant, []));
  const everywhere = { ...systemIn(lobby), tenants: tenants.map((one) => one.id) };
  const vendor = await transact(equipment.aside, everywhere, (tx) => tx.maybe(vendorNamed, [name]));
  if (vendor === undefined) return gate;
  const secret = openSecret(equipment.secret, sealedFor, vendor.secret);
  if (!provesItself(vendor.mapping.check, secret, { headers: request.headers, body, at })) return gate;
  const notice = await readDelivery(request, body, vendor.mapping);
  deliveries.set(request, { vendor: name, notice });
  const called = isRefusal(notice) ? null : notice.called;
  const line =
    called === null
      ? undefined
      : await transact(equipment.aside, everywhere, (tx) => tx.maybe(lineCalled, [called]));
  // A vendor of one payer delivers to that payer alone, whatever number it names.
  const tenantId = vendor.tenantId === lobby ? (line?.tenantId ?? lobby) : vendor.tenantId;
  return { ...systemIn(tenantId), name, isStaff: false };
}

const hookDoor: Door = {
  ...openDoor(receiveFaxHook, async (ask) => {
    const delivered = deliveries.get(ask.request);
    if (delivered === undefined)
      return refuse('wrong_credentials', 'The secret or the signature could not be verified.');
    if (isRefusal(delivered.notice)) return delivered.notice;
    const [tenantId = lobby] = ask.actor.tenants;
    const deed = ask.deedIn(tenantId);
    return await receiveFax(deed, ask.equipment.files, delivered.vendor, delivered.notice);
  }),
  identify,
};

export const faxDoors: Door[] = [hookDoor];
