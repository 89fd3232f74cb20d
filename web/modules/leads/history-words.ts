import { useTranslations } from 'use-intl';
import type { HistoryEntry } from '../../api/types.ts';
import { useNow } from '../../time/clock.ts';
import { useTime } from '../../time/use-time.ts';
import { useLeadWords, worded } from './words.ts';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Stands for nobody in the `select` of a message. */
const NONE = 'none';

type Told = Pick<HistoryEntry, 'kind' | 'actor'> & { details: HistoryEntry['details'] };

/** What happened, as a sentence. `text` (a note, a reason) is shown beside it and is not part of it. */
export function useHistoryWords(): (entry: Told) => string {
  const t = useTranslations('history');
  const words = useLeadWords();
  const time = useTime();
  const now = useNow();
  return ({ kind, actor, details }) => {
    // A person who left may stand there by id; nobody reads that.
    const name = (value: unknown): string =>
      typeof value === 'string' && value !== '' && !ID.test(value) ? value : NONE;
    const moment = (value: unknown): string =>
      typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? time.absolute(value, now) : NONE;
    const flag = (value: unknown): string => (value === true ? 'yes' : 'no');
    const who = actor ?? NONE;
    const followUp = moment(details.followUpAt);
    const values: Record<string, Record<string, string>> = {
      arrived: {
        source: typeof details.source === 'string' ? words.source(details.source) : NONE,
        movedFrom: name(details.movedFrom),
      },
      assigned: {
        who,
        to: name(details.to),
        self: flag(actor !== null && actor === details.to),
        automatic: details.automatic === false ? 'no' : 'yes',
        alarm: flag(details.alarm),
        pool: flag(details.pool),
        because: name(details.because),
      },
      handedOver: {
        who,
        to: name(details.to),
        self: flag(actor !== null && actor === details.to),
        because: name(details.because),
      },
      dueSet: { who, moment: moment(details.to) },
      answered: { who, followUp },
      automaticReply: { to: name(details.to) },
      customerReplied: { repeated: flag(details.repeated) },
      noted: { who, followUp },
      called: { who, reached: flag(details.reached), followUp },
      closed: { who, reason: typeof details.reason === 'string' ? words.reason(details.reason) : NONE },
      reopened: { who, by: details.by === 'customer' ? 'customer' : 'user' },
      maturitySet: {
        who,
        to: typeof details.to === 'string' ? (worded(t, `maturities.${details.to}`) ?? details.to) : NONE,
      },
      takenBack: { who, deed: typeof details.deed === 'string' ? details.deed : NONE },
      opened: { who },
      appointment: { who, deed: name(details.deed), kind: name(details.kind), at: moment(details.at) },
      task: { who, deed: name(details.deed), what: name(details.what) },
      deliveryFailed: {},
      escalated: {
        event: name(details.event),
        due: moment(details.dueAt),
        told: name(details.told),
      },
      recalculated: { moment: moment(details.to), because: name(details.because) },
      forwarded: {
        to: name(details.to),
        rule: name(details.rule),
        original: flag(details.original),
      },
    };
    return worded(t, `kinds.${kind}`, values[kind] ?? { who }) ?? t('other');
  };
}
