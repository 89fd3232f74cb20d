import { SegmentedControl, Textarea } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { CallRequest, Lead } from '../../../../api/types.ts';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { FormProblem, useToast } from '../../../../ui/index.ts';
import { FollowUpField } from '../../follow-up-field.tsx';
import { useLeadDeed } from '../use-lead-deed.ts';
import styles from './composer.module.css';
import { useDraft } from './drafts.ts';
import { SubmitLine, sendByKey } from './submit-line.tsx';
import { useFollowUp } from './use-follow-up.ts';
import { useUsualFollowUp } from './use-usual.ts';

/** A call that was made, reached or not; the numbers to call stand above. */
export function CallForm({ lead, onSent }: { lead: Lead; onSent: () => void }) {
  const t = useTranslations('lead.composer');
  const toast = useToast();
  const problemText = useProblemText();
  const { leadId } = lead.lead;
  const draft = useDraft(leadId, 'call');
  const [reached, setReached] = useState(true);
  const usual = useUsualFollowUp(reached ? 'answer' : 'attempt');
  const [problem, setProblem] = useState<string | null>(null);
  const { followUp, setFollowUp, body, reset } = useFollowUp();
  const send = useLeadDeed<CallRequest>(leadId, {
    send: (call, address) => api.post(`${address}/calls`, call),
    onDone: () => {
      draft.setText('');
      reset();
      toast.done(t('called'));
      onSent();
    },
    onProblem: (error) => setProblem(problemText(error)),
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const next = body();
        if (next === null || send.isPending) return;
        setProblem(null);
        const text = draft.text.trim();
        send.mutate({ reached, ...(text === '' ? {} : { text }), ...next });
      }}
    >
      <div className={styles.callHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('reachedLabel')}
          value={reached ? 'yes' : 'no'}
          onChange={(value) => setReached(value === 'yes')}
          data={[
            { value: 'yes', label: t('reached') },
            { value: 'no', label: t('notReached') },
          ]}
        />
        <Numbers phones={lead.contact.phones} />
      </div>
      <Textarea
        aria-label={t('callText')}
        placeholder={t('callHint')}
        data-autofocus
        autosize
        minRows={2}
        maxRows={14}
        maxLength={20_000}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onKeyDown={sendByKey}
      />
      <FormProblem>{problem}</FormProblem>
      <SubmitLine busy={send.isPending} label={t('saveCall')}>
        <FollowUpField label={t('followUp')} {...usual} value={followUp} onChange={setFollowUp} />
      </SubmitLine>
    </form>
  );
}

function Numbers({ phones }: { phones: Lead['contact']['phones'] }) {
  const t = useTranslations('lead.composer');
  if (phones.length === 0) return <span className={styles.hint}>{t('noPhone')}</span>;
  return phones.map((phone) => (
    <a key={phone.asGiven} href={`tel:${phone.e164 ?? phone.asGiven}`} className={styles.number}>
      <IconPhone size={16} aria-hidden /> {phone.shown}
    </a>
  ));
}
