// Why: a signature is drawn with a finger on the phone at the door; who cannot draw, or uses a keyboard, says why nobody signed
// instead (the form beside it).
import { useEffect, useRef, type PointerEvent } from 'react';
import { Button } from '../kit/button.tsx';
import type { Stroke } from './proof-draft.ts';
import css from './visits.module.css';

export type SignaturePadProps = {
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
};

/** Width and height of the kept picture, in pixels. */
const picture = { width: 600, height: 200 };
const ink = '#1d2529';

function draw(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = ink;
  pen.lineWidth = 3;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const stroke of strokes) {
    pen.beginPath();
    for (let i = 0; i + 1 < stroke.length; i += 2)
      pen.lineTo((stroke[i] ?? 0) * canvas.width, (stroke[i + 1] ?? 0) * canvas.width);
    pen.stroke();
  }
}

/** The strokes as a PNG. */
export async function pictureOf(strokes: readonly Stroke[]): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  draw(canvas, strokes);
  return await new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob === null ? fail(new Error('no picture')) : done(blob)), 'image/png');
  });
}

/** A pad to sign on. */
export function SignaturePad({ label, strokes, onChange }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<number[] | null>(null);
  useEffect(() => {
    if (canvas.current !== null) draw(canvas.current, strokes);
  }, [strokes]);
  const point = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const round = (share: number) => Math.round(share * 1000) / 1000;
    return [round((event.clientX - box.left) / box.width), round((event.clientY - box.top) / box.width)];
  };
  const end = () => {
    const done = drawing.current;
    drawing.current = null;
    if (done !== null && done.length >= 4) onChange([...strokes, done]);
  };
  return (
    <div className={css['pad']}>
      <canvas
        ref={canvas}
        {...picture}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here changes under the finger; an img cannot
        role="img"
        aria-label={strokes.length === 0 ? `${label}: empty` : `${label}: signed`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = point(event);
        }}
        onPointerMove={(event) => {
          if (drawing.current === null || canvas.current === null) return;
          drawing.current.push(...point(event));
          draw(canvas.current, [...strokes, drawing.current]);
        }}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <div className={css['padFoot']}>
        <span className={css['quiet']}>{strokes.length === 0 ? 'Sign with a finger' : 'Signed'}</span>
        {strokes.length === 0 ? null : (
          <Button size="small" onClick={() => onChange([])}>
            Sign again
          </Button>
        )}
      </div>
    </div>
  );
}
