// Why: every error leaves as problem+json (RFC 9457) with a code, a finished sentence and the fields concerned; a bug
// shows a reference number and nothing else.
import type { FastifyReply } from 'fastify';
import { statusOf } from '../refusal/http-status.ts';
import { absent, refuse, type Refusal } from '../refusal/refusal.ts';
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
  const shown = refusal.refused === 'not_allowed' ? absent : refusal;
  // Forbidden must equal absent byte for byte, so an absence carries no reference of its own.
  const problem = problemOf(shown, reply.request.id);
  if (problem.code === 'absent') delete problem.ref;
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Answers what was thrown: what the web framework could not read as a refusal, everything else as our own fault. */
export function answerError(error: unknown, reply: FastifyReply): FastifyReply {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413)
    return sendProblem(
      reply,
      refuse('too_large', 'That is too large: a file may have 25 MB, a form 1 MB. Please send it in parts.'),
    );
  if (status === 429)
    return sendProblem(reply, refuse('too_many', 'Too many requests in a short time. Please wait a minute.'));
  if (status === 415)
    return sendProblem(reply, refuse('wrong_type', 'This kind of content is not taken here.'));
  if (status >= 400 && status < 500)
    return sendProblem(
      reply,
      refuse('invalid', 'The request could not be read. Check that it is valid JSON.'),
    );
  process.stderr.write(
    `request ${reply.request.id} failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}\n`,
  );
  return reply
    .code(500)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: 'urn:doorstep:bug',
        title: 'Something broke on our side.',
        status: 500,
        code: 'bug',
        say: 'Something broke on our side. Nothing was changed. Please try again, or tell us the reference number.',
        ref: reply.request.id,
      }),
    );
}
