import { describe, expect, it } from 'vitest';
import { type FollowUp, firstChoice, momentOfFollowUp, problemOfFollowUp } from './follow-up.ts';

const zone = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);

describe('the moment of a follow-up', () => {
  it.each([
    ['tomorrow', '2026-11-20T15:00:00Z', '2026-11-21T08:00:00.000Z'],
    ['tomorrow', '2026-11-20T23:30:00Z', '2026-11-22T08:00:00.000Z'],
    ['twoDays', '2026-11-18T15:00:00Z', '2026-11-20T08:00:00.000Z'],
    ['twoDays', '2026-11-19T15:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['twoDays', '2026-11-21T15:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['monday', '2026-11-20T15:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['monday', '2026-11-23T05:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['monday', '2026-11-22T10:00:00Z', '2026-11-23T08:00:00.000Z'],
    // Summer time begins on Sunday; 09:00 is an hour earlier in UTC afterwards.
    ['monday', '2026-03-27T10:00:00Z', '2026-03-30T07:00:00.000Z'],
  ] as const)('%s seen from %s is %s', (kind, now, moment) => {
    expect(momentOfFollowUp({ kind }, at(now), zone)).toBe(moment);
  });

  it('is left to the server when it is the usual one', () => {
    expect(momentOfFollowUp({ kind: 'usual' }, at('2026-11-20T15:00:00Z'), zone)).toBeUndefined();
  });

  it.each([
    [{ kind: 'usual' }, null],
    [{ kind: 'tomorrow' }, null],
    [{ kind: 'chosen', date: '2026-11-20', time: '16:00' }, 'past'],
    [{ kind: 'chosen', date: '2026-11-20', time: '16:01' }, null],
    [{ kind: 'chosen', date: '', time: '10:00' }, 'noTime'],
    [{ kind: 'chosen', date: '2026-11-21', time: '' }, 'noTime'],
  ] as const)('%o has the problem %s', (followUp: FollowUp, problem) => {
    expect(problemOfFollowUp(followUp, at('2026-11-20T15:00:00Z'), zone)).toBe(problem);
  });

  it('of one’s own starts with tomorrow morning', () => {
    expect(firstChoice(at('2026-11-20T23:30:00Z'), zone)).toEqual({
      kind: 'chosen',
      date: '2026-11-22',
      time: '09:00',
    });
  });
});
