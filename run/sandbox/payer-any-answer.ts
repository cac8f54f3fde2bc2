// Why: whatever is posted gets the answer of its kind: coverage, approval, claim status on the line; claims their 999; all else,
// and what cannot be read, its receipt.
import { answer270 } from './payer-answer.ts';
import { answer278 } from './payer-authorizations.ts';
import type { PayerBooks } from './payer-books.ts';
import { answer276 } from './payer-claim-status.ts';
import { takeClaims } from './payer-claims.ts';
import { firstOf, type About, type Contradicts } from './payer-envelope.ts';
import { receiptFor } from './payer-receipt.ts';

/** An answer; `keep` is to be called when it is given. */
export type AnyAnswer = About & { readonly bytes: Buffer; keep?(): void };

/** The answer to whatever came; a refusal in words when it is no X12. */
export function answerTo(
  bytes: Buffer,
  books: PayerBooks,
  contradicts: Contradicts,
): AnyAnswer | { readonly refused: string } {
  const coverage = answer270(bytes, contradicts);
  if (!('refused' in coverage)) return coverage;
  const interchange = firstOf(bytes);
  if (interchange === undefined) return coverage;
  const answer = answer278(interchange, contradicts) ?? answer276(interchange, books, contradicts);
  if (answer !== undefined) return answer;
  const receipt = receiptFor(bytes);
  if (receipt === undefined) return coverage;
  const claims = takeClaims(interchange, books, contradicts);
  return { memberNumber: null, luck: null, ...claims, bytes: receipt };
}
