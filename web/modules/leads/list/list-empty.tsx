import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useDealer, useSession } from '../../../api/session.ts';
import { CopyButton, EmptyState } from '../../../ui/index.ts';
import { useLeadCounts } from '../queries.ts';
import type { LeadSearch } from '../search.ts';
import styles from './list.module.css';
import { isNarrowed, tabOf, underTab, widened } from './list-state.ts';

type Props = { asked: LeadSearch; ask: (next: LeadSearch) => void; onNew: () => void };

/** Why there is nothing, and what to do next. */
export function ListEmpty({ asked, ask, onNew }: Props) {
  const t = useTranslations('leads.empty');
  const actions = useTranslations('common.actions');
  const { data: counts } = useLeadCounts();
  const { dealer } = useDealer();
  const { user } = useSession();
  const tab = tabOf(asked);
  if (isNarrowed(asked)) {
    return (
      <EmptyState
        title={t('noMatchTitle')}
        text={asked.q === undefined ? t('noMatchText') : t('noMatchSearch', { text: asked.q })}
      >
        <Button variant="default" onClick={() => ask(widened(asked))}>
          {actions('clearFilters')}
        </Button>
      </EmptyState>
    );
  }
  if (tab === 'closed') return <EmptyState title={t('closedTitle')} text={t('closedText')} />;
  if (tab === 'pool') return <EmptyState title={t('poolTitle')} text={t('poolText')} />;
  if (counts !== undefined && counts.all > 0) {
    return (
      <EmptyState
        title={t(`${tab === 'nobody' ? 'nobody' : 'mine'}Title`)}
        text={t(`${tab === 'nobody' ? 'nobody' : 'mine'}Text`)}
      >
        {dealer.may.seeAllLeads && (
          <Button variant="default" onClick={() => ask(underTab(asked, 'all'))}>
            {t('showAll', { count: counts.all })}
          </Button>
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('firstTitle')} text={t('firstText')}>
      <p className={styles.address}>{dealer.leadAddress}</p>
      <p className={styles.soft}>{user.operator ? t('firstOperator') : t('firstHow')}</p>
      <Group gap="xs">
        <CopyButton text={dealer.leadAddress} label={t('copyAddress')} />
        <Button onClick={onNew}>{t('byHand')}</Button>
      </Group>
    </EmptyState>
  );
}
