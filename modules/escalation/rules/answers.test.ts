import { describe, expect, it } from 'vitest';
import { type ConversationEvent, type LeadAction, responseClockStart, whatAnswers } from './answers.ts';

describe('what answers a lead', () => {
  const cases: { action: LeadAction; attemptedCallCounts?: boolean; answers: string | null }[] = [
    { action: { kind: 'answered' }, answers: 'message' },
    { action: { kind: 'called', reached: true }, answers: 'call' },
    { action: { kind: 'called', reached: false }, answers: null },
    { action: { kind: 'called', reached: false }, attemptedCallCounts: true, answers: 'call' },
    { action: { kind: 'appointmentMade' }, answers: 'appointment' },
    { action: { kind: 'closed' }, answers: 'closing' },
    { action: { kind: 'automaticReply' }, answers: null },
    { action: { kind: 'opened' }, answers: null },
    { action: { kind: 'noted' }, answers: null },
    { action: { kind: 'handedOver' }, answers: null },
    { action: { kind: 'claimed' }, answers: null },
    { action: { kind: 'dueSet' }, answers: null },
    { action: { kind: 'maturitySet' }, answers: null },
    { action: { kind: 'reopened' }, answers: null },
  ];
  it.each(cases)('$action → $answers', ({ action, attemptedCallCounts = false, answers }) => {
    expect(whatAnswers(action, { attemptedCallCounts })).toBe(answers);
  });
});

describe('the response clock starts', () => {
  const wrote = { kind: 'customerWrote' } as const;
  const answered = { kind: 'answered' } as const;
  type Entry = typeof wrote | LeadAction;
  const cases: { title: string; events: Entry[]; start: number | null }[] = [
    { title: 'never without a message', events: [], start: null },
    { title: 'with the enquiry', events: [wrote], start: 0 },
    { title: 'not again with a second message', events: [wrote, wrote, wrote], start: 0 },
    { title: 'not after an answer', events: [wrote, wrote, answered], start: null },
    { title: 'anew with a message after the answer', events: [wrote, answered, wrote, wrote], start: 2 },
    {
      title: 'with the enquiry, whatever is done that answers nothing',
      events: [
        wrote,
        { kind: 'automaticReply' },
        { kind: 'opened' },
        { kind: 'noted' },
        { kind: 'handedOver' },
      ],
      start: 0,
    },
    {
      title: 'with the message that reopens a closed lead',
      events: [wrote, { kind: 'closed' }, wrote, { kind: 'reopened' }],
      start: 2,
    },
    { title: 'not by a call of our own', events: [{ kind: 'called', reached: true }], start: null },
  ];
  const at = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
  it.each(cases)('$title', ({ events, start }) => {
    const timed = events.map((event, minute): ConversationEvent => ({ ...event, at: at(minute) }));
    const found = responseClockStart(timed, { attemptedCallCounts: false });
    expect(found?.epochMilliseconds ?? null).toBe(start === null ? null : start * 60_000);
  });
});
