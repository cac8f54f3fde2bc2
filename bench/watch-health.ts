// Why: a service that is down for a second is down: somebody asks it all along, apart from everything else, and notes every
// answer that did not come or came late.
import { senderTo } from './send-request.ts';

export type Health = { readonly asked: number; readonly slowestMs: number };

const everyMs = 200;
const patienceMs = 10_000;

/** Asks an open door again and again until stopped; `stop` may be called twice. */
export function watchHealth(url: string): {
  stop(): Promise<Health & { readonly violations: readonly string[] }>;
} {
  const sender = senderTo(url, 1);
  const violations: string[] = [];
  let isOver = false;
  let asked = 0;
  let slowestMs = 0;
  const loop = (async () => {
    while (!isOver) {
      const started = performance.now();
      const status = await sender.send({ method: 'GET', path: '/api/me' }).then(
        (answer) => answer.status,
        () => 0,
      );
      const ms = performance.now() - started;
      asked += 1;
      slowestMs = Math.max(slowestMs, ms);
      if ((status === 0 || status >= 500 || ms > patienceMs) && violations.length < 20)
        violations.push(`the service did not answer (status ${status}, ${Math.round(ms)} ms)`);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await loop;
      sender.close();
      return { asked, slowestMs, violations };
    },
  };
}
