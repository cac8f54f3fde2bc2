// Why: provers and load generators speak plain HTTP from outside, as anybody can, and see every byte of the answer.
import { Agent, request } from 'node:http';

export type Wanted = {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly cookie?: string | undefined;
  readonly key?: string | undefined;
  readonly body?: Buffer | string | undefined;
  readonly contentType?: string | undefined;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
};

export type Sender = { send(wanted: Wanted): Promise<Answer>; close(): void };

// How long a live stream is listened to before it is left.
const streamMs = 250;

/** Opens connections to the server at `url`; at most `connections` at once. Rejects only when the server cannot be reached. */
export function senderTo(url: string, connections = 8): Sender {
  const base = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const streams = new Agent({ keepAlive: false });
  return {
    send: (wanted) =>
      new Promise((resolve, reject) => {
        const headers: Record<string, string> = { ...wanted.headers };
        if (wanted.cookie !== undefined) headers['cookie'] = wanted.cookie;
        if (wanted.key !== undefined) headers['idempotency-key'] = wanted.key;
        if (wanted.body !== undefined) {
          headers['content-type'] = wanted.contentType ?? 'application/json';
          headers['content-length'] = String(Buffer.byteLength(wanted.body));
        }
        const isStream = wanted.path.startsWith('/api/live');
        const sent = request(
          {
            host: base.hostname,
            port: base.port,
            method: wanted.method,
            path: wanted.path,
            headers,
            agent: isStream ? streams : agent,
          },
          (reply) => {
            const parts: Buffer[] = [];
            const done = () =>
              resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(parts) });
            if (reply.headers['content-type'] === 'text/event-stream') {
              setTimeout(() => {
                done();
                sent.destroy();
              }, streamMs);
            }
            reply.on('data', (part: Buffer) => parts.push(part));
            reply.on('end', done);
            reply.on('error', done);
          },
        );
        sent.on('error', reject);
        sent.end(wanted.body);
      }),
    close: () => {
      agent.destroy();
      streams.destroy();
    },
  };
}
