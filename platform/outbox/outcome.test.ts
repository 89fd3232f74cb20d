import { describe, expect, it } from 'vitest';
import { nextAttempt, sortFailure } from './outcome.ts';

describe('a failure', () => {
  it.each([
    ['tryAgain', { code: 'ECONNECTION' }],
    ['tryAgain', { code: 'ETIMEDOUT' }],
    ['tryAgain', { code: 'EDNS' }],
    ['tryAgain', { code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }],
    ['tryAgain', { code: 'EMESSAGE', responseCode: 452, command: 'DATA' }],
    ['tryAgain', { responseCode: 421 }],
    ['tryAgain', { responseCode: 503, command: 'RCPT TO' }],
    ['tryAgain', {}],
    ['addressDead', { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }],
    ['addressDead', { code: 'EMESSAGE', responseCode: 554, command: 'DATA' }],
    ['wakeHuman', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }],
    ['wakeHuman', { code: 'EAUTH', responseCode: 454, command: 'AUTH PLAIN' }],
    ['wakeHuman', { code: 'ETLS' }],
    ['wakeHuman', { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }],
    ['wakeHuman', { code: 'EENVELOPE', responseCode: 530, command: 'RCPT TO' }],
  ] as const)('is sorted into %s: %o', (kind, facts) => {
    expect(sortFailure(Object.assign(new Error('no\r\nway'), facts))).toEqual({ kind, problem: 'no way' });
  });

  it('can be anything', () => {
    expect(sortFailure('odd')).toEqual({ kind: 'tryAgain', problem: 'odd' });
    expect(sortFailure(null).kind).toBe('tryAgain');
  });
});

describe('the next attempt', () => {
  const start = Temporal.Instant.from('2026-03-10T09:00:00Z');

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [8, 128],
    [9, 240],
    [100, 240],
  ])('after %i comes in %i minutes', (attempts, minutes) => {
    expect(nextAttempt(start, start, attempts)?.since(start).total('minutes')).toBe(minutes);
  });

  it('never comes after three days', () => {
    expect(nextAttempt(start.add({ hours: 71, minutes: 59 }), start, 20)).not.toBeNull();
    expect(nextAttempt(start.add({ hours: 72 }), start, 20)).toBeNull();
  });
});
