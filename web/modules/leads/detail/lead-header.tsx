import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconRotate, IconUserShare } from '@tabler/icons-react';
import { useCanGoBack, useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { Lead } from '../../../api/types.ts';
import { DueBadge, usePhone } from '../../../ui/index.ts';
import { ClosedAs } from '../list/use-columns.tsx';
import { useLeadWords } from '../words.ts';
import type { Deed } from './dialogs/lead-dialogs.tsx';
import styles from './lead.module.css';
import { TrailBar } from './trail-bar.tsx';
import { useReopen } from './use-reopen.ts';

/** Who it is, until when, about what; and the deeds that end it or give it away. */
export function LeadHeader({ lead, onDeed }: { lead: Lead; onDeed: (deed: Deed) => void }) {
  const t = useTranslations('lead');
  const words = useLeadWords();
  const phone = usePhone();
  const reopen = useReopen(lead.lead.leadId);
  const { may, lead: row } = lead;
  const closed = row.state === 'closed';
  return (
    <header className={styles.header}>
      <Back />
      <div className={styles.who}>
        <h1 title={row.customer}>{row.customer}</h1>
        <span className={styles.soft}>{[words.about(row), words.source(row.source.name)].join(' · ')}</span>
      </div>
      <div className={styles.headerDue}>{closed ? <ClosedAs row={row} /> : <DueBadge due={row.due} />}</div>
      {!phone && (
        <div className={styles.headerTools}>
          <TrailBar leadId={row.leadId} />
          {may.handOver && !closed && (
            <Button
              variant="default"
              leftSection={<IconUserShare size={18} aria-hidden />}
              onClick={() => onDeed('handOver')}
            >
              {row.assignee === null ? t('assign') : t('handOver')}
            </Button>
          )}
          {may.close && !closed && (
            <Button
              variant="default"
              leftSection={<IconCheck size={18} aria-hidden />}
              onClick={() => onDeed('close')}
            >
              {t('close')}
            </Button>
          )}
          {may.reopen && closed && (
            <Button
              leftSection={<IconRotate size={18} aria-hidden />}
              loading={reopen.isPending}
              onClick={() => reopen.mutate()}
            >
              {t('reopen')}
            </Button>
          )}
        </div>
      )}
    </header>
  );
}

/** Back to where one came from, with the list as it was; for a link from elsewhere to the list. */
function Back() {
  const t = useTranslations('common.actions');
  const { dealer } = useDealer();
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return (
    <Button
      variant="subtle"
      color="gray"
      px={8}
      aria-label={t('back')}
      onClick={() => {
        if (canGoBack) router.history.back();
        else void router.navigate({ to: '/d/$dealer/leads', params: { dealer: dealer.key } });
      }}
    >
      <IconArrowLeft size={20} aria-hidden />
    </Button>
  );
}
