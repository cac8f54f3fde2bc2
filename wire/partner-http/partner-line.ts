// Why: partners are asked over HTTP with a patience of ours (CAQH CORE: an answer within 20 seconds) and a limit on what
// we take in; whatever goes wrong is partner trouble that says whether asking again can help.
import { PartnerTrouble } from '../../base/refusal/partner-trouble.ts';

/** Posts bytes to a partner's endpoint. */
export type PartnerLine = {
  post(
    endpoint: string,
    bytes: Buffer,
    partner: { readonly name: string; readonly mime: string },
  ): Promise<Buffer>;
};

const longestAnswer = 4_000_000;

async function answerOf(response: Response, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > longestAnswer)
      throw new PartnerTrouble(name, `${name} answers without end.`, { retryable: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * A line to partners. An `endpoint` is an https or http address, or the word 'sandbox' for the stand-in at `sandboxUrl`.
 * Redirects are not followed. Throws PartnerTrouble: retryable for silence, refusal to connect, 408, 429 and 5xx.
 */
export function partnerLine(options: {
  readonly sandboxUrl: string | null;
  readonly timeoutSeconds?: number;
}): PartnerLine {
  const timeoutSeconds = options.timeoutSeconds ?? 20;
  return {
    async post(endpoint, bytes, { name, mime }) {
      const url = endpoint === 'sandbox' ? options.sandboxUrl : endpoint;
      if (url === null) throw new PartnerTrouble(name, `${name} has no stand-in here.`, { retryable: false });
      try {
        const response = await fetch(url, {
          method: 'POST',
          body: new Uint8Array(bytes),
          headers: { 'content-type': mime, accept: mime },
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutSeconds * 1000),
        });
        const answer = await answerOf(response, name);
        if (response.ok) return answer;
        const retryable = response.status >= 500 || response.status === 408 || response.status === 429;
        throw new PartnerTrouble(name, `${name} answered ${response.status.toString()}.`, { retryable });
      } catch (error) {
        if (error instanceof PartnerTrouble) throw error;
        const isLate = error instanceof Error && error.name === 'TimeoutError';
        const say = isLate
          ? `${name} did not answer within ${timeoutSeconds.toString()} seconds.`
          : `${name} could not be reached.`;
        throw new PartnerTrouble(name, say, { retryable: true, cause: error });
      }
    },
  };
}
