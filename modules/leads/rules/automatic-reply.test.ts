import { describe, expect, it } from 'vitest';
import { type NoReply, type ReplyQuestion, whyNoReply } from './automatic-reply.ts';

const good: ReplyQuestion = {
  switchedOn: true,
  mayAutoReply: true,
  address: 'anna@post.example',
  isNoReplyAddress: false,
  waitsForAnswer: true,
  hadOneLately: false,
};

describe('an automatic reply', () => {
  it('goes to a new written enquiry', () => {
    expect(whyNoReply(good)).toBeNull();
  });

  it.each<[NoReply, Partial<ReplyQuestion>]>([
    ['switchedOff', { switchedOn: false }],
    ['notWritten', { mayAutoReply: false }],
    ['noAddress', { address: null }],
    ['noReplyAddress', { isNoReplyAddress: true }],
    ['notWaiting', { waitsForAnswer: false }],
    ['hadOneLately', { hadOneLately: true }],
  ])('does not: %s', (why, change) => {
    expect(whyNoReply({ ...good, ...change })).toBe(why);
  });
});
