// Why: thin doors to payers' files. A file is taken by the program in the sender's name: the sender may send, but has no hand in members
// and cases; so the transaction acts as the program while the rows are written, and as the sender before and after.
import type { Scope } from '../../base/db/database.ts';
import { isPlaceInList } from '../../base/http/list-place.ts';
import { door, openDoor, type Ask, type Door } from '../../base/http/door.ts';
import { systemIn } from '../../base/jobs/work.ts';
import { absent, isRefusal, refuse } from '../../base/refusal/refusal.ts';
import {
  listFiles,
  listLayouts,
  readFile,
  readReturned,
  sendFile,
  setLayout,
  settleEnds,
} from './feeds.contract.ts';
import { rowStates, type FeedFile } from './feeds.schema.ts';
import { fileById, filesOf, layoutNamed, layoutsOf, payerOf, payersOf, rowsOf } from './feeds.store.ts';
import { returnedRows } from './return-rows.ts';
import { keepLayout } from './set-layout.ts';
import { settle } from './settle-ends.ts';
import { takeFile } from './take-file.ts';

type Asked = Ask<unknown, unknown, unknown>;
type OfFile = Ask<{ tenantId: number; id: string }, unknown, unknown>;

const rowsShown = 50;

const load = async (ask: OfFile) =>
  (await ask.tx.maybe(fileById, [ask.params.tenantId, ask.params.id])) ?? absent;

/** Acts as the program in one payer and as the asker again afterwards. */
async function asProgram<T>(ask: Asked, tenantId: number, act: () => Promise<T>): Promise<T> {
  const asker: Scope = ask.actor;
  await ask.tx.bind(systemIn(tenantId));
  const done = await act();
  await ask.tx.bind(asker);
  return done;
}

const mayOn = (ask: Asked, tenantId: number, action: string): true | string =>
  ask.verdict('feed_file', action, { tenantId }).allowed || 'This is not for your role.';

async function present(ask: Asked, file: FeedFile) {
  const payer = await ask.tx.maybe(payerOf, [file.tenantId]);
  return { ...file, payerName: payer?.name ?? '' };
}

/** Whoever reads rows of patients is noted for the file. */
function noteRows(ask: OfFile, file: FeedFile): void {
  const fields = ['name', 'birth_date', 'member_id', 'order'];
  ask.shown({ tenantId: file.tenantId, memberId: null, subjectKind: 'file', subjectId: file.id, fields });
}

const listDoors: Door[] = [
  openDoor(listFiles, async (ask) => {
    const [at, id] = (
      ask.query.after ?? '9999-12-31T00:00:00.000Z ffffffff-ffff-ffff-ffff-ffffffffffff'
    ).split(' ');
    if (!isPlaceInList(at, id))
      return refuse('invalid', 'This place in the list is not one we gave. Start from the beginning.', [
        'after',
      ]);
    const tenants = [...ask.actor.tenants];
    const [rows, payers, layouts] = await Promise.all([
      ask.tx.rows(filesOf, [tenants, at, id]),
      ask.tx.rows(payersOf, [tenants]),
      ask.tx.rows(layoutsOf, [tenants]),
    ]);
    const names = new Map(payers.map((payer) => [payer.id, payer.name]));
    const items = rows.slice(0, 30).map((file) => ({ ...file, payerName: names.get(file.tenantId) ?? '' }));
    const last = items.at(-1);
    const first = payers[0]?.id ?? -1;
    return {
      items,
      next: rows.length > 30 && last !== undefined ? `${last.receivedAt} ${last.id}` : null,
      payers: payers.map(({ id: tenantId, name }) => ({
        tenantId,
        name,
        layouts: layouts.filter((one) => one.tenantId === tenantId).map((one) => one.name),
      })),
      can: { upload: mayOn(ask, first, 'upload'), set_layout: mayOn(ask, first, 'set_layout') },
    };
  }),
  openDoor(listLayouts, async (ask) => ({ items: await ask.tx.rows(layoutsOf, [[...ask.actor.tenants]]) })),
  openDoor(setLayout, async (ask) => {
    const { tenantId, name, body } = ask.body;
    const payer = await ask.tx.maybe(payerOf, [tenantId]);
    if (payer === undefined || mayOn(ask, tenantId, 'set_layout') !== true) return absent;
    return await keepLayout(ask.deedIn(tenantId), name, body);
  }),
];

const fileDoors: Door[] = [
  openDoor(sendFile, async (ask) => {
    const { tenantId, layout: name, fileName } = ask.query;
    if (mayOn(ask, tenantId, 'upload') !== true) return absent;
    const layout = await ask.tx.maybe(layoutNamed, [tenantId, name]);
    if (layout === undefined)
      return refuse('no_layout', 'Nobody has said yet what this file looks like.', ['layout']);
    const { files } = ask.equipment;
    const bytes = ask.body as unknown as Buffer;
    const stored = await files.put(bytes, { maxBytes: bytes.length });
    if (isRefusal(stored)) return stored;
    const file = {
      ...stored,
      fileName: fileName.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, ' '),
      road: 'door' as const,
    };
    const receipt = await asProgram(ask, tenantId, () => takeFile(ask.deedIn(tenantId), files, layout, file));
    ask.equipment.nudge();
    return receipt;
  }),
  door(readFile, load, async (ask, file) => {
    const after = ask.query.after ?? 0;
    const states = ask.query.show === undefined ? [...rowStates] : [ask.query.show];
    const mayRead = ask.verdict('feed_row', 'read', { tenantId: file.tenantId }).allowed;
    const rows = mayRead
      ? await ask.tx.rows(rowsOf, [file.tenantId, file.id, after, states, rowsShown + 1])
      : [];
    if (rows.length > 0) noteRows(ask, file);
    const shown = rows.slice(0, rowsShown);
    const agree = file.status === 'waiting' ? mayOn(ask, file.tenantId, 'agree') : 'Nothing of it waits.';
    return {
      file: await present(ask, file),
      rows: shown.map(({ content: _, ...row }) => row),
      next: rows.length > rowsShown ? (shown.at(-1)?.number ?? null) : null,
      can: { agree, read_rows: mayRead || 'Rows of patients are not for your role.' },
    };
  }),
  door(readReturned, load, async (ask, file) => {
    noteRows(ask, file);
    const bytes = await returnedRows(ask.tx, file.tenantId, file.id);
    return { bytes, mime: 'text/csv; charset=utf-8', fileName: `returned-${file.fileName}.csv` };
  }),
  door(settleEnds, load, async (ask, file) => {
    const { agree, reason } = ask.body;
    const done = await asProgram(ask, file.tenantId, () =>
      settle(ask.deedIn(file.tenantId), file.id, agree, reason),
    );
    ask.equipment.nudge();
    return done;
  }),
];

export const feedsDoors: Door[] = [...listDoors, ...fileDoors];
