import { Menu, UnstyledButton } from '@mantine/core';
import { IconDots, IconMailbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { api } from '../api/client.ts';
import { type DealerScope, scopeOf, useMaybeDealer, useSession } from '../api/session.ts';
import type { Counts } from '../api/types.ts';
import { useHotkeys } from '../ui/hotkeys.ts';
import { usePhone } from '../ui/use-phone.ts';
import { lastDealer } from './last-dealer.ts';
import { type PageOfDealer, pagesOf } from './pages-of-dealer.ts';
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
  const pages = pagesOf(scope);
  const { data: counts } = useQuery({
    queryKey: scope.keys.counts,
    queryFn: ({ signal }) => api.get<Counts>(scope.path('/leads/counts'), { signal }),
  });
  useHotkeys(
    pages.map((page) => ({
      keys: page.keys,
      label: keys('goTo', { page: t(page.name) }),
      group: 'everywhere' as const,
      run: () => void navigate(page.link),
    })),
  );
  const shown = phone ? pages.filter(({ onPhone }) => onPhone) : pages;
  return (
    <>
      {shown.map((page) => (
        <Link
          key={page.name}
          {...page.link}
          className={styles.item ?? ''}
          activeOptions={{ includeSearch: false }}
        >
          <page.icon size={20} aria-hidden />
          <span className={styles.label}>{t(page.name)}</span>
          {page.count !== undefined && (
            <span className={styles.count}>{countText(counts?.[page.count])}</span>
          )}
        </Link>
      ))}
      {phone && <More pages={pages.filter(({ onPhone }) => !onPhone)} counts={counts} />}
    </>
  );
}

/** The pages that have no tab of their own at the bottom of a phone. */
function More({ pages, counts }: { pages: readonly PageOfDealer[]; counts: Counts | undefined }) {
  const t = useTranslations('shell.nav');
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.item ?? ''}>
          <IconDots size={20} aria-hidden />
          <span className={styles.label}>{t('more')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map((page) => (
          <Menu.Item
            key={page.name}
            mih={44}
            leftSection={<page.icon size={20} aria-hidden />}
            rightSection={page.count === undefined ? null : countText(counts?.[page.count])}
            renderRoot={(props) => <Link {...page.link} {...props} />}
          >
            {t(page.name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
