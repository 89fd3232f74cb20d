import {
  IconAddressBook,
  IconArrowsShuffle,
  IconCalendar,
  IconCar,
  IconChartBar,
  IconChecklist,
  IconHome,
  IconInbox,
  IconMailbox,
  IconSettings,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../api/client.ts';
import { type DealerScope, scopeOf, useMaybeDealer, useSession } from '../api/session.ts';
import type { Counts } from '../api/types.ts';
import { useHotkeys } from '../ui/hotkeys.ts';
import { usePhone } from '../ui/use-phone.ts';
import { lastDealer } from './last-dealer.ts';
import styles from './shell.module.css';

const COUNTED_TO = 1_000;

/** The server stops counting at 1,000. */
function countText(count: number | undefined): string {
  if (count === undefined || count === 0) return '';
  return count >= COUNTED_TO ? '999+' : String(count);
}

/** Left at 900 px and more, a bar of tabs at the bottom below. Shows only what exists and what one may open. */
export function Navigation() {
  const t = useTranslations('shell.nav');
  const here = useMaybeDealer();
  const { catcher, dealers } = useSession();
  const phone = usePhone();
  const last = lastDealer(dealers);
  // On pages of no dealer, such as the catcher, it leads back to the one used last.
  const scope = here ?? (last === undefined ? null : scopeOf(last));
  return (
    <nav className={styles.nav} aria-label={t('label')}>
      {scope !== null && <DealerItems scope={scope} phone={phone} />}
      {catcher && !phone && (
        <>
          <div className={styles.divider} />
          <Link to="/catcher" className={styles.item}>
            <IconMailbox size={20} aria-hidden />
            <span className={styles.label}>{t('catcher')}</span>
          </Link>
        </>
      )}
    </nav>
  );
}

function DealerItems({ scope, phone }: { scope: DealerScope; phone: boolean }) {
  const t = useTranslations('shell.nav');
  const keys = useTranslations('common.keys');
  const navigate = useNavigate();
  const { dealer, path } = scope;
  const params = { dealer: dealer.key };
  // who looks after others begins with everybody's
  const everybodys = dealer.may.handOver
    ? { tasks: { assignee: 'anyone' }, calendar: { people: 'all' } }
    : { tasks: {}, calendar: {} };
  const { data: counts } = useQuery({
    queryKey: scope.keys.counts,
    queryFn: ({ signal }) => api.get<Counts>(path('/leads/counts'), { signal }),
  });
  const goTo = (keysText: string, page: string, run: () => void) => ({
    keys: keysText,
    label: keys('goTo', { page }),
    group: 'everywhere' as const,
    run,
  });
  useHotkeys([
    goTo('g t', t('today'), () => void navigate({ to: '/d/$dealer/today', params })),
    goTo('g l', t('leads'), () => void navigate({ to: '/d/$dealer/leads', params })),
    ...(dealer.may.workInbox
      ? [goTo('g i', t('inbox'), () => void navigate({ to: '/d/$dealer/inbox', params }))]
      : []),
    goTo('g k', t('contacts'), () => void navigate({ to: '/d/$dealer/contacts', params })),
    goTo(
      'g c',
      t('calendar'),
      () => void navigate({ to: '/d/$dealer/calendar', params, search: everybodys.calendar }),
    ),
    goTo(
      'g a',
      t('tasks'),
      () => void navigate({ to: '/d/$dealer/tasks', params, search: everybodys.tasks }),
    ),
    goTo('g v', t('vehicles'), () => void navigate({ to: '/d/$dealer/vehicles', params })),
    goTo('g p', t('people'), () => void navigate({ to: '/d/$dealer/people', params })),
    goTo('g d', t('distribution'), () => void navigate({ to: '/d/$dealer/distribution', params })),
    goTo('g r', t('reports'), () => void navigate({ to: '/d/$dealer/reports', params })),
    goTo('g s', t('settings'), () => void navigate({ to: '/d/$dealer/settings', params })),
  ]);
  return (
    <>
      <Link to="/d/$dealer/today" params={params} className={styles.item}>
        <IconHome size={20} aria-hidden />
        <span className={styles.label}>{t('today')}</span>
      </Link>
      <Link
        to="/d/$dealer/leads"
        params={params}
        className={styles.item}
        activeOptions={{ includeSearch: false }}
      >
        <IconTargetArrow size={20} aria-hidden />
        <span className={styles.label}>{t('leads')}</span>
        <span className={styles.count}>{countText(counts?.mine)}</span>
      </Link>
      {dealer.may.workInbox && (
        <Link to="/d/$dealer/inbox" params={params} className={styles.item}>
          <IconInbox size={20} aria-hidden />
          <span className={styles.label}>{t('inbox')}</span>
          <span className={styles.count}>{countText(counts?.inbox)}</span>
        </Link>
      )}
      <Link
        to="/d/$dealer/tasks"
        params={params}
        search={everybodys.tasks}
        className={styles.item}
        activeOptions={{ includeSearch: false }}
      >
        <IconChecklist size={20} aria-hidden />
        <span className={styles.label}>{t('tasks')}</span>
      </Link>
      {!phone && (
        <Link
          to="/d/$dealer/calendar"
          params={params}
          search={everybodys.calendar}
          className={styles.item}
          activeOptions={{ includeSearch: false }}
        >
          <IconCalendar size={20} aria-hidden />
          <span className={styles.label}>{t('calendar')}</span>
        </Link>
      )}
      <Link
        to="/d/$dealer/contacts"
        params={params}
        className={styles.item}
        activeOptions={{ includeSearch: false }}
      >
        <IconAddressBook size={20} aria-hidden />
        <span className={styles.label}>{t('contacts')}</span>
      </Link>
      <Link
        to="/d/$dealer/vehicles"
        params={params}
        className={styles.item}
        activeOptions={{ includeSearch: false }}
      >
        <IconCar size={20} aria-hidden />
        <span className={styles.label}>{t('vehicles')}</span>
      </Link>
      <Link to="/d/$dealer/people" params={params} className={styles.item}>
        <IconUsers size={20} aria-hidden />
        <span className={styles.label}>{t('people')}</span>
      </Link>
      {!phone && (
        <Link
          to="/d/$dealer/reports"
          params={params}
          className={styles.item}
          activeOptions={{ includeSearch: false }}
        >
          <IconChartBar size={20} aria-hidden />
          <span className={styles.label}>{t('reports')}</span>
        </Link>
      )}
      {/* The tabs at the bottom of a phone have no room for it; there the settings and each "why" lead to it. */}
      {!phone && (
        <Link
          to="/d/$dealer/distribution"
          params={params}
          className={styles.item}
          activeOptions={{ includeSearch: false }}
        >
          <IconArrowsShuffle size={20} aria-hidden />
          <span className={styles.label}>{t('distribution')}</span>
        </Link>
      )}
      <Link to="/d/$dealer/settings" params={params} className={styles.item}>
        <IconSettings size={20} aria-hidden />
        <span className={styles.label}>{t('settings')}</span>
      </Link>
    </>
  );
}
