import { NOTICE_KINDS, type NoticeKind } from './notice.ts';
import type { QuietHours } from './quiet-hours.ts';

/** `atOnce`: inside the dealer's hours at once, else at the next opening. `daily`: with the first opening of a day. */
export type MailChoice = 'atOnce' | 'daily' | 'off';

export interface KindChoice {
  readonly mail: MailChoice;
  readonly push: boolean;
}

/** What a user wants to be told beside the bell, which rings always. */
export interface Choices {
  readonly kinds: { readonly [kind in NoticeKind]: KindChoice };
  readonly quietHours: QuietHours;
  /** A tone in the open page. */
  readonly sound: boolean;
}

const usual: KindChoice = { mail: 'atOnce', push: true };
/** The checker's findings bite some day; none of them wakes anybody. */
const unhurried: KindChoice = { mail: 'daily', push: false };

export const DEFAULT_CHOICES: Choices = {
  kinds: {
    newLead: usual,
    poolLead: usual,
    handedOver: usual,
    reminder: usual,
    stage1: usual,
    stage2: usual,
    followUp: usual,
    followUpStage2: usual,
    alarm: usual,
    findings: unhurried,
    taskDue: { mail: 'daily', push: true },
    taskLate: usual,
    appointmentSoon: { mail: 'off', push: true },
  },
  quietHours: { kind: 'closed' },
  sound: false,
};

/** What is stored, with the defaults where nothing is: also for kinds that came to the product later. */
export function choicesFrom(stored: unknown): Choices {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_CHOICES;
  const { kinds, ...others } = stored as Partial<Choices>;
  const merged = NOTICE_KINDS.map((kind) => [kind, kinds?.[kind] ?? DEFAULT_CHOICES.kinds[kind]] as const);
  return {
    ...DEFAULT_CHOICES,
    ...others,
    kinds: Object.fromEntries(merged) as Choices['kinds'],
  };
}

/** By which ways a notice of this kind goes out; `hasDevice`: the user has switched push on somewhere. */
export function waysOf(
  choices: Choices,
  kind: NoticeKind,
  { hasDevice }: { readonly hasDevice: boolean },
): readonly { readonly channel: 'mail' | 'push'; readonly daily: boolean }[] {
  const { mail, push } = choices.kinds[kind];
  return [
    ...(mail === 'off' ? [] : [{ channel: 'mail' as const, daily: mail === 'daily' }]),
    ...(push && hasDevice ? [{ channel: 'push' as const, daily: false }] : []),
  ];
}
