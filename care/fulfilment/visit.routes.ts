// Why: thin doors for whoever stands at the doorstep, and for those who look at what they recorded.
import { unfitPicture } from '../../wire/pdf/check-picture.ts';
import { newId } from '../../base/ids/ids.ts';
import { door, openDoor, type Door } from '../../base/http/door.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import { minus, plus } from '../../base/time/instant.ts';
import { sniff } from '../../wire/pdf/sniff.ts';
import { failVisit as fail, missVisit as miss, recordProof as record, setOut as go } from './carry-out.ts';
import { appointmentById, visitsOfLocations } from './fulfilment.store.ts';
import { loadAppointment, noteVisit } from './fulfilment.routes.ts';
import { presentVisits } from './present-fulfilment.ts';
import { insertPicture, pictureById } from './proof.store.ts';
import {
  addPicture,
  failVisit,
  listVisits,
  missVisit,
  readPicture,
  recordProof,
  setOut,
} from './visit.contract.ts';

const pictureBytesAtMost = 12_000_000;
const daysBack = 2;
const daysAhead = 21;

export const visitDoors: Door[] = [
  openDoor(listVisits, async (ask) => {
    const { tenants, locations } = ask.actor;
    const [from, to] = [minus(ask.at, { days: daysBack }), plus(ask.at, { days: daysAhead })];
    const rows = await ask.tx.rows(visitsOfLocations, [[...tenants], [...(locations ?? [])], from, to]);
    for (const row of rows) noteVisit(ask, row, ['name', 'address', 'phone', 'order']);
    return { items: await presentVisits(ask, rows) };
  }),
  door(setOut, loadAppointment, async (ask, { tenantId, id }) => await go(ask.deedIn(tenantId), id)),
  door(addPicture, loadAppointment, async (ask, appointment) => {
    const bytes = ask.body as unknown as Buffer;
    const { kind, mime } = await sniff(bytes);
    if (kind !== 'png' && kind !== 'jpeg')
      return refuse('picture_unreadable', 'Send a picture as PNG or JPEG.', ['picture']);
    const unfit = await unfitPicture(bytes, ask.query.kind === 'signature' ? 16 : 64);
    if (unfit !== undefined) return refuse('picture_unreadable', unfit, ['picture']);
    const stored = await ask.equipment.files.put(bytes, { maxBytes: pictureBytesAtMost });
    if (isRefusal(stored)) return stored;
    const id = newId(ask.at);
    const { tenantId, locationId } = appointment;
    await ask.tx.run(insertPicture, [
      tenantId,
      id,
      appointment.id,
      locationId,
      ask.query.kind,
      stored.digest,
      mime,
      ask.at,
      ask.actor.actorId,
    ]);
    return { id };
  }),
  door(
    readPicture,
    async (ask) => (await ask.tx.maybe(pictureById, [ask.params.tenantId, ask.params.id])) ?? absent,
    async (ask, picture) => {
      const of = await ask.tx.one(appointmentById, [picture.tenantId, picture.appointmentId]);
      noteVisit(ask, of, [picture.kind]);
      ask.header('cache-control', 'private, max-age=300');
      return { bytes: await ask.equipment.files.get(picture.digest), mime: picture.mime };
    },
  ),
  door(
    recordProof,
    loadAppointment,
    async (ask, { tenantId, id }) => await record(ask.deedIn(tenantId), id, ask.body),
  ),
  door(
    failVisit,
    loadAppointment,
    async (ask, { tenantId, id }) =>
      await fail(ask.deedIn(tenantId), id, ask.body.code, ask.body.note ?? null),
  ),
  door(
    missVisit,
    loadAppointment,
    async (ask, { tenantId, id }) => await miss(ask.deedIn(tenantId), id, ask.body.note ?? null),
  ),
];
