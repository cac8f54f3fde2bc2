// Why: what a draft of a proof still lacks is told before anything is sent, and the rest of it becomes what the hub takes.
import { atWallTime } from '../../base/time/instant.ts';
import { proofBody, type ProofBody } from '../../care/fulfilment/proof.schema.ts';
import { Problem } from '../kit/problem.ts';
import type { ProofDraft } from './proof-draft.ts';

const whole = /^([01]?\d|2[0-3]):[0-5]\d$/;

const unfit = (say: string, at: string) => new Problem({ status: 0, code: 'unfit', say, at: [at] });

/** What can be told before anything is sent; the hub tells the rest. */
export function missingFromDraft(draft: ProofDraft, kind: ProofBody['kind']): Problem | null {
  if (kind === 'visit' && draft.discipline === null) return unfit('Say who came.', 'discipline');
  if (kind === 'visit' && draft.worker.trim() === '')
    return unfit('Give the name of who came.', 'workerName');
  if (kind === 'visit' && !whole.test(draft.came)) return unfit('Give the time as in 13:05.', 'inAt');
  if (kind === 'visit' && !whole.test(draft.left)) return unfit('Give the time as in 13:50.', 'outAt');
  if (draft.receivedBy.trim() === '') return unfit('Give the name of who received it.', 'receivedBy');
  if (draft.relationship === null) return unfit('Say who they are to the member.', 'relationship');
  if (draft.unsigned && draft.why.trim() === '') return unfit('Say why nobody signed.', 'signature.reason');
  if (!draft.unsigned && draft.strokes.length === 0)
    return unfit('Sign on the pad, or say why nobody can.', 'signature');
  return null;
}

/** The draft as the hub takes it. */
export function bodyOf(
  draft: ProofDraft,
  kind: ProofBody['kind'],
  zone: string,
  pictureId: string | null,
): ProofBody {
  const at = (time: string) => atWallTime(zone, draft.day, time.padStart(5, '0'));
  const note = draft.note.trim();
  return proofBody.parse({
    kind,
    receivedBy: draft.receivedBy.trim(),
    relationship: draft.relationship,
    signature:
      pictureId === null ? { how: 'unsigned', reason: draft.why.trim() } : { how: 'drawn', pictureId },
    photoIds: [...draft.photoIds],
    ...(note === '' ? {} : { note }),
    ...(kind === 'delivery'
      ? {
          servedOn: draft.day,
          items: draft.items.map(({ quantity, serial, lot }) => ({
            quantity: Number(quantity),
            ...(serial.trim() === '' ? {} : { serial: serial.trim() }),
            ...(lot.trim() === '' ? {} : { lot: lot.trim() }),
          })),
        }
      : {
          discipline: draft.discipline,
          workerName: draft.worker.trim(),
          inAt: at(draft.came),
          outAt: at(draft.left),
        }),
  });
}
