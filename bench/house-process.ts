// Why: the house under load is a process of its own, api and worker in one as `start` runs it, so that the load generator
// measures from outside and neither slows the other by sharing an event loop.
import { fork } from 'node:child_process';
import { join } from 'node:path';

export type HouseProcess = {
  readonly url: string;
  /** Processor seconds and memory of the house so far. */
  usage(): Promise<{ cpuSeconds: number; rssMb: number }>;
  stop(): Promise<void>;
};

type Said = { url?: string; usage?: { cpuSeconds: number; rssMb: number }; trouble?: string };

/** Starts a house on `databaseUrl`. `limits: 'off'` is named in results that use it; `worker: false` leaves the queue alone. */
export async function startHouseProcess(options: {
  readonly databaseUrl: string;
  readonly home: string;
  readonly limits?: 'off';
  readonly worker?: boolean;
}): Promise<HouseProcess> {
  const child = fork(join(import.meta.dirname, 'house-process.child.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const answer = (wants: (said: Said) => boolean) =>
    new Promise<Said>((resolve, reject) => {
      const hear = (said: unknown) => {
        if (!wants(said as Said)) return;
        child.off('message', hear);
        resolve(said as Said);
      };
      child.on('message', hear);
      child.once('exit', (code) => reject(new Error(`The house ended with ${String(code)}.`)));
    });
  const { url = '' } = await answer((said) => said.url !== undefined);
  return {
    url,
    usage: async () => {
      child.send('usage');
      return (await answer((said) => said.usage !== undefined)).usage ?? { cpuSeconds: 0, rssMb: 0 };
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
