import { useTranslations } from 'use-intl';
import type { WhatIf } from '../../../../api/types.ts';
import { useNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { type Weekly, weekdays } from '../../../working-hours/week/weekly.ts';
import { different, type Saved } from '../draft.ts';

type Changes = WhatIf['changes'];

/** What a what-if changes, a sentence each, in the order of the settings. */
export function useChangeWords() {
  const hours = useHoursWords();
  const times = useTimesWords();
  const distribution = useDistributionWords();
  const people = usePeopleWords();
  return (changes: Changes, saved: Saved): readonly string[] => [
    ...hours(changes.hours ?? {}, saved),
    ...times(changes.escalation ?? {}, saved),
    ...distribution(changes.distribution ?? {}, saved),
    ...people(changes, saved),
  ];
}

function useHoursWords() {
  const t = useTranslations('whatIf.words');
  const days = useTranslations('common.weekdays');
  const said = (intervals: Weekly['mon']) =>
    intervals.length === 0 ? t('closed') : intervals.map(([from, until]) => `${from}–${until}`).join(', ');
  return ({ weekly, holidays, ownDaysOff, specialOpenings }: NonNullable<Changes['hours']>, saved: Saved) => {
    const changed = weekly ? different(saved.hours.weekly, weekly) : {};
    return [
      ...weekdays
        .filter((day) => day in changed)
        .map((day) =>
          t('fromTo', {
            what: days(day),
            before: said(saved.hours.weekly[day]),
            after: said(weekly?.[day] ?? []),
          }),
        ),
      ...(holidays === undefined ? [] : [t('holidays')]),
      ...(ownDaysOff === undefined ? [] : [t('daysOff')]),
      ...(specialOpenings === undefined ? [] : [t('openings')]),
    ];
  };
}

function useTimesWords() {
  const t = useTranslations('whatIf.words');
  const time = useTime();
  const said = (minutes: number | null) => (minutes === null ? t('none') : time.duration(minutes * 60));
  return (changes: NonNullable<Changes['escalation']>, { escalation }: Saved) => [
    ...(['responseMinutes', 'reminderMinutes', 'stage2Minutes'] as const).flatMap((field) => {
      const after = changes[field];
      if (after === undefined) return [];
      return [t('fromTo', { what: t(field), before: said(escalation[field]), after: said(after) })];
    }),
    ...(changes.attemptedCallCounts === undefined
      ? []
      : [t(changes.attemptedCallCounts ? 'attemptsCount' : 'attemptsDoNotCount')]),
    ...(changes.bySource || changes.byLeadType ? [t('overrides')] : []),
  ];
}

function useDistributionWords() {
  const t = useTranslations('whatIf.words');
  const ways = useTranslations('distribution.way');
  return (changes: NonNullable<Changes['distribution']>, { distribution: saved, people }: Saved) => {
    const nameOf = (userId: string | null) =>
      people.find((person) => person.userId === userId)?.name ?? t('nobody');
    const { mode, poolUserId, weights, groups, pool } = changes;
    return [
      ...(mode
        ? [t('fromTo', { what: t('way'), before: ways(`${saved.mode}.name`), after: ways(`${mode}.name`) })]
        : []),
      ...(poolUserId ? [t('poolUser', { name: nameOf(poolUserId) })] : []),
      ...(pool || changes.poolWeight !== undefined ? [t('pool')] : []),
      ...weightWords(weights, saved.weights, (userId, before, after) =>
        t('shares', { name: nameOf(userId), before, after }),
      ),
      ...(groups ? groupWords(groups, saved.groups, t) : []),
      ...(['fallbackUserId', 'administratorUserId'] as const).flatMap((field) => {
        const after = changes[field];
        return after === undefined
          ? []
          : [t('fromTo', { what: t(field), before: nameOf(saved[field]), after: nameOf(after) })];
      }),
      ...(
        ['distributeExistingContacts', 'vehiclePersonFirst', 'deputiesReceive', 'useVehicleLocation'] as const
      )
        .filter((field) => changes[field] !== undefined)
        .map((field) => t('switched', { what: t(field), state: t(changes[field] ? 'on' : 'off') })),
    ];
  };
}

type Weights = Readonly<Record<string, number>>;

function weightWords(
  after: Weights | undefined,
  before: Weights,
  say: (userId: string, before: number, after: number) => string,
): string[] {
  if (!after) return [];
  const userIds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return userIds
    .filter((userId) => (before[userId] ?? 1) !== (after[userId] ?? 1))
    .map((userId) => say(userId, before[userId] ?? 1, after[userId] ?? 1));
}

type Groups = Saved['distribution']['groups'];

function groupWords(
  after: Groups,
  before: Groups,
  t: ReturnType<typeof useTranslations<'whatIf.words'>>,
): string[] {
  const was = new Map(before.map((group) => [group.groupId, group]));
  const is = new Set(after.map(({ groupId }) => groupId));
  const words = after.flatMap((group) => {
    const old = was.get(group.groupId);
    if (!old) return [t('groupNew', { name: group.name })];
    return Object.keys(different(old, group)).length > 0 ? [t('groupChanged', { name: group.name })] : [];
  });
  const gone = before.filter(({ groupId }) => !is.has(groupId)).map(({ name }) => t('groupGone', { name }));
  return words.length + gone.length > 0 ? [...words, ...gone] : [t('groupOrder')];
}

function usePeopleWords() {
  const t = useTranslations('whatIf.words');
  const time = useTime();
  const now = useNow();
  return ({ people = {}, absences }: Changes, saved: Saved): string[] => {
    const nameOf = (userId: string) => saved.people.find((one) => one.userId === userId)?.name ?? '–';
    const planned = saved.people.flatMap(({ name, absences: theirs }) =>
      theirs.map((absence) => ({ name, ...absence })),
    );
    return [
      ...Object.entries(people).flatMap(([userId, { receivesRequests, hours }]) => [
        ...(receivesRequests === undefined
          ? []
          : [t(receivesRequests ? 'receives' : 'receivesNot', { name: nameOf(userId) })]),
        ...(hours === undefined ? [] : [t('ownHours', { name: nameOf(userId) })]),
      ]),
      ...(absences?.added ?? []).map(({ userId, from, until, deputyUserId }) => {
        const span = { name: nameOf(userId), from: time.begin(from, now), until: time.end(until, now) };
        return deputyUserId === null
          ? t('away', span)
          : t('awayWithDeputy', { ...span, deputy: nameOf(deputyUserId) });
      }),
      ...(absences?.removed ?? []).flatMap((absenceId) => {
        const absence = planned.find((one) => one.absenceId === absenceId);
        if (!absence) return [];
        const { name, from, until } = absence;
        return [t('notAway', { name, from: time.begin(from, now), until: time.end(until, now) })];
      }),
    ];
  };
}
