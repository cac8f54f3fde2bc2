// Why: a live screen holds one stream open (server-sent events). Its right to it is asked again every few seconds, so that
// signing somebody out ends the stream too.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from './door.ts';
import type { ServerParts } from './server.ts';

const heartbeatMs = 5_000;

/** Sends changes of the actor's tenants until the client leaves, the session ends or the server stops. */
export function streamChanges(
  parts: ServerParts,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { equipment } = parts;
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  raw.write('retry: 2000\n\n');
  let open = true;
  const stop = () => {
    if (!open) return;
    open = false;
    clearInterval(beat);
    unfollow();
    raw.end();
  };
  const unfollow = equipment.live.follow(actor.tenants, (change) => {
    // A reader that stopped reading must not fill our memory.
    if (raw.writableLength > 256_000) return stop();
    raw.write(`data: ${JSON.stringify(change)}\n\n`);
  });
  const beat = setInterval(() => {
    parts
      .identify(request, equipment.now())
      .then((now) =>
        now.actorId === actor.actorId && now.tenants.join() === actor.tenants.join()
          ? raw.write(': here\n\n')
          : stop(),
      )
      .catch(stop);
  }, heartbeatMs);
  raw.on('close', stop);
  raw.on('error', stop);
  return reply;
}
