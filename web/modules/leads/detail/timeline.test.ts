import { describe, expect, it } from 'vitest';
import type { HistoryEntry, LetterView } from '../../../api/types.ts';
import { timelineOf } from './timeline.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();

function letter(letterId: string, minute: number, more: Partial<LetterView> = {}): LetterView {
  return {
    letterId,
    direction: 'in',
    kind: 'enquiry',
    at: at(minute),
    from: 'Kim',
    to: 'desk',
    subject: null,
    text: 'Is the Polo still there?',
    quoted: null,
    hasHtml: false,
    author: null,
    delivery: null,
    attachments: [],
    ...more,
  };
}
function entry(
  entryId: string,
  minute: number,
  kind: string,
  details: HistoryEntry['details'] = {},
): HistoryEntry {
  return { entryId, at: at(minute), kind, actor: null, text: null, details };
}
const keys = (lead: Parameters<typeof timelineOf>[0]) =>
  timelineOf(lead).map((item) => `${item.kind} ${item.key}`);

describe('the conversation of a lead', () => {
  it('puts letters, notes, calls and events in one order, oldest first', () => {
    expect(
      keys({
        lead: { receivedAt: at(0) },
        comment: null,
        letters: [
          letter('enquiry', 0),
          letter('reply', 0, { kind: 'automaticReply', direction: 'out' }),
          letter('answer', 20, { kind: 'answer', direction: 'out' }),
        ],
        history: [
          entry('h6', 30, 'called', { reached: true }),
          entry('h5', 20, 'answered', { letterId: 'answer' }),
          entry('h4', 10, 'noted'),
          entry('h3', 5, 'opened'),
          entry('h2', 0, 'automaticReply'),
          entry('h1', 0, 'assigned'),
          entry('h0', 0, 'arrived'),
        ],
      }),
    ).toEqual([
      'letter enquiry',
      'event h0',
      'event h1',
      'letter reply',
      'note h4',
      'letter answer',
      'call h6',
    ]);
  });

  it('shows the comment when no letter says the same', () => {
    const lead = { lead: { receivedAt: at(0) }, history: [] };
    expect(keys({ ...lead, comment: 'Is the  polo\nstill there?', letters: [letter('a', 0)] })).toEqual([
      'letter a',
    ]);
    expect(keys({ ...lead, comment: 'Call me', letters: [letter('a', 0)] })).toEqual([
      'letter a',
      'comment comment',
    ]);
    const data = letter('a', 0, {
      text: '<?xml version="1.0"?><adf><comments>Call &amp; ask</comments></adf>',
    });
    expect(keys({ ...lead, comment: 'Call & ask', letters: [data] })).toEqual(['letter a']);
    expect(keys({ ...lead, comment: ' ', letters: [] })).toEqual([]);
  });

  it('keeps a reply that left no letter', () => {
    expect(
      keys({
        lead: { receivedAt: at(0) },
        comment: null,
        letters: [letter('a', 0)],
        history: [entry('h1', 10, 'customerReplied', { repeated: true })],
      }),
    ).toEqual(['letter a', 'event h1']);
  });
});
