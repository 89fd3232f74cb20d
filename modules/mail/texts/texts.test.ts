import { describe, expect, it } from 'vitest';
import { answering, automaticReplyText, unassignedNotice } from './index.ts';

const monday = Temporal.Instant.from('2026-11-23T10:00:00+01:00');

const facts = {
  dealerName: 'Autohaus Nord',
  customerName: 'Sabine Köhler',
  assigneeName: 'Anna Vogt',
  now: monday,
  promisedAt: Temporal.Instant.from('2026-11-23T12:00:00+01:00'),
  timeZone: 'Europe/Berlin',
  insideHours: true,
  enquirySubject: 'Golf GW-2231',
};

describe('the automatic reply', () => {
  it.each([
    ['de', '2026-11-23T12:00:00+01:00', 'meldet sich heute bis 12:00 Uhr bei Ihnen.'],
    [
      'de',
      '2026-11-24T10:30:00+01:00',
      'meldet sich morgen, Dienstag, 24. November, bis 10:30 Uhr bei Ihnen.',
    ],
    ['de', '2026-11-30T10:30:59+01:00', 'meldet sich am Montag, 30. November, bis 10:30 Uhr bei Ihnen.'],
    ['nl', '2026-11-23T12:00:00+01:00', 'neemt vandaag vóór 12:00 uur contact met u op.'],
    [
      'nl',
      '2026-11-24T10:30:00+01:00',
      'neemt morgen, dinsdag 24 november, vóór 10:30 uur contact met u op.',
    ],
    ['nl', '2026-11-30T10:30:00+01:00', 'neemt maandag 30 november vóór 10:30 uur contact met u op.'],
    ['en', '2026-11-23T12:00:00+01:00', 'will get back to you today by 12:00.'],
    ['en', '2026-11-24T10:30:00+01:00', 'will get back to you tomorrow, Tuesday 24 November, by 10:30.'],
    ['en', '2026-11-30T10:30:00+01:00', 'will get back to you on Monday 30 November by 10:30.'],
  ] as const)('in %s promises %s as "%s"', (language, promisedAt, sentence) => {
    const { text } = automaticReplyText({
      ...facts,
      language,
      promisedAt: Temporal.Instant.from(promisedAt),
    });
    expect(text).toContain(sentence);
  });

  it('counts days by the dealer’s wall, not by hours', () => {
    const text = (now: string, promisedAt: string, timeZone: string) =>
      automaticReplyText({
        ...facts,
        language: 'en',
        now: Temporal.Instant.from(now),
        promisedAt: Temporal.Instant.from(promisedAt),
        timeZone,
      }).text;
    expect(text('2026-11-23T22:59:00Z', '2026-11-23T23:01:00Z', 'Europe/Berlin')).toContain('tomorrow');
    expect(text('2026-11-23T22:59:00Z', '2026-11-23T23:01:00Z', 'Europe/London')).toContain('today by 23:01');
    // The night that is an hour longer.
    expect(text('2026-10-24T22:30:00Z', '2026-10-25T08:00:00Z', 'Europe/Berlin')).toContain('today by 09:00');
  });

  it.each([
    ['de', 'außerhalb unserer Öffnungszeiten', 'Guten Tag Sabine Köhler,', 'Wir melden uns'],
    ['nl', 'buiten onze openingstijden', 'Goedendag Sabine Köhler,', 'U hoort'],
    ['en', 'outside our opening hours', 'Hello Sabine Köhler,', 'You will hear from us'],
  ] as const)('in %s knows hours, names and the lack of them', (language, outside, greeting, nobody) => {
    const { text } = automaticReplyText({ ...facts, language });
    expect(text).not.toContain(outside);
    expect(text).toContain(greeting);
    const alone = automaticReplyText({
      ...facts,
      language,
      insideHours: false,
      customerName: null,
      assigneeName: null,
      promisedAt: null,
    });
    expect(alone.text).toContain(outside);
    expect(alone.text).toContain(nobody);
    expect(alone.text).not.toMatch(/null|undefined/);
  });

  it('is one message in two forms, and names cannot break the second', () => {
    const { text, html, subject } = automaticReplyText({
      ...facts,
      language: 'de',
      customerName: '<b>&"Eve"',
    });
    expect(subject).toBe('Re: Golf GW-2231');
    expect(html).toContain('Guten Tag &lt;b&gt;&amp;&quot;Eve&quot;,');
    expect(text).toContain('Guten Tag <b>&"Eve",');
    expect(html).toContain('Freundliche Grüße<br>Autohaus Nord');
  });

  it('has a subject of its own when there is none to answer', () => {
    expect(automaticReplyText({ ...facts, language: 'nl', enquirySubject: null }).subject).toBe(
      'Uw aanvraag bij Autohaus Nord',
    );
  });
});

describe('the subject of an answer', () => {
  it.each([
    ['Golf', 'Re: Golf'],
    ['AW: Re: RE[2]: Golf', 'Re: Golf'],
    ['Antw: Golf', 'Re: Golf'],
    ['Rechnung: Golf', 'Re: Rechnung: Golf'],
    ['  ', null],
    [null, null],
  ])('to %s is %s', (subject, expected) => {
    expect(answering(subject)).toBe(expected);
  });
});

describe('the notice of a message without a lead', () => {
  it.each(['de', 'nl', 'en'] as const)('in %s says who wrote what and where it is', (language) => {
    const notice = unassignedNotice({
      language,
      dealerName: 'Nord',
      from: 'a@b.example',
      subject: null,
      link: 'https://desk.example/d/nord/inbox/1',
    });
    expect(notice.subject).toContain('Nord');
    expect(notice.text).toMatch(/a@b\.example\n.+\(.+\)\n\nhttps:\/\/desk\.example\/d\/nord\/inbox\/1/);
  });
});
