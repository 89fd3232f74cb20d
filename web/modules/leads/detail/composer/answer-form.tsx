import { Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { AnswerRequest, Lead } from '../../../../api/types.ts';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { FormProblem, useToast } from '../../../../ui/index.ts';
import { FollowUpField } from '../../follow-up-field.tsx';
import { useAttachments } from '../use-attachments.ts';
import { useLeadDeed } from '../use-lead-deed.ts';
import { AttachExpose } from './attach-expose.tsx';
import { AttachButton, Attachments, DropArea } from './attachments.tsx';
import styles from './composer.module.css';
import { useDraft } from './drafts.ts';
import { SubmitLine, sendByKey } from './submit-line.tsx';
import { useFollowUp } from './use-follow-up.ts';
import { useUsualFollowUp } from './use-usual.ts';

/** A letter to the customer. It goes out at once; the lead is then due at the follow-up. */
export function AnswerForm({ lead, onSent }: { lead: Lead; onSent: () => void }) {
  const t = useTranslations('lead.composer');
  if (lead.answerTo === null) return <p className={styles.hint}>{t('noAddress')}</p>;
  return <Writing lead={lead} to={lead.answerTo} onSent={onSent} />;
}

function Writing({ lead, to, onSent }: { lead: Lead; to: string; onSent: () => void }) {
  const t = useTranslations('lead.composer');
  const { dealer } = useDealer();
  const toast = useToast();
  const problemText = useProblemText();
  const { leadId } = lead.lead;
  const draft = useDraft(leadId, 'answer');
  const usual = useUsualFollowUp('answer');
  const [subject, setSubject] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const files = useAttachments();
  const { followUp, setFollowUp, body, reset } = useFollowUp();
  // One key for all tries of one letter: a try whose answer got lost sends it no second time.
  const idempotencyKey = useRef(crypto.randomUUID());
  const send = useLeadDeed<AnswerRequest>(leadId, {
    send: (answer, address) =>
      api.post(`${address}/answers`, answer, { headers: { 'idempotency-key': idempotencyKey.current } }),
    onDone: () => {
      idempotencyKey.current = crypto.randomUUID();
      draft.setText('');
      setSubject(null);
      files.clear();
      reset();
      toast.done(dealer.sendEmails ? t('sent', { name: lead.contact.name }) : t('held'));
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
        if (empty || !files.ready || next === null || send.isPending) return;
        setProblem(null);
        send.mutate({
          text: draft.text.trim(),
          ...(subject === null || subject.trim() === '' ? {} : { subject: subject.trim() }),
          ...(files.ids.length === 0 ? {} : { attachments: files.ids }),
          ...next,
        });
      }}
    >
      <DropArea onFiles={files.add}>
        <div className={styles.heads}>
          <span className={styles.to} title={to}>
            {t('to', { to })}
          </span>
          <TextInput
            size="xs"
            className={styles.subject ?? ''}
            aria-label={t('subject')}
            maxLength={250}
            value={subject ?? usualSubject(lead)}
            placeholder={t('subject')}
            onChange={(event) => setSubject(event.currentTarget.value)}
            onKeyDown={sendByKey}
          />
        </div>
        <Textarea
          aria-label={t('answerText')}
          placeholder={t('answerHint', { name: lead.contact.name })}
          data-autofocus
          autosize
          minRows={3}
          maxRows={14}
          maxLength={100_000}
          value={draft.text}
          onChange={(event) => draft.setText(event.currentTarget.value)}
          onKeyDown={sendByKey}
        />
        <Attachments files={files.files} onAgain={files.again} onRemove={files.remove} />
      </DropArea>
      <FormProblem>{problem}</FormProblem>
      <SubmitLine busy={send.isPending} label={t('send')} disabled={empty || !files.ready}>
        <AttachButton onFiles={files.add} />
        {lead.vehicle?.stock != null && (
          <AttachExpose
            vehicleId={lead.vehicle.stock.vehicleId}
            language={lead.language}
            onMade={files.attach}
            onProblem={(error) => setProblem(problemText(error))}
          />
        )}
        <FollowUpField label={t('followUp')} {...usual} value={followUp} onChange={setFollowUp} />
      </SubmitLine>
    </form>
  );
}

/** What the subject will be when nobody changes it. */
function usualSubject({ letters, lead }: Lead): string {
  const subject = letters.findLast((letter) => letter.direction === 'in')?.subject ?? lead.subject ?? '';
  return subject === '' || /^(re|aw|antw)\s*:/i.test(subject) ? subject : `Re: ${subject}`;
}
