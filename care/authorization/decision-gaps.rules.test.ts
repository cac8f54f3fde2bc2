import { expect, test } from 'vitest';
import { completeDecision } from './decision-gaps.rules.ts';

const words = {
  reason: 'The wound has closed.',
  criterion: 'Policy HH-1, section 2.',
  wouldChange: 'A note that shows an open wound.',
  peerContact: 'Dr Okafor, 617-555-0188.',
};

test('a denial with every word its readers are owed is complete', () => {
  expect(completeDecision({ move: 'deny', ...words })).toEqual({ move: 'deny', ...words });
});

test.each([
  [{ move: 'deny' } as const, ['reason', 'criterion', 'wouldChange', 'peerContact']],
  [{ move: 'deny', ...words, criterion: ' ' } as const, ['criterion']],
  [{ move: 'approve_in_part', ...words } as const, ['approvedQuantity']],
  [{ move: 'modify', ...words } as const, ['instead']],
  [{ move: 'approve' } as const, ['reason']],
  [{ move: 'request_information' } as const, ['question']],
  [
    {
      move: 'deny_administratively',
      reason: words.reason,
      criterion: words.criterion,
      wouldChange: words.wouldChange,
    } as const,
    ['ground'],
  ],
])('%j still lacks %j', (draft, fields) => {
  expect(completeDecision(draft)).toMatchObject({ refused: 'invalid', at: fields });
});

test('what a decision does not take is refused, not dropped', () => {
  expect(
    completeDecision({ move: 'approve', reason: words.reason, peerContact: words.peerContact }),
  ).toMatchObject({
    refused: 'invalid',
    say: 'This decision takes no peerContact. Leave it out.',
  });
});
