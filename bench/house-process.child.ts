// Why: what runs in the house's own process: api, worker and the mailbox, opened exactly as `start` opens them.
import { join } from 'node:path';
import { startApi } from '../run/api.ts';
import { openHouse } from '../run/house.ts';
import { startMailbox } from '../run/sandbox/mailbox.ts';
import { testSecret } from '../run/testing/test-database.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  home: string;
  limits?: 'off';
  worker?: boolean;
};
const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(options.home, 'mailbox') });
const house = await openHouse({
  url: options.databaseUrl,
  home: options.home,
  secret: testSecret.toString(),
  publicUrl: 'http://127.0.0.1',
  smtpUrl: `smtp://127.0.0.1:${mailbox.smtpPort}`,
  townIsSeeded: true,
  mailboxUrl: `http://127.0.0.1:${mailbox.httpPort}`,
  ...(options.limits === undefined ? {} : { limits: options.limits }),
});
const worker = options.worker === false ? undefined : house.startWorker();
const { server, address } = await startApi(house, 0, false);
process.send?.({ url: address });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    usage: { cpuSeconds: (user + system) / 1e6, rssMb: process.memoryUsage.rss() / 1e6 },
  });
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await server.close();
  await worker?.stop();
  await house.close();
  await mailbox.close();
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());
