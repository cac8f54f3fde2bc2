// Why: every error leaves as problem+json (RFC 9457) with a code, a finished sentence and the fields concerned; a bug
// shows a reference number and nothing else.
import type { FastifyReply } from 'fastify';
import { statusOf } from '../refusal/http-status.ts';
import type { Refusal } from '../refusal/refusal.ts';
import type { Problem } from './contract.ts';

/** A refusal in HTTP's words. `ref` is the request id that support can look up. */
export function problemOf(refusal: Refusal, ref: string): Problem {
  const problem: Problem = {
    type: `urn:doorstep:${refusal.refused}`,
    title: refusal.say,
    status: statusOf(refusal.refused),
    code: refusal.refused,
    say: refusal.say,
    ref,
  };
  return refusal.at === undefined ? problem : { ...problem, at: [...refusal.at] };
}

/** Sends a refusal. Forbidden is sent as absent, so that nobody learns what exists. */
export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const shown =
    refusal.refused === 'not_allowed'
      ? { refused: 'absent', say: 'There is nothing here, or it is not yours to see.' }
      : refusal;
  // Forbidden must equal absent byte for byte, so an absence carries no reference of its own.
  const problem = problemOf(shown, reply.request.id);
  if (problem.code === 'absent') delete problem.ref;
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
