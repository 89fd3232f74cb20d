import { icsFile, icsText } from '../../working-hours/index.ts';

/** One entry of a calendar as programs elsewhere take it over. */
export interface IcsEvent {
  /** Always the same for the same appointment. */
  readonly uid: string;
  readonly sequence: number;
  readonly changedAt: Temporal.Instant;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly summary: string;
  readonly location: string | null;
  readonly description: string | null;
  readonly cancelled: boolean;
}

const head = ['VERSION:2.0', 'PRODID:-//Forecourt//Appointments//EN', 'CALSCALE:GREGORIAN'];

/** An invitation, its change, or its cancellation (RFC 5546): one event between the dealership and the customer. */
export function invitation(
  event: IcsEvent,
  {
    organizer,
    organizerName,
    attendee,
    attendeeName,
  }: {
    readonly organizer: string;
    readonly organizerName: string;
    readonly attendee: string;
    readonly attendeeName: string;
  },
): { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } {
  const method = event.cancelled ? 'CANCEL' : 'REQUEST';
  const people = [
    `ORGANIZER;CN=${parameter(organizerName)}:mailto:${organizer}`,
    `ATTENDEE;CN=${parameter(attendeeName)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${attendee}`,
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    ...head,
    `METHOD:${method}`,
    ...eventLines(event, people),
    'END:VCALENDAR',
  ];
  return { method, content: icsFile(lines) };
}

/** A calendar that a phone subscribes to. The same events make the same file, byte by byte. */
export function feed(name: string, events: readonly IcsEvent[]): string {
  return icsFile([
    'BEGIN:VCALENDAR',
    ...head,
    'METHOD:PUBLISH',
    `NAME:${icsText(name)}`,
    `X-WR-CALNAME:${icsText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap((event) => eventLines(event, [])),
    'END:VCALENDAR',
  ]);
}

function eventLines(event: IcsEvent, people: readonly string[]): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.changedAt)}`,
    `DTSTART:${utc(event.startsAt)}`,
    `DTEND:${utc(event.endsAt)}`,
    `SUMMARY:${icsText(event.summary)}`,
    ...(event.location === null ? [] : [`LOCATION:${icsText(event.location)}`]),
    ...(event.description === null ? [] : [`DESCRIPTION:${icsText(event.description)}`]),
    ...people,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** `20260310T090000Z`. */
function utc(at: Temporal.Instant): string {
  return at.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replace(/[-:]/g, '');
}

/** A name as the value of a parameter, in quotes; what would end it is taken out. */
function parameter(text: string): string {
  return `"${text
    .toWellFormed()
    .replace(/["\p{Cc}]/gu, ' ')
    .trim()}"`;
}
