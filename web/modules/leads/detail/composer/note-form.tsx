import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { Lead, NoteRequest } from '../../../../api/types.ts';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { FormProblem, useToast } from '../../../../ui/index.ts';
import { FollowUpField } from '../../follow-up-field.tsx';
import { useLeadDeed } from '../use-lead-deed.ts';
import styles from './composer.module.css';
import { useDraft } from './drafts.ts';
import { SubmitLine, sendByKey } from './submit-line.tsx';
import { useFollowUp } from './use-follow-up.ts';

/** Words for colleagues. The customer never sees them, and they answer nothing; they may move the due. */
export function NoteForm({ lead, onSent }: { lead: Lead; onSent: () => void }) {
  const t = useTranslations('lead.composer');
  const toast = useToast();
  const problemText = useProblemText();
  const { leadId, state } = lead.lead;
  const draft = useDraft(leadId, 'note');
  const [problem, setProblem] = useState<string | null>(null);
  const { followUp, setFollowUp, body, reset } = useFollowUp();
  const send = useLeadDeed<NoteRequest>(leadId, {
    send: (note, address) => api.post(`${address}/notes`, note),
    onDone: () => {
      draft.setText('');
      reset();
      toast.done(t('noted'));
      onSent();
    },
    onProblem: (error) => setProblem(problemText(error)),
  });
  const empty = draft.text.trim() === '';
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const next = body();
        if (empty || next === null || send.isPending) return;
        setProblem(null);
        send.mutate({ text: draft.text.trim(), ...next });
      }}
    >
      <Textarea
        aria-label={t('noteText')}
        placeholder={t('noteHint')}
        data-autofocus
        autosize
        minRows={3}
        maxRows={14}
        maxLength={20_000}
        value={draft.text}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onKeyDown={sendByKey}
      />
      <FormProblem>{problem}</FormProblem>
      <SubmitLine busy={send.isPending} label={t('saveNote')} disabled={empty}>
        {lead.may.moveDue && state === 'open' && (
          <FollowUpField label={t('due')} usual={t('keepDue')} value={followUp} onChange={setFollowUp} />
        )}
      </SubmitLine>
    </form>
  );
}
