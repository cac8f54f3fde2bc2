// Why: a stand-in for every payer of the town: real X12 over HTTP, a control door that makes it slow, down, silent or
// talk nonsense, so that nothing about payers is first tried on a real one.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer as collect, text } from 'node:stream/consumers';
import { z } from 'zod';
import { answer270, garbled, repeatedControl, wrongTrailer } from './payer-answer.ts';
import { receiptFor } from './payer-receipt.ts';

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

/** What POST /control takes: how everybody fares, or only the member with this number. */
export const payerControl = z.strictObject({
  mode: z.enum(payerModes),
  forMemberNumber: z.string().min(1).optional(),
});

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

async function answerQuestion(
  state: State,
  slowMs: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await collect(request);
  const begun = process.hrtime.bigint();
  const control = bytes.toString('latin1', 90, 99);
  state.asked.set(control, (state.asked.get(control) ?? 0) + 1);
  const contradicts = (number: string | null) => modeFor(state, number, null) === 'contradicting';
  const answer = answer270(bytes, contradicts);
  if ('refused' in answer) {
    const receipt = receiptFor(bytes);
    if (receipt !== undefined) {
      response.writeHead(200, { 'content-type': 'application/edi-x12' }).end(receipt);
      return;
    }
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.refused);
    return;
  }
  const mode = modeFor(state, answer.memberNumber, answer.luck);
  if (mode === 'silent') return;
  if (mode === 'down') {
    response.writeHead(503, { 'content-type': 'text/plain' }).end('The payer is closed for maintenance.');
    return;
  }
  if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs));
  const spoil = spoilt[mode];
  const sent = spoil === undefined ? answer.bytes : spoil(answer.bytes);
  const ownMs = (Number(process.hrtime.bigint() - begun) / 1e6).toFixed(3);
  state.ownMs.set(control, Number(ownMs));
  response.writeHead(200, { 'content-type': 'application/edi-x12', 'x-answer-ms': ownMs }).end(sent);
}

function take(state: State, wish: z.infer<typeof payerControl>): void {
  if (wish.forMemberNumber === undefined) state.mode = wish.mode;
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
  response
    .writeHead(read.success ? 200 : 422, { 'content-type': 'application/json' })
    .end(
      JSON.stringify(
        read.success
          ? { mode: state.mode, members: Object.fromEntries(state.forMember) }
          : { say: `A mode is one of ${payerModes.join(', ')}.` },
      ),
    );
}

/**
 * Starts the payer on loopback. GET /times tells how many milliseconds of its own each answer took, by control number.
 * `slowSeconds` (25) is longer than anybody's patience (CORE: 20).
 */
export async function startPayer(options: {
  readonly port: number;
  readonly slowSeconds?: number;
}): Promise<SandboxPayer> {
  const state: State = { mode: 'well', forMember: new Map(), asked: new Map(), ownMs: new Map() };
  const slowMs = (options.slowSeconds ?? 25) * 1000;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://payer.invalid').pathname;
    const done =
      request.method === 'POST' && path === '/x12'
        ? answerQuestion(state, slowMs, request, response)
        : request.method === 'POST' && path === '/control'
          ? changeMode(state, request, response)
          : path === '/times'
            ? Promise.resolve(void response.end(JSON.stringify(Object.fromEntries(state.ownMs))))
            : Promise.resolve(void response.writeHead(404).end());
    done.catch(() => response.destroy());
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
