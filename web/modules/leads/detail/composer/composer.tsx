import { Button, Tabs } from '@mantine/core';
import { IconCalendarPlus, IconMail, IconNote, IconPhone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import { ClosedAs } from '../../list/use-columns.tsx';
import { useReopen } from '../use-reopen.ts';
import { AnswerForm } from './answer-form.tsx';
import { AppointmentOfLead } from './appointment-of-lead.tsx';
import { CallForm } from './call-form.tsx';
import styles from './composer.module.css';
import { NoteForm } from './note-form.tsx';
import { type ComposerTab, tabsOf } from './tabs.ts';

export const composerIcons = {
  answer: IconMail,
  note: IconNote,
  call: IconPhone,
  appointment: IconCalendarPlus,
};

type Props = {
  lead: Lead;
  tab: ComposerTab | null;
  onTab: (tab: ComposerTab) => void;
  onSent: (tab: ComposerTab) => void;
};

/** Always there below the conversation: write to the customer, note something, log a call, or agree on an appointment. */
export function Composer({ lead, tab, onTab, onSent }: Props) {
  const t = useTranslations('lead.composer');
  const tabs = tabsOf(lead);
  // Who cannot be written to is called.
  const first = lead.answerTo === null && tabs.includes('call') ? 'call' : tabs[0];
  const shown = tabs.find((each) => each === tab) ?? first;
  if (shown === undefined) {
    return (
      <div className={styles.composer}>
        <p className={styles.hint}>{lead.lead.state === 'closed' ? t('closedHint') : t('notYours')}</p>
      </div>
    );
  }
  return (
    <div className={styles.composer}>
      {lead.lead.state === 'closed' && <ClosedLine lead={lead} />}
      <Tabs
        value={shown}
        onChange={(next) => {
          const wanted = tabs.find((each) => each === next);
          if (wanted !== undefined) onTab(wanted);
        }}
      >
        <Tabs.List aria-label={t('label')}>
          {tabs.map((each) => {
            const Icon = composerIcons[each];
            return (
              <Tabs.Tab key={each} value={each} leftSection={<Icon size={16} aria-hidden />}>
                {t(each)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel key={shown} value={shown} className={styles.panel ?? ''}>
          <ComposerForm lead={lead} tab={shown} onSent={() => onSent(shown)} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

export function ComposerForm({ lead, tab, onSent }: { lead: Lead; tab: ComposerTab; onSent: () => void }) {
  if (tab === 'answer') return <AnswerForm lead={lead} onSent={onSent} />;
  if (tab === 'note') return <NoteForm lead={lead} onSent={onSent} />;
  if (tab === 'call') return <CallForm lead={lead} onSent={onSent} />;
  return <AppointmentOfLead lead={lead} onSent={onSent} />;
}

function ClosedLine({ lead }: { lead: Lead }) {
  const t = useTranslations('lead');
  const reopen = useReopen(lead.lead.leadId);
  return (
    <p className={styles.closed}>
      {t('isClosed')} <ClosedAs row={lead.lead} />
      {lead.may.reopen && (
        <Button size="compact-sm" variant="subtle" loading={reopen.isPending} onClick={() => reopen.mutate()}>
          {t('reopen')}
        </Button>
      )}
    </p>
  );
}
