// Why: the HTTP process: doors, portals as static files, and the figures by which somebody outside can tell whether it
// lives (liveness, readiness, Prometheus).
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { query } from '../base/db/query.ts';
import { transact } from '../base/db/transact.ts';
import { buildPortals, contentPolicy } from './build-portals.ts';
import type { House } from './house.ts';
import { openApiOf } from './openapi.ts';

const standing = query(
  'run.standing',
  z.object({ jobsReady: z.int(), jobsParked: z.int(), timersOverdue: z.int(), oldestJobSeconds: z.number() }),
  `select (select count(*)::int from (select 1 from base.job where state = 'ready' limit 10000) sample) as jobs_ready,
          (select count(*)::int from (select 1 from base.job where state = 'parked' limit 10000) sample) as jobs_parked,
          (select count(*)::int from (select 1 from base.timer where fired_at is null and due_at < $1::timestamptz limit 10000) sample) as timers_overdue,
          coalesce((select extract(epoch from $1::timestamptz - min(run_at)) from base.job where state = 'ready'), 0)::float8 as oldest_job_seconds`,
);
const nobody = { tenants: [], actorId: 'system', role: 'system' };

function addFigures(server: FastifyInstance, house: House): void {
  const counts = new Map<string, number>();
  const seconds = { sum: 0, count: 0 };
  server.addHook('onResponse', (request, reply, done) => {
    const key = `${request.method} ${request.routeOptions.url ?? 'none'} ${reply.statusCode}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    seconds.sum += reply.elapsedTime / 1000;
    seconds.count += 1;
    done();
  });
  server.get('/healthz', () => ({ alive: true }));
  server.get('/readyz', async (_request, reply) => {
    try {
      await transact(house.worker, nobody, (tx) => tx.one(standing, [house.equipment.now()]));
      return { ready: true };
    } catch {
      return reply.code(503).send({ ready: false });
    }
  });
  server.get('/metrics', async (_request, reply) => {
    const now = await transact(house.worker, nobody, (tx) => tx.one(standing, [house.equipment.now()]));
    const lines = [
      '# TYPE doorstep_http_requests_total counter',
      ...[...counts].map(([key, count]) => {
        const [method, route, status] = key.split(' ');
        return `doorstep_http_requests_total{method="${method}",route="${route}",status="${status}"} ${count}`;
      }),
      '# TYPE doorstep_http_request_seconds summary',
      `doorstep_http_request_seconds_sum ${seconds.sum}`,
      `doorstep_http_request_seconds_count ${seconds.count}`,
      '# TYPE doorstep_jobs gauge',
      `doorstep_jobs{state="ready"} ${now.jobsReady}`,
      `doorstep_jobs{state="parked"} ${now.jobsParked}`,
      `doorstep_timers_overdue ${now.timersOverdue}`,
      `doorstep_oldest_job_seconds ${now.oldestJobSeconds}`,
      '',
    ];
    return reply.type('text/plain; version=0.0.4').send(lines.join('\n'));
  });
  const document = openApiOf(house.doors);
  server.get('/openapi.json', () => document);
}

/** Builds the server with portals and figures and listens on loopback; returns it with its address. */
export async function startApi(
  house: House,
  port: number,
  withPortals = true,
): Promise<{ server: FastifyInstance; address: string }> {
  const server = await house.buildApi();
  addFigures(server, house);
  if (withPortals) {
    const { folder } = await buildPortals();
    await server.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('content-security-policy', contentPolicy);
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    // A portal's own paths are drawn in the browser; the API's unknown paths stay absent.
    server.get('/*', async (request, reply) => {
      if (request.url.startsWith('/api/')) return reply.callNotFound();
      return reply
        .header('content-security-policy', contentPolicy)
        .header('cache-control', 'no-cache')
        .sendFile('index.html');
    });
  }
  const address = await server.listen({ port, host: '127.0.0.1' });
  return { server, address };
}
