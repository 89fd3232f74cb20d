/** A calendar file of these lines, for tests: CRLF, with what every file begins and ends with. */
export function icsOf(...lines: readonly string[]): Buffer {
  return Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
}

/** The lines of one event. */
export function eventOf(...lines: readonly string[]): readonly string[] {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
}
