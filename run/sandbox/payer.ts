// Why: a stand-in for every payer of the town: real X12 over HTTP, a control door that makes it slow, down, silent or
// talk nonsense, so that nothing about payers is first tried on a real one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer as collect, text } from 'node:stream/consumers';
import { z } from 'zod';
import { answerTo } from './payer-any-answer.ts';
import { garbled, repeatedControl, wrongTrailer } from './payer-answer.ts';
import { openBooks, type PayerBooks } from './payer-books.ts';
import type { About } from './payer-envelope.ts';
import { layOutPayments } from './payer-remittance.ts';

export const payerModes = [
  'well',
  'slow',
  'down',
  'garbage',
  'silent',
  'wrong_trailer',
  'contradicting',
  'repeated_control',
] as const;
export type PayerMode = (typeof payerModes)[number];

/** What POST /control takes: how everybody fares, or only the member with this number; or days of its own to let pass. */
export const payerControl = z.union([
  z.strictObject({ mode: z.enum(payerModes), forMemberNumber: z.string().min(1).optional() }),
  z.strictObject({ passDays: z.int().min(0).max(3650) }),
]);

/** A running payer; `url` is where questions are posted. */
export type SandboxPayer = {
  readonly port: number;
  readonly url: string;
  control(wish: z.infer<typeof payerControl>): void;
  /** How many questions came in, by control number. */
  asked(): ReadonlyMap<string, number>;
  close(): Promise<void>;
};

type State = {
  mode: PayerMode;
  readonly forMember: Map<string, PayerMode>;
  readonly asked: Map<string, number>;
  readonly ownMs: Map<string, number>;
  readonly books: PayerBooks;
  readonly slowMs: number;
};

const luckModes: Readonly<Record<string, PayerMode>> = {
  payer_silent: 'silent',
  payer_garbled: 'garbage',
  payer_slow: 'slow',
};

/** The wish for a member goes before the wish for all, that before the member's own luck. */
function modeFor(state: State, memberNumber: string | null, luck: string | null): PayerMode {
  const own = memberNumber === null ? undefined : state.forMember.get(memberNumber);
  if (own !== undefined) return own;
  if (state.mode !== 'well') return state.mode;
  return luck === null ? 'well' : (luckModes[luck] ?? 'well');
}

const spoilt: Partial<Record<PayerMode, (answer: Buffer) => Buffer>> = {
  garbage: garbled,
  wrong_trailer: wrongTrailer,
  repeated_control: repeatedControl,
};

const isContradicted = (state: State) => (number: string | null) =>
  modeFor(state, number, null) === 'contradicting';

/** Sends it as the day is; false when it is not sent at all. */
async function deliver(
  state: State,
  about: About,
  bytes: Buffer,
  response: ServerResponse,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Promise<boolean> {
  const mode = modeFor(state, about.memberNumber, about.luck);
  if (mode === 'silent') return false;
  if (mode === 'down') {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('The payer is closed for maintenance.');
    return false;
  }
  if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, state.slowMs));
  const spoil = spoilt[mode];
  const sent = spoil === undefined ? bytes : spoil(bytes);
  response.writeHead(200, { 'content-type': 'application/edi-x12', ...headers() }).end(sent);
  return true;
}

async function answerQuestion(
  state: State,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await collect(request);
  const begun = process.hrtime.bigint();
  const control = bytes.toString('latin1', 90, 99);
  state.asked.set(control, (state.asked.get(control) ?? 0) + 1);
  const answer = answerTo(bytes, state.books, isContradicted(state));
  if ('refused' in answer) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.refused);
    return;
  }
  const isSent = await deliver(state, answer, answer.bytes, response, () => {
    const ownMs = (Number(process.hrtime.bigint() - begun) / 1e6).toFixed(3);
    state.ownMs.set(control, Number(ownMs));
    return { 'x-answer-ms': ownMs };
  });
  if (isSent) answer.keep?.();
}

/** The oldest message that waits for this sender (ISA06), taken away with it; 204 when there is none. */
async function pickUp(state: State, senderId: string, response: ServerResponse): Promise<void> {
  const { books } = state;
  layOutPayments(books, senderId, isContradicted(state));
  const waiting = books.waiting.find((one) => one.senderId === senderId);
  if (waiting === undefined) {
    response.writeHead(204).end();
    return;
  }
  if (!(await deliver(state, waiting, waiting.bytes, response))) return;
  // Somebody else may have come for it meanwhile.
  const place = books.waiting.indexOf(waiting);
  if (place !== -1) books.waiting.splice(place, 1);
}

function take(state: State, wish: z.infer<typeof payerControl>): void {
  if ('passDays' in wish) state.books.pass(wish.passDays);
  else if (wish.forMemberNumber === undefined) state.mode = wish.mode;
  else state.forMember.set(wish.forMemberNumber, wish.mode);
}

async function changeMode(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let wish: unknown;
  try {
    wish = JSON.parse(await text(request));
  } catch {
    wish = undefined;
  }
  const read = payerControl.safeParse(wish);
  if (read.success) take(state, read.data);
  response.writeHead(read.success ? 200 : 422, { 'content-type': 'application/json' }).end(
    JSON.stringify(
      read.success
        ? {
            mode: state.mode,
            members: Object.fromEntries(state.forMember),
            day: state.books.today(),
          }
        : { say: `A mode is one of ${payerModes.join(', ')}; or passDays is a number of days.` },
    ),
  );
}

async function answerAt(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://payer.invalid');
  switch (`${request.method ?? ''} ${url.pathname}`) {
    case 'POST /x12':
      return await answerQuestion(state, request, response);
    case 'POST /pick-up':
      return await pickUp(state, url.searchParams.get('for') ?? '', response);
    case 'POST /control':
      return await changeMode(state, request, response);
    case 'GET /times':
      response.end(JSON.stringify(Object.fromEntries(state.ownMs)));
      return;
    default:
      response.writeHead(404).end();
  }
}

/**
 * Starts the payer on loopback. GET /times tells how many milliseconds of its own each answer took, by control number.
 * `slowSeconds` (25) is longer than anybody's patience (CORE: 20); a day of its own lasts `secondsADay` (60).
 */
export async function startPayer(options: {
  readonly port: number;
  readonly slowSeconds?: number;
  readonly secondsADay?: number;
}): Promise<SandboxPayer> {
  const state: State = {
    mode: 'well',
    forMember: new Map(),
    asked: new Map(),
    ownMs: new Map(),
    books: openBooks(options.secondsADay ?? 60),
    slowMs: (options.slowSeconds ?? 25) * 1000,
  };
  const server = createServer((request, response) => {
    answerAt(state, request, response).catch(() => response.destroy());
  });
  const port = await new Promise<number>((opened, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address();
      opened(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    port,
    url: `http://127.0.0.1:${port.toString()}/x12`,
    control: (wish) => take(state, wish),
    asked: () => state.asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
