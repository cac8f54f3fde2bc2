// Why: starts the stand-in payer as a process of its own and ends it with the house.
import { fork } from 'node:child_process';
import { join } from 'node:path';

/** A payer in its own process; `url` is where questions are posted. */
export async function startPayerProcess(
  port: number,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'payer-process.child.ts'), [port.toString()], {
    stdio: 'inherit',
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const opened = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`The stand-in payer did not start (exit ${String(code)}).`)),
    );
  });
  return {
    url: `http://127.0.0.1:${opened.toString()}/x12`,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
