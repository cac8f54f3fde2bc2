// Why: the house under load is a process of its own, api and worker in one as `start` runs it, so that the load generator
// measures from outside and neither slows the other by sharing an event loop.
import { fork } from 'node:child_process';
import { join } from 'node:path';

export type HouseProcess = {
  readonly url: string;
  /** Where mail is handed in; 0 without partners. */
  readonly mailPort: number;
  readonly mailboxUrl: string;
  /** Processor seconds, memory and statements sent to the database by the house so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
};

export type Usage = {
  readonly cpuSeconds: number;
  readonly rssMb: number;
  readonly statements: number;
  /** Statements by the name of their query. */
  readonly byName: Readonly<Record<string, number>>;
};
type Said = { url?: string; mailPort?: number; mailboxUrl?: string; usage?: Usage };

const none: Usage = { cpuSeconds: 0, rssMb: 0, statements: 0, byName: {} };

/**
 * Starts a house on `databaseUrl`. `limits: 'off'` is named in results that use it; `worker: false` leaves the queue alone;
 * `partners` adds the stand-in payer and a door for mail.
 */
export async function startHouseProcess(options: {
  readonly databaseUrl: string;
  readonly home: string;
  readonly limits?: 'off';
  readonly worker?: boolean;
  readonly partners?: boolean;
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
  const { url = '', mailPort = 0, mailboxUrl = '' } = await answer((said) => said.url !== undefined);
  return {
    url,
    mailPort,
    mailboxUrl,
    usage: async () => {
      child.send('usage');
      return (await answer((said) => said.usage !== undefined)).usage ?? none;
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
