import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { Finding } from '../../../api/types.ts';
import { useUsers } from '../../people/use-users.ts';
import styles from './checker.module.css';

/** Leads to the very place where a finding is mended: the field of a settings area, or the person. */
export function MendingLink({ finding }: { finding: Finding }) {
  const t = useTranslations('checker.mend');
  const { dealer } = useDealer();
  const { area, field, userId } = finding.mending;
  const name = useName(userId);
  const where = area === 'people' && name !== null ? t('person', { name }) : t(area);
  const text = (
    <>
      {where} <IconArrowRight size={16} aria-hidden />
    </>
  );
  const shared = { className: styles.mend ?? '', 'aria-label': t('label', { where }) };
  if (area === 'people') {
    return (
      <Link
        to="/d/$dealer/people"
        params={{ dealer: dealer.key }}
        search={userId === null ? {} : { person: userId }}
        {...shared}
      >
        {text}
      </Link>
    );
  }
  return (
    <Link
      to="/d/$dealer/settings/$area"
      params={{ dealer: dealer.key, area }}
      search={field === null ? {} : { field }}
      {...shared}
    >
      {text}
    </Link>
  );
}

function useName(userId: string | null): string | null {
  const users = useUsers();
  return users.data?.rows.find((user) => user.userId === userId)?.name ?? null;
}
