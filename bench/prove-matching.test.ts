// Why: the bounds of matching are held on every change, and the prover itself is put to the proof by matchings that are wrong.
import { expect, test } from 'vitest';
import { matchMember } from '../care/members/match-member.rules.ts';
import { holds, proveMatching, type Matcher } from './prove-matching.ts';

test('nearly everybody is proposed, nobody is tied to another, twins never', () => {
  const proof = proveMatching(20_000, 7);
  expect(proof).toMatchObject({ falseTies: 0, twinsTied: 0 });
  expect(proof.recall).toBeGreaterThan(0.96);
  expect(proof.falseProposals).toBeLessThan(0.2);
  expect(holds(proof)).toBe(true);
});

test('a matching that ties whoever fits best, or nobody at all, turns the prover red', () => {
  const eager: Matcher = (stated, all, isWhole) => {
    const found = matchMember(stated, all, isWhole);
    return { ...found, verdict: found.candidates.length > 0 ? 'certain' : 'none' };
  };
  const shy: Matcher = () => ({ verdict: 'none', candidates: [], why: '' });
  expect(proveMatching(1000, 7, eager)).toMatchObject({ falseTies: expect.toSatisfy((n: number) => n > 0) });
  expect(holds(proveMatching(1000, 7, shy))).toBe(false);
});
