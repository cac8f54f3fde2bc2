// Why: a payer remembers the claims it took: what came of one is asked for days later. The stand-in keeps them in memory,
// in days of its own that a control door or the clock lets pass.
import { plusDays } from '../../base/time/instant.ts';
import type { BadLuck, Member } from '../../town/index.ts';
import type { BilledClaim } from './payer-billed.ts';

/** A claim the payer took. `takenOn` is the day of its message; `atDay` is the stand-in's own count of days. */
export type TakenClaim = {
  readonly payerClaim: string;
  readonly billed: BilledClaim;
  readonly member: Member;
  readonly luck: BadLuck | null;
  readonly takenOn: string;
  readonly atDay: number;
  /** Told in a payment. */
  isRemitted: boolean;
  /** A later claim replaced it or took it back. */
  isSuperseded: boolean;
};

/** What waits to be picked up by a sender (ISA06 with its qualifier), oldest first. */
export type Waiting = {
  readonly senderId: string;
  readonly memberNumber: string | null;
  readonly luck: BadLuck | null;
  readonly bytes: Buffer;
};

/** Days until a claim is worked on, and until it is decided. */
export const daysUntil = { pending: 1, final: 5 } as const;

export type PayerBooks = {
  readonly claims: TakenClaim[];
  readonly waiting: Waiting[];
  /** The stand-in's days so far. */
  today(): number;
  /** A control number (nine digits) for what the payer sends by itself. */
  nextControl(): string;
  /** Lets days pass. */
  pass(days: number): void;
};

/** Empty books; a day passes every `secondsADay` of real time besides those that are let pass. */
export function openBooks(secondsADay: number): PayerBooks {
  const opened = process.hrtime.bigint();
  let passed = 0;
  // Numbers of a process before this one are not used again: they go up with the machine's own counter.
  let control = Number((opened / 1_000_000n) % 400_000_000n) + 500_000_000;
  const secondsOpen = () => Number((process.hrtime.bigint() - opened) / 1_000_000_000n);
  return {
    claims: [],
    waiting: [],
    today: () => passed + Math.floor(secondsOpen() / secondsADay),
    nextControl: () => {
      control += 1;
      return control.toString();
    },
    pass: (days) => {
      passed += days;
    },
  };
}

/** How far a claim is on this day of the stand-in: accepted, worked on, decided. Whom the payer pends stays pending. */
export function stageOf(claim: TakenClaim, today: number): 'accepted' | 'pending' | 'final' {
  const age = today - claim.atDay;
  if (age < daysUntil.pending) return 'accepted';
  return age < daysUntil.final || claim.luck === 'payer_pends' ? 'pending' : 'final';
}

/** The day a claim is decided and paid. */
export const decidedOn = (claim: TakenClaim): string => plusDays(claim.takenOn, daysUntil.final);

/** Whether money is decided for it at all: not for a claim taken back, nor for the one that says so. */
export const isToBePaid = (claim: TakenClaim): boolean =>
  !claim.isSuperseded && claim.billed.frequency !== '8';
