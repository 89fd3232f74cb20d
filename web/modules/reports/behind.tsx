import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import styles from './reports.module.css';
import type { ReportSearch } from './search.ts';

type BehindProps = { asked: ReportSearch; slices: string; figure: string; text: string };

/** A figure that opens the leads it counts. */
export function Behind({ asked, slices, figure, text }: BehindProps) {
  const t = useTranslations('reports');
  const { dealer } = useDealer();
  return (
    <Link
      to="/d/$dealer/reports/leads"
      params={{ dealer: dealer.key }}
      search={{ ...asked, slices, figure }}
      className={styles.figure}
      aria-label={t('openLeads', { figure, value: text })}
    >
      {text}
    </Link>
  );
}
