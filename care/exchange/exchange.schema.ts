// Why: a message to or from a trading partner is evidence: one shape from the table to the screen (domain.md §4.1, envelope).
import { z } from 'zod';

export const channels = ['real_time', 'batch', 'folder'] as const;
export type Channel = (typeof channels)[number];
export const channelLabels: Record<Channel, string> = {
  real_time: 'Asked on the spot',
  batch: 'Batch',
  folder: 'Watched folder',
};

export const verdicts = ['accepted', 'accepted_with_errors', 'partly', 'refused', 'sent'] as const;
export type Verdict = (typeof verdicts)[number];
export const verdictLabels: Record<Verdict, string> = {
  accepted: 'Accepted',
  accepted_with_errors: 'Accepted with departures',
  partly: 'Partly accepted',
  refused: 'Refused',
  sent: 'Sent',
};

/** What a partner may be agreed to ask in; each has its answerer (answerers.ts). */
export const takenSets = ['270', '276', '278', '834'] as const;

/** What the sets are called by people. */
export const setLabels: Readonly<Record<string, string>> = {
  '270': 'Question about coverage',
  '271': 'Answer about coverage',
  '275': 'Attachment',
  '276': 'Question about a claim',
  '277': 'Answer about a claim',
  '278': 'Authorization',
  '834': 'Enrollment',
  '835': 'Remittance',
  '837': 'Claim',
  '999': 'Receipt',
  TA1: 'Envelope receipt',
};

export const partnerRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  theirQualifier: z.string(),
  theirId: z.string(),
  ourQualifier: z.string(),
  ourId: z.string(),
  delimiters: z.string(),
  usage: z.enum(['P', 'T']),
  takes: z.array(z.string()),
  tolerates: z.array(z.string()),
  folder: z.string().nullable(),
});
export type Partner = z.infer<typeof partnerRow>;

export const messageRow = z.object({
  tenantId: z.int(),
  id: z.string(),
  partnerId: z.string(),
  accountId: z.string(),
  partnerName: z.string(),
  direction: z.enum(['in', 'out']),
  channel: z.enum(channels),
  at: z.string(),
  bytes: z.int(),
  fileName: z.string().nullable(),
  sets: z.array(z.string()),
  verdict: z.enum(verdicts),
  says: z.string(),
  tolerated: z.int(),
  answers: z.string().nullable(),
  pickedUpAt: z.string().nullable(),
});
export type Message = z.infer<typeof messageRow>;

/** Something wrong in a message, with its place: byte from the start, segment counted from 1. */
export const problemSchema = z.object({
  layer: z.enum(['interchange', 'group', 'transaction', 'segment', 'element']),
  code: z.string(),
  say: z.string(),
  segment: z.int(),
  element: z.int().nullable(),
  offset: z.int(),
});
export type KeptProblem = z.infer<typeof problemSchema>;

export const transactionRow = z.object({
  number: z.int(),
  setId: z.string(),
  version: z.string(),
  interchangeControl: z.string(),
  groupControl: z.string(),
  control: z.string(),
  verdict: z.enum(['accepted', 'accepted_with_errors', 'refused']),
  problems: z.array(problemSchema),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  caused: z.string().nullable(),
});
export type KeptTransaction = z.infer<typeof transactionRow>;
