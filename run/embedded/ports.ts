// Why: nothing Doorstep opens may collide with what already runs on the machine, and a port once chosen stays the
// same at the next start.

import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** `wanted`, else the port remembered in `file` when still free, else a free one; the choice is remembered in `file`. */
export async function choosePort(file: string, wanted?: number): Promise<number> {
  let port = wanted;
  if (port === undefined) {
    const remembered = readNumber(file);
    port = remembered !== undefined && (await isFree(remembered)) ? remembered : await anyFreePort();
  }
  writeFileSync(file, `${port}\n`);
  return port;
}

function readNumber(file: string): number | undefined {
  try {
    const value = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(undefined));
    probe.listen({ port, host: '127.0.0.1' }, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}

/** True when nothing listens on that loopback port. */
export async function isFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined;
}

/** A port on 127.0.0.1 that nothing listens on. */
export async function anyFreePort(): Promise<number> {
  const port = await listenOnce(0);
  if (port === undefined) throw new Error('No free port on 127.0.0.1 is left.');
  return port;
}

/** The first port from `first` upward that is free on 127.0.0.1, looking at most 200 further. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port <= first + 200 && port < 65_536; port += 1) {
    if (await isFree(port)) return port;
  }
  return anyFreePort();
}
