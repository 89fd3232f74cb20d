import type { Because, NoticeKind, NoticeSubject } from '../rules/notice.ts';

/** A length of time, cut off to whole minutes. */
export interface Span {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

/** The words of one language; each entry is a whole sentence or line. Users are addressed as Sie and je. */
export interface Words {
  /** BCP 47 tag for dates. */
  readonly locale: string;
  readonly greeting: (name: string) => string;
  readonly closing: string;
  /** A day of `locale` and a wall time: `Montag, 23. November, 10:15 Uhr`. */
  readonly moment: (day: string, time: string) => string;
  readonly span: (span: Span) => string;
  /** The event in a few words, which stand before the customer's name. */
  readonly headline: { readonly [kind in NoticeKind]: string };
  /** The same as a sentence; `actor` is who did it. */
  readonly sentence: {
    readonly [kind in NoticeKind]: (facts: { about: string; actor: string | null }) => string;
  };
  readonly lateSince: (moment: string, span: string) => string;
  readonly dueUntil: (moment: string, span: string) => string;
  /** What the checker found: how much, and from when on it bites. */
  readonly findings: (count: number) => string;
  readonly bitesFrom: (moment: string) => string;
  readonly because: { readonly [because in Because]: (standsInFor: string) => string };
  readonly open: { readonly [kind in NoticeSubject['kind']]: string };
  readonly digest: {
    readonly subject: (count: number) => string;
    readonly intro: (count: number, dealer: string) => string;
  };
  readonly choose: string;
  readonly trial: { readonly title: string; readonly body: string };
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
