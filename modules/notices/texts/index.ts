import type { Language } from '../../../platform/http/shapes.ts';
import { escaped } from '../../mail/index.ts';
import type { Because, NoticeKind, NoticeSubject } from '../rules/notice.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { Span, Words } from './words.ts';

const words: Record<Language, Words> = { de, en, nl };

/** A notice as far as its words need it. */
export interface Told {
  readonly kind: NoticeKind;
  readonly subjectKind: NoticeSubject['kind'];
  readonly title: string;
  readonly detail: string | null;
  readonly because: Because;
  readonly standsInFor: string | null;
  readonly actorName: string | null;
  readonly dueAt: Temporal.Instant | null;
  /** The address of what it is about. */
  readonly link: string;
}

/** For whom, and when and where it is read. */
export interface Reading {
  readonly language: Language;
  readonly readerName: string;
  readonly dealerName: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  /** Where the reader chooses what to be told. */
  readonly choicesLink: string;
}

/** The mail that tells one notice, or several as a digest, in the order in which they are given. */
export function noticeMail(
  notices: readonly [Told, ...Told[]],
  reading: Reading,
): { readonly subject: string; readonly text: string; readonly html: string } {
  const own = words[reading.language];
  const [first, ...others] = notices;
  const single = others.length === 0;
  const subject = single ? headlineOf(own, first) : digestSubject(own, notices);
  const intro = single ? null : own.digest.intro(notices.length, reading.dealerName);
  const blocks = notices.map((notice) => ({
    lines: [
      own.sentence[notice.kind]({ about: aboutOf(own, notice), actor: notice.actorName }),
      ...dueLine(own, notice, reading),
      own.because[notice.because](notice.standsInFor ?? ''),
    ],
    label: own.open[notice.subjectKind],
    link: notice.link,
  }));
  const greeting = own.greeting(reading.readerName);
  const text = [
    greeting,
    ...(intro === null ? [] : [intro]),
    ...blocks.map(({ lines, label, link }) => [...lines, `${label}: ${link}`].join('\n')),
    own.closing,
    `${own.choose}: ${reading.choicesLink}`,
  ];
  const html = [
    paragraph([greeting]),
    ...(intro === null ? [] : [paragraph([intro])]),
    ...blocks.map(({ lines, label, link }) => paragraph(lines, anchor(label, link))),
    paragraph([own.closing]),
    `<p style="font-size: 13px">${anchor(own.choose, reading.choicesLink)}</p>`,
  ];
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<div style="font-family: sans-serif; font-size: 15px; line-height: 1.5">\n${html.join('\n')}\n</div>`,
  };
}

/** The two short lines that a device shows. */
export function pushText(
  notices: readonly [Told, ...Told[]],
  reading: Reading,
): { readonly title: string; readonly body: string } {
  const own = words[reading.language];
  const [first, ...others] = notices;
  if (others.length === 0) {
    const [due] = dueLine(own, first, reading);
    return {
      title: headlineOf(own, first),
      body: due ?? own.because[first.because](first.standsInFor ?? ''),
    };
  }
  const lines = notices.slice(0, 4).map((notice) => headlineOf(own, notice));
  return {
    title: own.digest.subject(notices.length),
    body: [...lines, ...(notices.length > 4 ? ['…'] : [])].join('\n'),
  };
}

/** What a device shows to try it. */
export function trialText(language: Language): { readonly title: string; readonly body: string } {
  return words[language].trial;
}

/** `Überfällig: Sabine Köhler, VW Golf VIII`. */
function headlineOf(own: Words, notice: Told): string {
  return `${own.headline[notice.kind]}: ${aboutOf(own, notice)}`;
}

/** The number, and of each kind how many: `3 Benachrichtigungen: Überfällig 2, Neue Anfrage 1`. */
function digestSubject(own: Words, notices: readonly Told[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of notices) counts.set(own.headline[kind], (counts.get(own.headline[kind]) ?? 0) + 1);
  const parts = [...counts].map(([headline, count]) => `${headline} ${count}`);
  return `${own.digest.subject(notices.length)}: ${parts.join(', ')}`;
}

function aboutOf(own: Words, { subjectKind, title, detail }: Told): string {
  if (subjectKind === 'findings') return own.findings(Number(title));
  return detail === null ? title : `${title}, ${detail}`;
}

function dueLine(own: Words, { dueAt, subjectKind }: Told, { now, timeZone }: Reading): string[] {
  if (dueAt === null) return [];
  const local = dueAt.toZonedDateTimeISO(timeZone);
  const day = dateFormat(own.locale).format(local.toPlainDate());
  const time = local.toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' });
  const moment = own.moment(day, time);
  if (subjectKind === 'findings') return [own.bitesFrom(moment)];
  const late = Temporal.Instant.compare(dueAt, now) <= 0;
  const span = own.span(late ? spanOf(dueAt, now) : spanOf(now, dueAt));
  return [late ? own.lateSince(moment, span) : own.dueUntil(moment, span)];
}

function spanOf(from: Temporal.Instant, until: Temporal.Instant): Span {
  const minutes = Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 60_000);
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  };
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times. */
function dateFormat(locale: string): Intl.DateTimeFormat {
  const known = dateFormats.get(locale);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  dateFormats.set(locale, made);
  return made;
}

function paragraph(lines: readonly string[], end = ''): string {
  return `<p>${[...lines.map(escaped), ...(end === '' ? [] : [end])].join('<br>')}</p>`;
}

function anchor(label: string, link: string): string {
  return `<a href="${escaped(link)}">${escaped(label)}</a>`;
}
