import { useFormatter, useTranslations } from 'use-intl';
import type { Finding } from '../../../api/types.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { useLeadWords, worded } from '../../leads/words.ts';

type Details = Finding['details'];

/** Findings in sentences, in the reader's language and the dealer's zone. */
export function useFindingWords() {
  const t = useTranslations('checker');
  const example = useExampleWords();
  const time = useTime();
  const now = useNow();
  const values = useValues();
  return {
    sentence: ({ code, details }: Finding): string => worded(t, `codes.${code}`, values(details)) ?? '',
    /** "now", "from Thu 24 Dec", "Thu 24 Dec to Sat 26 Dec". */
    when: ({ bitesAt, until }: Finding): string => {
      const end = until === null ? null : time.end(until, now);
      if (bitesAt === null || Date.parse(bitesAt) <= now) {
        return end === null ? t('when.now') : t('when.nowUntil', { until: end });
      }
      const begin = time.begin(bitesAt, now);
      if (end === null) return t('when.from', { from: begin });
      return begin === end ? begin : t('when.span', { from: begin, until: end });
    },
    example,
  };
}

/** Everything the sentences may speak of; what is not there reads as `none` or 0. */
function useValues(): (details: Details) => Record<string, string | number> {
  const common = useTranslations('common');
  const words = useLeadWords();
  const format = useFormatter();
  const time = useTime();
  const now = useNow();
  const list = (names: readonly string[] | undefined) =>
    names === undefined || names.length === 0 ? 'none' : format.list(names, { type: 'conjunction' });
  const minutes = (count: number | undefined) => time.duration((count ?? 0) * 60);
  return ({ people, deputies, team, rotation, groups, slots, source, leadType, count, at, ...times }) => ({
    people: list(people),
    peopleCount: people?.length ?? 0,
    deputies: deputies?.join(' → ') ?? 'none',
    team: list(team),
    group: rotation?.group ?? 'none',
    mode: rotation?.mode ?? 'rotation',
    pool: rotation?.mode === 'pool' ? 'yes' : 'no',
    groups: list(groups),
    groupCount: groups?.length ?? 0,
    slots: list(
      slots?.map(({ weekday, from, until }) => `${common(`weekdays.${weekday}`)} ${from}–${until}`),
    ),
    source: source === undefined ? 'none' : words.source(source),
    scope:
      source === undefined ? (leadType === undefined ? 'none' : words.type(leadType)) : words.source(source),
    minutes: minutes(times.minutes),
    otherMinutes: minutes(times.otherMinutes),
    count: count ?? 0,
    at: at === undefined ? '' : time.begin(at, now),
  });
}

/** "Thu 24 Dec, 10:15, used car: nobody can receive this lead"; null without an example. */
function useExampleWords(): (finding: Finding) => string | null {
  const t = useTranslations('checker.example');
  const words = useLeadWords();
  const time = useTime();
  const now = useNow();
  return ({ example }) => {
    if (example === null) return null;
    const { leadType, condition, brand, source, language, customerOf, ifAway, ends, dueAt } = example;
    const isPlain = leadType === 'vehicle' && condition !== null;
    const kind = isPlain ? t(`conditions.${condition}`) : words.type(leadType);
    const what = [
      [kind, brand].filter((part) => part !== null).join(' '),
      source === null ? null : t('source', { source: words.source(source) }),
      language === null ? null : t('language', { language: worded(t, `languages.${language}`) ?? language }),
      customerOf === null ? null : t('customerOf', { name: customerOf }),
    ]
      .filter((part) => part !== null)
      .join(', ');
    const end =
      dueAt === null
        ? t(`ends.${ends.with}`, { name: ends.name ?? '' })
        : t('due', { moment: time.absolute(dueAt, now) });
    const at = time.absolute(example.at, now);
    return ifAway === null ? t('lead', { at, what, end }) : t('ifAway', { at, what, name: ifAway, end });
  };
}
