import { Modal, UnstyledButton } from '@mantine/core';
import { IconCheck, IconRotate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import type { Deed } from '../dialogs/lead-dialogs.tsx';
import { useReopen } from '../use-reopen.ts';
import styles from './composer.module.css';
import { ComposerForm, composerIcons } from './composer.tsx';
import { type ComposerTab, tabsOf } from './tabs.ts';

type Props = {
  lead: Lead;
  tab: ComposerTab | null;
  onTab: (tab: ComposerTab | null) => void;
  onDeed: (deed: Deed) => void;
  onSent: (tab: ComposerTab) => void;
};

/** The big buttons for the thumb: answer, note, call, appointment, close. Each opens its form over the page. */
export function PhoneActions({ lead, tab, onTab, onDeed, onSent }: Props) {
  const t = useTranslations('lead');
  const actions = useTranslations('common.actions');
  const reopen = useReopen(lead.lead.leadId);
  const closed = lead.lead.state === 'closed';
  const tabs = tabsOf(lead);
  const mayEnd = closed ? lead.may.reopen : lead.may.close;
  if (tabs.length === 0 && !mayEnd) return null;
  return (
    <>
      <div className={styles.actions} role="toolbar" aria-label={t('actions')}>
        {tabs.map((each) => {
          const Icon = composerIcons[each];
          return (
            <UnstyledButton key={each} className={styles.action ?? ''} onClick={() => onTab(each)}>
              <Icon size={22} aria-hidden />
              {t(`composer.${each}`)}
            </UnstyledButton>
          );
        })}
        {mayEnd && (
          <UnstyledButton
            className={styles.action ?? ''}
            onClick={() => (closed ? reopen.mutate() : onDeed('close'))}
          >
            {closed ? <IconRotate size={22} aria-hidden /> : <IconCheck size={22} aria-hidden />}
            {closed ? t('reopen') : t('close')}
          </UnstyledButton>
        )}
      </div>
      <Modal
        opened={tab !== null}
        onClose={() => onTab(null)}
        fullScreen
        title={tab === null ? '' : t(`composer.${tab}`)}
        closeButtonProps={{ 'aria-label': actions('close') }}
      >
        {tab !== null && (
          <ComposerForm
            lead={lead}
            tab={tab}
            onSent={() => {
              onTab(null);
              onSent(tab);
            }}
          />
        )}
      </Modal>
    </>
  );
}
