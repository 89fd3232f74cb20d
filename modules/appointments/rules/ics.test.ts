import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { feed, type IcsEvent, invitation } from './ics.ts';

const event: IcsEvent = {
  uid: 'a1@north.desk.example',
  sequence: 2,
  changedAt: Temporal.Instant.from('2026-03-10T09:00:00.123Z'),
  startsAt: Temporal.Instant.from('2026-03-29T09:00:00Z'),
  endsAt: Temporal.Instant.from('2026-03-29T10:30:00Z'),
  summary: 'Probefahrt: VW Golf; „GTI“, 5-türig mit einem sehr langen Namen, der gefaltet werden muss',
  location: 'Hauptstr. 1\nLörrach',
  description: null,
  cancelled: false,
};
const people = {
  organizer: 'north+abc@leads.example',
  organizerName: 'Autohaus "Nord", Lörrach',
  attendee: 'kunde@post.example',
  attendeeName: 'Jörg Müller',
};

/** The one event, as another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const found = calendar.getFirstSubcomponent('vevent');
  if (!found) throw new Error('No event');
  return { method: calendar.getFirstPropertyValue('method'), found, event: new ICAL.Event(found) };
}

describe('an invitation', () => {
  it('is read by another program as it was meant', () => {
    const { method, content } = invitation(event, people);
    const seen = read(content);
    expect([method, seen.method, seen.event.uid, seen.event.sequence]).toEqual([
      'REQUEST',
      'REQUEST',
      event.uid,
      2,
    ]);
    expect([seen.event.summary, seen.event.location]).toEqual([event.summary, event.location]);
    expect([seen.event.startDate.toString(), seen.event.endDate.toString()]).toEqual([
      '2026-03-29T09:00:00Z',
      '2026-03-29T10:30:00Z',
    ]);
    expect(seen.found.getFirstPropertyValue('attendee')).toBe('mailto:kunde@post.example');
    expect(seen.found.getFirstPropertyValue('organizer')).toBe('mailto:north+abc@leads.example');
    expect(seen.found.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('is taken back by the same id', () => {
    const { method, content } = invitation({ ...event, cancelled: true, sequence: 3 }, people);
    const seen = read(content);
    expect([method, seen.event.uid, seen.event.sequence]).toEqual(['CANCEL', event.uid, 3]);
    expect(seen.found.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('has no line over 75 bytes', () => {
    const lines = invitation(event, people).content.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});

it('a feed holds its events, and is the same file for the same ones', () => {
  const text = feed('Anna', [event, { ...event, uid: 'b2@north.desk.example' }]);
  expect(new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')).toHaveLength(2);
  expect(feed('Anna', [event, { ...event, uid: 'b2@north.desk.example' }])).toBe(text);
});
