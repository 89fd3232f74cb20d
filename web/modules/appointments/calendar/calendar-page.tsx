import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconCalendarShare, IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { useNow } from '../../../time/clock.ts';
import { useTime } from '../../../time/use-time.ts';
import { addDays, wallOf } from '../../../time/zone.ts';
import { FullPage, Loaded, useHotkeys, usePhone } from '../../../ui/index.ts';
import { FilterMenu } from '../../leads/list/filter-menu.tsx';
import { useLeadChoices } from '../../leads/queries.ts';
import { TaskPanel } from '../../tasks/task-panel.tsx';
import { AppointmentDialog } from '../appointment-dialog.tsx';
import { AppointmentPanel } from '../appointment-panel.tsx';
import { useCalendar } from '../queries.ts';
import { nextHour, type SpanFields, spanFrom } from '../span.ts';
import { Agenda } from './agenda.tsx';
import styles from './calendar.module.css';
import { FeedDialog } from './feed-dialog.tsx';
import { Grid } from './grid.tsx';
import { mondayOf } from './layout.ts';
import { type CalendarKind, type CalendarSearch, calendarKinds, calendarSearchOf } from './search.ts';

/** Days that are shown at once. */
const lengths: Record<CalendarKind, number> = { week: 7, day: 1, list: 14 };

/** Appointments and tasks by day and hour, of oneself or of several. */
export function CalendarPage() {
  const t = useTranslations('appointments.calendar');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const phone = usePhone();
  const navigate = useNavigate();
  const { timeZone, plainDay } = useTime();
  const now = useNow();
  const search = calendarSearchOf(useSearch({ strict: false }));
  const [making, setMaking] = useState<SpanFields | null>(null);
  const [feed, setFeed] = useState(false);
  const today = wallOf(now, timeZone).date;
  const date = search.date ?? today;
  const view: CalendarKind = search.view ?? (phone ? 'list' : 'week');
  // a list begins with its day and looks two weeks ahead
  const from = view === 'week' ? mondayOf(date) : date;
  const until = addDays(from, lengths[view] - 1);
  const people = search.people === 'all' ? undefined : (search.people ?? 'me');
  const calendar = useCalendar({ from, until, ...(people === undefined ? {} : { people }) });
  const ask = (next: CalendarSearch, replace = false) =>
    void navigate({ to: '/d/$dealer/calendar', params: { dealer: dealer.key }, search: next, replace });
  const { appointment, task, ...kept } = search;
  const go = (days: number) => ask({ ...kept, date: addDays(date, days) });
  const step = lengths[view];
  const open = (what: { appointment: string } | { task: string }) => ask({ ...kept, ...what });
  const key = (keys: string, label: string, run: () => void) => ({
    keys,
    label,
    group: 'page' as const,
    run,
  });
  useHotkeys([
    key('n', t('new'), () => setMaking(nextHour(now, timeZone))),
    key('t', t('today'), () => ask({ ...kept, date: today })),
    key('ArrowLeft', t('before'), () => go(-step)),
    key('ArrowRight', t('after'), () => go(step)),
  ]);
  return (
    <FullPage>
      <header className={styles.header}>
        <h1>{t('title')}</h1>
        <div className={styles.steps}>
          <ActionIcon variant="default" size="lg" aria-label={t('before')} onClick={() => go(-step)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Button variant="default" onClick={() => ask({ ...kept, date: today })}>
            {t('today')}
          </Button>
          <ActionIcon variant="default" size="lg" aria-label={t('after')} onClick={() => go(step)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <span role="status">
            {from === until ? plainDay(from) : `${plainDay(from)} – ${plainDay(until)}`}
          </span>
        </div>
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(next) => ask({ ...kept, view: calendarKinds.find((kind) => kind === next) ?? 'week' })}
          data={calendarKinds.map((kind) => ({ value: kind, label: t(`views.${kind}`) }))}
        />
        <People search={kept} ask={ask} />
        <div className={styles.tools}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('feed')}
            title={t('feed')}
            onClick={() => setFeed(true)}
          >
            <IconCalendarShare size={18} aria-hidden />
          </ActionIcon>
          <Button
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => setMaking(nextHour(now, timeZone))}
          >
            {t('new')}
          </Button>
        </div>
      </header>
      {view !== 'list' && <p className={styles.hint}>{t('hint')}</p>}
      <Loaded query={calendar}>
        {(data) => (
          <>
            {data.more && <p className={styles.hint}>{t('more')}</p>}
            {view === 'list' ? (
              <Agenda calendar={data} onOpen={open} />
            ) : (
              <Grid
                calendar={data}
                onOpen={open}
                onCreate={(day, minutes) => setMaking(spanFrom(day, minutes))}
              />
            )}
          </>
        )}
      </Loaded>
      {making !== null && <AppointmentDialog span={making} onClose={() => setMaking(null)} />}
      {appointment !== undefined && (
        <AppointmentPanel appointmentId={appointment} onClose={() => ask(kept, true)} />
      )}
      {task !== undefined && <TaskPanel taskId={task} onClose={() => ask(kept, true)} />}
      {feed && <FeedDialog onClose={() => setFeed(false)} />}
    </FullPage>
  );
}

function People({ search, ask }: { search: CalendarSearch; ask: (next: CalendarSearch) => void }) {
  const t = useTranslations('appointments.calendar');
  const people = useLeadChoices().data?.assignees ?? [];
  const { people: chosen, ...rest } = search;
  const values = chosen === undefined ? ['me'] : chosen.split(',');
  return (
    <FilterMenu
      label={t('people')}
      options={[
        { value: 'me', label: t('mine') },
        { value: 'all', label: t('everybody') },
        ...people.map(({ userId, name }) => ({ value: userId, label: name })),
      ]}
      values={values}
      onChange={(next) => {
        if (next.includes('all') && !values.includes('all')) return ask({ ...rest, people: 'all' });
        const some = next.filter((value) => value !== 'all');
        ask(
          some.length === 0 || (some.length === 1 && some[0] === 'me')
            ? rest
            : { ...rest, people: some.join(',') },
        );
      }}
    />
  );
}
