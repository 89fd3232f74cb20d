import { Button, Group, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDealer, useSession } from '../../../../api/session.ts';
import type { LeadColumn } from '../../../../api/types.ts';
import dialog from '../../dialog.module.css';
import { useLeadCount } from '../../queries.ts';
import type { LeadSearch } from '../../search.ts';
import { queryOf } from '../list-state.ts';

type Props = { asked: LeadSearch; columns: readonly LeadColumn[]; onClose: () => void };

/** The list as it is shown, as a file. */
export default function ExportDialog({ asked, columns, onClose }: Props) {
  const t = useTranslations('leadList.export');
  const actions = useTranslations('common.actions');
  const { path } = useDealer();
  const { user } = useSession();
  const { data: count } = useLeadCount(asked);
  const addressOf = (format: 'xlsx' | 'csv') => {
    const query = new URLSearchParams({ format, columns: columns.join(','), language: user.language });
    for (const [name, value] of Object.entries(queryOf(asked))) {
      if (value !== undefined && value !== '') query.set(name, String(value));
    }
    return `${path('/leads/export')}?${query.toString()}`;
  };
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': actions('close') }}>
      <p className={dialog.hint}>{t('text')}</p>
      {count !== undefined && (
        <p>{count.more ? t('countMore', { count: count.count }) : t('count', { count: count.count })}</p>
      )}
      <Group justify="flex-end">
        {(['csv', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={addressOf(format)}
            download
            variant={format === 'xlsx' ? 'filled' : 'default'}
            onClick={onClose}
          >
            {t(format)}
          </Button>
        ))}
      </Group>
    </Modal>
  );
}
