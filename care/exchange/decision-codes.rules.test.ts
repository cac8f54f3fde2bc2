import { describe, expect, test } from 'vitest';
import { authorizationMachine } from '../authorization/authorization.machine.ts';
import { referralMachine } from '../cases/referral.machine.ts';
import { serviceLineMachine } from '../cases/service-line.machine.ts';
import { statesOf } from '../../base/machine/machine.ts';
import { decisionMeanings, decisionReasonMeanings } from '../../wire/x12/sets/authorization-codes.ts';
import { isPended, standingOfEvent, standingOfLine, type LineFacts } from './decision-codes.rules.ts';

const facts = (over: Partial<LineFacts> = {}): LineFacts => ({
  caseStatus: 'in_coordination',
  lineStatus: 'auth_pending',
  requestStatus: 'rn_review',
  ground: undefined,
  isIncomplete: false,
  ...over,
});

describe('where one service stands', () => {
  const table: [what: string, LineFacts, code: string][] = [
    [
      'just received',
      facts({ caseStatus: 'received', lineStatus: 'requested', requestStatus: undefined }),
      'A4 0W',
    ],
    [
      'something is missing',
      facts({
        caseStatus: 'pending_info',
        lineStatus: 'requested',
        requestStatus: undefined,
        isIncomplete: true,
      }),
      'A4 0U',
    ],
    ['with a nurse', facts(), 'A4 0V'],
    ['with a nurse, though something is missing', facts({ isIncomplete: true }), 'A4 0V'],
    ['with a physician', facts({ requestStatus: 'md_review' }), 'A4 0V'],
    ['the nurse asked back', facts({ requestStatus: 'info_requested' }), 'A4 0U'],
    ['approved', facts({ lineStatus: 'authorized', requestStatus: 'approved' }), 'A1 -'],
    ['approved and under way', facts({ lineStatus: 'started', requestStatus: 'approved' }), 'A1 -'],
    ['approved differently', facts({ lineStatus: 'partial', requestStatus: 'modified' }), 'A6 -'],
    ['approved in part', facts({ lineStatus: 'partial', requestStatus: 'partial' }), 'A2 -'],
    ['denied', facts({ lineStatus: 'denied', requestStatus: 'denied' }), 'A3 0F'],
    [
      'denied as excluded',
      facts({ lineStatus: 'denied', requestStatus: 'admin_denied', ground: 'excluded_benefit' }),
      'A3 0M',
    ],
    ['not covered', facts({ lineStatus: 'not_covered', requestStatus: undefined }), 'A3 0M'],
    ['needs no approval', facts({ lineStatus: 'no_auth', requestStatus: undefined }), 'NA 0H'],
    ['needed none and is offered', facts({ lineStatus: 'offered', requestStatus: undefined }), 'NA 0H'],
    ['the line was cancelled', facts({ lineStatus: 'cancelled', requestStatus: 'withdrawn' }), 'C -'],
    ['the line is no longer asked for', facts({ lineStatus: undefined, requestStatus: undefined }), 'C -'],
    ['the case was cancelled', facts({ caseStatus: 'cancelled', requestStatus: 'approved' }), 'C -'],
    ['what was asked for did not come', facts({ caseStatus: 'closed_incomplete' }), 'C 0P'],
    ['merged with another case', facts({ caseStatus: 'duplicate_merged' }), 'CT 0Q'],
    ['reopened', facts({ requestStatus: 'reopened' }), 'A4 0V'],
  ];
  test.each(table)('%s', (_what, given, code) => {
    const { decision, reason = '-' } = standingOfLine(given);
    expect(`${decision} ${reason}`).toBe(code);
  });

  test('only a decision against the request is told as “no”, whatever the states are', () => {
    const against = new Set<string>();
    for (const caseStatus of statesOf(referralMachine))
      for (const lineStatus of [...statesOf(serviceLineMachine), undefined])
        for (const requestStatus of [...statesOf(authorizationMachine), undefined]) {
          const told = standingOfLine(facts({ caseStatus, lineStatus, requestStatus }));
          expect(Object.keys(decisionMeanings)).toContain(told.decision);
          if (told.reason !== undefined) expect(Object.keys(decisionReasonMeanings)).toContain(told.reason);
          if (told.decision === 'A3')
            against.add(`${lineStatus === 'not_covered' ? 'not covered' : requestStatus}`);
        }
    expect([...against].sort()).toEqual(['admin_denied', 'denied', 'not covered']);
  });
});

describe('where the whole event stands', () => {
  const table: [services: string, event: string][] = [
    ['', 'A4 0W'],
    ['A1', 'A1 -'],
    ['A1 A1', 'A1 -'],
    ['A1 NA/0H', 'A1 -'],
    ['NA/0H NA/0H', 'NA 0H'],
    ['A1 A4/0V', 'A4 0V'],
    ['A3/0F A4/0U', 'A4 0U'],
    ['A4/0U A4/0V', 'A4 -'],
    ['A1 A3/0F', 'A2 -'],
    ['A1 C', 'A2 -'],
    ['A1 A6', 'A6 -'],
    ['A1 A2', 'A2 -'],
    ['A3/0F A3/0M', 'A3 -'],
    ['A3/0F A3/0F', 'A3 0F'],
    ['A3/0F C', 'A3 -'],
    ['C C', 'C -'],
    ['A1 CT', 'CT -'],
  ];
  test.each(table)('%s is %s', (services, event) => {
    const read = services
      .split(' ')
      .filter((one) => one !== '')
      .map((one) => {
        const [decision = '', reason] = one.split('/');
        return { decision: decision as 'A1', ...(reason === undefined ? {} : { reason }) };
      });
    const { decision, reason = '-' } = standingOfEvent(read);
    expect(`${decision} ${reason}`).toBe(event);
    expect(isPended({ decision })).toBe(event.startsWith('A4'));
  });
});
