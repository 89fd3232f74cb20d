import { describe, expect, it } from 'vitest';
import { calendarAddress } from './subscriptions.ts';

describe('calendarAddress', () => {
  it.each([
    ['https://calendar.example/days.ics?key=a#b', 'https://calendar.example/days.ics?key=a'],
    [' http://calendar.example/days.ics ', 'http://calendar.example/days.ics'],
    ['webcal://calendar.example/days.ics', 'https://calendar.example/days.ics'],
    ['WEBCALS://calendar.example', 'https://calendar.example/'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['ftp://calendar.example/days.ics', null],
    ['file:///etc/passwd', null],
    ['javascript:alert(1)', null],
    ['calendar.example/days.ics', null],
    ['https://anna:secret@calendar.example/', null],
    ['https://', null],
    ['', null],
  ])('%s', (text, address) => expect(calendarAddress(text)).toBe(address));
});
