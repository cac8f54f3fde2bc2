// Why: "who was shown this person's record, why" must be answerable for every person displayed; the entries commit in
// the transaction that read the record.
import { z } from 'zod';
import { query } from '../db/query.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../ids/ids.ts';

export type AccessNote = {
  readonly tenantId: number;
  readonly memberId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly fields: readonly string[];
};

const writeQuery = query(
  'base.writeAccessEntries',
  z.object({}),
  `insert into base.access_entry (tenant_id, id, at, actor_id, actor_role, actor_name, member_id, subject_kind, subject_id, fields, purpose, request_id)
   select note.tenant_id, note.id, $1::timestamptz, $2::text, $3::text, $4::text, note.member_id, note.subject_kind, note.subject_id,
          string_to_array(note.fields, ','), $5::text, $6::text
   from unnest($7::int[], $8::uuid[], $9::uuid[], $10::text[], $11::uuid[], $12::text[])
     as note (tenant_id, id, member_id, subject_kind, subject_id, fields)`,
);

/** Writes one entry per person or record shown. `purpose` is the door's name. */
export async function writeAccessEntries(
  tx: Tx,
  at: string,
  actor: { actorId: string; role: string; name: string },
  purpose: string,
  requestId: string,
  notes: readonly AccessNote[],
): Promise<void> {
  if (notes.length === 0) return;
  await tx.run(writeQuery, [
    at,
    actor.actorId,
    actor.role,
    actor.name,
    purpose,
    requestId,
    notes.map((n) => n.tenantId),
    notes.map(() => newId(at)),
    notes.map((n) => n.memberId),
    notes.map((n) => n.subjectKind),
    notes.map((n) => n.subjectId),
    notes.map((n) => n.fields.join(',')),
  ]);
}
