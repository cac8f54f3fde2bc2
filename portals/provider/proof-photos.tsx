// Why: a photo of what stands where settles later quarrels; each is sent the moment it is taken and only named in the proof.
import { IconCamera } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { addPicture } from '../../care/fulfilment/visit.contract.ts';
import { asProblem, callDoor } from '../kit/api.ts';
import { Button } from '../kit/button.tsx';
import css from './visits.module.css';

export type ProofPhotosProps = {
  readonly tenantId: number;
  readonly visitId: string;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
};

const atMost = 6;

/** Photos of a visit. */
export function ProofPhotos({ tenantId, visitId, ids, onChange }: ProofPhotosProps) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function add(file: File): Promise<void> {
    setBusy(true);
    setSaid(null);
    try {
      const asked = { params: { tenantId, id: visitId }, query: { kind: 'photo' as const }, body: {} };
      const { id } = await callDoor(addPicture, asked, { bytes: file });
      onChange([...ids, id]);
    } catch (thrown) {
      setSaid(`${asProblem(thrown).say} The rest of the proof is kept.`);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className={css['photos']}>
      {ids.map((id, i) => (
        <div key={id} className={css['photo']}>
          <img
            src={`/api/pictures/${tenantId.toString()}/${id}`}
            alt={`From the doorstep, ${(i + 1).toString()}`}
          />
          <Button size="small" look="quiet" onClick={() => onChange(ids.filter((other) => other !== id))}>
            Leave out
          </Button>
        </div>
      ))}
      {ids.length < atMost ? (
        <Button
          size="thumb"
          wide
          busy={busy}
          icon={<IconCamera aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          Add a photo
        </Button>
      ) : null}
      <input
        ref={input}
        type="file"
        className="only-heard"
        tabIndex={-1}
        aria-label="Photo"
        accept="image/jpeg,image/png"
        capture="environment"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file !== undefined) void add(file);
        }}
      />
      {said === null ? null : <p role="alert">{said}</p>}
    </div>
  );
}
