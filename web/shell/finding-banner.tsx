import { UnstyledButton } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { DealerScope } from '../api/session.ts';
import type { Finding } from '../api/types.ts';
import { withMessages } from '../i18n/provider.tsx';
import { useFindings } from '../modules/distribution/checker/use-findings.ts';
import { useNow } from '../time/clock.ts';
import { useTime } from '../time/use-time.ts';
import styles from './shell.module.css';

const BannerFindings = lazy(() =>
  withMessages(() => import('../modules/distribution/checker/banner-findings.tsx')).then((file) => ({
    default: file.BannerFindings,
  })),
);

const SOON_MS = 14 * 86_400_000;

/** For whoever can mend it: errors and warnings of the set-up that bite within two weeks, each with its link when opened. */
export function FindingBanner({ scope }: { scope: DealerScope }) {
  const t = useTranslations('shell.findings');
  const format = useFormatter();
  const time = useTime();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const { data } = useFindings(scope);
  const soon = (data?.rows ?? []).filter((finding) => bitesSoon(finding, now));
  if (!scope.dealer.may.changeSettings || soon.length === 0) return null;
  const errors = soon.filter(({ severity }) => severity === 'error').length;
  const warnings = soon.length - errors;
  const what = format.list(
    [
      ...(errors > 0 ? [t('errors', { count: errors })] : []),
      ...(warnings > 0 ? [t('warnings', { count: warnings })] : []),
    ],
    { type: 'conjunction' },
  );
  const first = soon.map(({ bitesAt }) => bitesAt ?? '').sort()[0] ?? '';
  return (
    <>
      <div className={styles.banner}>
        <IconStethoscope size={18} aria-hidden />
        <span>
          {Date.parse(first) > now ? t('from', { what, moment: time.begin(first, now) }) : t('now', { what })}
        </span>
        <UnstyledButton
          className={styles.bannerButton ?? ''}
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          {open ? t('hide') : t('show')}
        </UnstyledButton>
        <Link to="/d/$dealer/settings/$area" params={{ dealer: scope.dealer.key, area: 'checker' }}>
          {t('all')}
        </Link>
      </div>
      {open && (
        <Suspense fallback={null}>
          <BannerFindings findings={soon} />
        </Suspense>
      )}
    </>
  );
}

function bitesSoon({ severity, bitesAt }: Finding, now: number): boolean {
  if (severity === 'hint') return false;
  return bitesAt === null || Date.parse(bitesAt) <= now + SOON_MS;
}
