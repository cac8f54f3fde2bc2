// Why: each reader of X12 is measured in a process of its own, warmed up first, on the same bytes: nobody pays for another's rubbish.
// Called by bench-x12.ts: name, bytes, seed; prints one JSON line.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { envelopeReader, plainValue, readTransaction, tokenizer } from '../wire/x12/index.ts';
import { claimProfessional } from '../wire/x12/sets/claim-professional.ts';
import { inventClaims } from './invent-claims.ts';

const require = createRequire(import.meta.url);
const pieceLength = 65_536;

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let i = 0; i < bytes.length; i += pieceLength) yield bytes.subarray(i, i + pieceLength);
}

type Counted = { readonly units: number; readonly problems: number };

/** Cut, with envelopes and levels held to their promises. */
function cut(pieces: Iterable<Buffer>): Counted {
  let [units, problems] = [0, 0];
  const reader = envelopeReader({
    interchange: () => undefined,
    transaction: ({ segments }) => void (units += segments.length),
    problem: () => void (problems += 1),
    levels: true,
  });
  const tokens = tokenizer({
    segment: (segment) => reader.segment(segment),
    problem: () => void (problems += 1),
  });
  for (const piece of pieces) tokens.feed(piece);
  tokens.end();
  reader.end();
  return { units, problems };
}

/** Every element of a value, made and counted. */
function elementsOf(value: object): number {
  let found = 0;
  for (const held of Object.values(value) as (string | object)[])
    found += typeof held === 'string' ? 1 : elementsOf(held);
  return found;
}

/** Read whole: every element, loop, sum and situation; a typed value for each claim, all of it made where `isMade`. */
function type(pieces: Iterable<Buffer>, isMade = false): Counted {
  let [units, problems] = [0, 0];
  const reader = envelopeReader({
    interchange: () => undefined,
    transaction: (transaction) => {
      const { value, problems: found } = readTransaction(transaction, claimProfessional);
      problems += found.length;
      if (isMade && value !== undefined) units += elementsOf(plainValue(value));
      if (isMade) return;
      for (const biller of value?.billers ?? [])
        for (const subscriber of biller.subscribers) units += subscriber.claims.length;
    },
    problem: () => void (problems += 1),
  });
  const tokens = tokenizer({
    segment: (segment) => reader.segment(segment),
    problem: () => void (problems += 1),
  });
  for (const piece of pieces) tokens.feed(piece);
  tokens.end();
  reader.end();
  return { units, problems };
}

/** What everybody writes first. */
function split(bytes: Buffer): Counted {
  let units = 0;
  for (const segment of bytes.toString('utf8').split('~')) units += segment.split('*').length;
  return { units, problems: 0 };
}

async function streamParser(bytes: Buffer): Promise<Counted> {
  const { X12parser } = require('x12-parser') as { X12parser: new () => NodeJS.ReadWriteStream };
  let units = 0;
  const parser = new X12parser();
  parser.on('data', () => (units += 1));
  await new Promise((done, fail) => {
    parser.on('end', done).on('error', fail);
    Readable.from(piecesOf(bytes)).pipe(parser);
  });
  return { units, problems: 0 };
}

function objectParser(bytes: Buffer): Counted {
  const { X12Parser } = require('node-x12') as {
    X12Parser: new (strict: boolean) => { parse(text: string): { functionalGroups: unknown[] } };
  };
  return { units: new X12Parser(true).parse(bytes.toString('utf8')).functionalGroups.length, problems: 0 };
}

const contenders: Readonly<Record<string, (bytes: Buffer) => Counted | Promise<Counted>>> = {
  'naive split': split,
  'x12-parser': streamParser,
  'node-x12': objectParser,
  'our cutting': (bytes) => cut(piecesOf(bytes)),
  'our reading': (bytes) => type(piecesOf(bytes)),
  'our values': (bytes) => type(piecesOf(bytes), true),
};

async function measure(name: string, bytes: number, seed: number): Promise<object> {
  const run = contenders[name];
  if (run === undefined) throw new Error(`There is no contender ${name}.`);
  await run(Buffer.concat([...inventClaims(2_000_000, seed)]));
  const whole = Buffer.concat([...inventClaims(bytes, seed)]);
  const before = process.cpuUsage();
  const counted = await run(whole);
  const { user, system } = process.cpuUsage(before);
  return { name, bytes: whole.length, cpuSeconds: (user + system) / 1e6, ...counted };
}

/** Read whole from a stream that nobody holds; the most memory it took. */
function stream(bytes: number, seed: number): object {
  const counted = type(inventClaims(bytes, seed));
  return { name: 'stream', bytes, maxRssMb: process.resourceUsage().maxRSS / 1024, ...counted };
}

const [name = '', bytes = '0', seed = '1'] = process.argv.slice(2);
const result =
  name === 'stream' ? stream(Number(bytes), Number(seed)) : await measure(name, Number(bytes), Number(seed));
console.log(JSON.stringify(result));
