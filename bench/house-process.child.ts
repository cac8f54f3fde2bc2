// Why: what runs in the house's own process: api, worker and the mailbox, opened exactly as `start` opens them.
import { join } from 'node:path';
import { startApi } from '../run/api.ts';
import { openHouse } from '../run/house.ts';
import { startMailbox } from '../run/sandbox/mailbox.ts';
import { startPayer } from '../run/sandbox/payer.ts';
import { testSecret } from '../run/testing/test-database.ts';

const options = JSON.parse(process.argv[2] ?? '{}') as {
  databaseUrl: string;
  home: string;
  limits?: 'off';
  worker?: boolean;
  partners?: boolean;
};
const mailbox = await startMailbox({ smtpPort: 0, httpPort: 0, dir: join(options.home, 'mailbox') });
const payer = options.partners === true ? await startPayer({ port: 0 }) : undefined;
const house = await openHouse({
  url: options.databaseUrl,
  home: options.home,
  secret: testSecret.toString(),
  publicUrl: 'http://127.0.0.1',
  smtpUrl: `smtp://127.0.0.1:${mailbox.smtpPort}`,
  townIsSeeded: true,
  mailboxUrl: `http://127.0.0.1:${mailbox.httpPort}`,
  ...(payer === undefined ? {} : { payerUrl: payer.url }),
  ...(options.limits === undefined ? {} : { limits: options.limits }),
});
let statements = 0;
const byName: Record<string, number> = {};
for (const database of [house.app, house.equipment.aside, house.worker])
  database.pool.on('connect', (client) => {
    const send = client.query.bind(client) as (asked: unknown) => unknown;
    client.query = ((asked: unknown) => {
      statements += 1;
      const { name = String(asked) } = asked as { name?: string };
      byName[name] = (byName[name] ?? 0) + 1;
      return send(asked);
    }) as typeof client.query;
  });
const worker = options.worker === false ? undefined : house.startWorker();
const { server, address } = await startApi(house, 0, false);
const mailDoor = options.partners === true ? await house.listen(0) : undefined;
process.send?.({
  url: address,
  mailPort: mailDoor?.port ?? 0,
  mailboxUrl: `http://127.0.0.1:${mailbox.httpPort.toString()}`,
});
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    usage: { cpuSeconds: (user + system) / 1e6, rssMb: process.memoryUsage.rss() / 1e6, statements, byName },
  });
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await mailDoor?.close();
  await server.close();
  await worker?.stop();
  await house.close();
  await payer?.close();
  await mailbox.close();
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());
