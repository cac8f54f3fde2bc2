// Why: a scan over a slow line must show how far it is, which fetch cannot say; the rest is as at every other door:
// one key for one intention, and the hub's own sentence for every no.
import { uploadDocument } from '../../care/intake/intake.contract.ts';
import { addressOf, newIntention } from '../kit/api.ts';
import { Problem, problemFrom, unreachable } from '../kit/problem.ts';

/** 25 MB, as the hub says. */
export const bytesAtMost = 25 * 1024 * 1024;

export type Uploaded = { readonly tenantId: number; readonly id: string; readonly pageCount: number | null };

function readBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends one file; `onShare` hears 0–1. Rejects with a `Problem`. */
export function uploadFile(file: File, onShare: (share: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    if (file.size > bytesAtMost) {
      reject(tooLarge());
      return;
    }
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(uploadDocument.path, {}, { fileName: file.name.slice(0, 200) }));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', newIntention());
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onShare(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('load', () => {
      const body = readBody(request.responseText);
      const reply = uploadDocument.reply.safeParse(body);
      if (request.status === 413) reject(tooLarge());
      else if (request.status >= 400)
        reject(problemFrom(request.status, body, request.getResponseHeader('x-request-id')));
      else if (reply.success) resolve(reply.data);
      else reject(unreachable());
    });
    request.send(file);
  });
}

function tooLarge(): Problem {
  return new Problem({
    status: 413,
    code: 'too_large',
    say: 'This file is larger than 25 MB. Scan it at a lower resolution, or send it in parts.',
    at: ['file'],
  });
}
