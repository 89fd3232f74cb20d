/** What people are told. The order is that of a list of choices: what comes first in a lead's life first. */
export const NOTICE_KINDS = [
  'newLead',
  'poolLead',
  'handedOver',
  'reminder',
  'stage1',
  'stage2',
  'followUp',
  'followUpStage2',
  'alarm',
  'findings',
  'taskDue',
  'taskLate',
  'appointmentSoon',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Why somebody is told, the most important reason first. */
export type Because = 'assignee' | 'deputyOf' | 'poolMember' | 'supervisor' | 'lastResort' | 'administrator';

/** Why nothing is to be done about it any more. */
export type SettledBecause = 'answered' | 'closed' | 'moved' | 'handedOver' | 'taken' | 'overtaken';

interface Named {
  readonly id: string;
  /** The customer; of a task without one what is to be done. */
  readonly title: string;
  /** The vehicle, the subject of the enquiry, or what is to be done. */
  readonly detail: string | null;
}

/** What a notice is about. */
export type NoticeSubject =
  | ({ readonly kind: 'lead' } & Named)
  | ({ readonly kind: 'task' } & Named)
  | ({ readonly kind: 'appointment' } & Named)
  | {
      /** What the checker of the settings found. */
      readonly kind: 'findings';
      /** How many, as a number. */
      readonly title: string;
      readonly detail: null;
    };

/** Somebody is told something. */
export interface NewNotice {
  readonly userId: string;
  readonly kind: NoticeKind;
  readonly subject: NoticeSubject;
  /** Since when it is due, or until when; null: nothing is due. */
  readonly dueAt: Temporal.Instant | null;
  /** When it took effect by the rules. */
  readonly happenedAt: Temporal.Instant;
  /** Names the event: the same person is told of it once. */
  readonly key: string;
  readonly because: Because;
  /** The name of whom they stand in for; null: nobody. */
  readonly standsInFor: string | null;
  /** The name of who did it; null: the system. */
  readonly actorName: string | null;
}

const overtaken: { readonly [kind in NoticeKind]?: readonly NoticeKind[] } = {
  stage1: ['newLead', 'handedOver', 'poolLead', 'reminder'],
  handedOver: ['newLead', 'poolLead'],
};

/** The kinds about the same lead that say nothing more once the same person is told this. */
export function overtakenBy(kind: NoticeKind): readonly NoticeKind[] {
  return overtaken[kind] ?? [];
}

const aboutTheDue: readonly NoticeKind[] = [
  'reminder',
  'stage1',
  'stage2',
  'followUp',
  'followUpStage2',
  'taskDue',
  'taskLate',
  'appointmentSoon',
];

/** The kinds that are pointless once the due of their lead, task or appointment has moved. */
export const KINDS_OF_A_DUE = aboutTheDue;

/** The kinds that go along when a lead gets another assignee; the others the new one is told in its own words. */
export const KINDS_THAT_MOVE: readonly NoticeKind[] = ['reminder', 'stage1', 'followUp'];

/** Who is told because the lead is theirs to work, and not because they look after those who work it. */
export const THE_WORKING: readonly Because[] = ['assignee', 'deputyOf', 'poolMember', 'lastResort'];

const later: readonly NoticeKind[] = ['stage2', 'followUpStage2', 'taskLate', 'findings'];

/**
 * In which wave a mail leaves when several wait for the same opening: 0 for whoever has to do it, 1 for whoever looks
 * after them. A digest leaves with the last of what it holds.
 */
export function waveOf(kinds: readonly NoticeKind[]): 0 | 1 {
  return kinds.some((kind) => later.includes(kind)) ? 1 : 0;
}

const urgency: readonly NoticeKind[] = [
  'alarm',
  'stage2',
  'followUpStage2',
  'taskLate',
  'appointmentSoon',
  'stage1',
  'followUp',
  'taskDue',
  'reminder',
  'newLead',
  'handedOver',
  'poolLead',
  'findings',
];

interface Orderable {
  readonly kind: NoticeKind;
  readonly dueAt: Temporal.Instant | null;
  readonly happenedAt: Temporal.Instant;
}

/** The order in which a digest tells: the most urgent kind first, of one kind what is due longest first. */
export function inOrderOfUrgency<T extends Orderable>(notices: readonly T[]): T[] {
  return [...notices].sort(
    (a, b) =>
      urgency.indexOf(a.kind) - urgency.indexOf(b.kind) ||
      Temporal.Instant.compare(a.dueAt ?? a.happenedAt, b.dueAt ?? b.happenedAt),
  );
}
