// Why: what a house says to its partners must be cut at every word: before it reached them, and after they acted on it but
// before the house heard so. A plain relay stands between the two and asks at each step whether the house dies there.
import { connect, createServer, type Socket } from 'node:net';

/** Told of every word that passes; true when the house dies at this point, and then nothing passes any more. */
export type Fate = (point: string, phase: 'before' | 'after') => boolean;

export type Line = {
  readonly port: number;
  /** Cuts whatever is open. */
  cut(): void;
  close(): Promise<void>;
};

/** What a chunk from the house is called, given what it said before. */
export type NameOf = (chunk: Buffer) => string;

/** SMTP by its verbs; whatever is none is the letter itself. */
export const smtpWord: NameOf = (chunk) => {
  const [verb = ''] = /^[A-Z]+/.exec(chunk.toString('latin1', 0, 12)) ?? [];
  return ['EHLO', 'MAIL', 'RCPT', 'DATA', 'QUIT'].includes(verb) ? `smtp ${verb}` : 'smtp letter';
};

/** HTTP: one question, one answer. */
export const httpWord: NameOf = () => 'http question';

/** Relays to `port` on loopback; `greets` where the partner speaks first. */
export async function startLine(options: {
  readonly port: number;
  readonly nameOf: NameOf;
  readonly greets?: string;
  readonly fate: Fate;
}): Promise<Line> {
  const open = new Set<Socket>();
  const cut = () => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const server = createServer((house) => {
    const partner = connect(options.port, '127.0.0.1');
    let word = options.greets ?? '';
    for (const socket of [house, partner]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        house.destroy();
        partner.destroy();
      });
    }
    house.on('data', (chunk: Buffer) => {
      word = options.nameOf(chunk);
      if (!options.fate(word, 'before')) partner.write(chunk);
    });
    partner.on('data', (chunk: Buffer) => {
      if (word === '' || !options.fate(word, 'after')) house.write(chunk);
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    port,
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
