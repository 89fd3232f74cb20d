import { Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { Lead } from '../../../../api/types.ts';
import { FormProblem, Loaded, SubmitButton, useToast } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import { type Reason, ReasonField, useReasonName } from '../../fields/reason-field.tsx';
import { useLeadChoices } from '../../queries.ts';
import { useLeadDeed } from '../use-lead-deed.ts';
import { useReopen } from '../use-reopen.ts';

/** Why the work ends; the reasons stand under what came of it. It is closed at once, and the toast takes it back. */
export function CloseForm({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const choices = useLeadChoices();
  return (
    <Loaded query={choices}>
      {({ closingReasons }) => <Reasons lead={lead} reasons={closingReasons} onDone={onDone} />}
    </Loaded>
  );
}

type Props = { lead: Lead; reasons: readonly Reason[]; onDone: () => void };

function Reasons({ lead, reasons, onDone }: Props) {
  const t = useTranslations('lead.dialogs');
  const nameOf = useReasonName();
  const toast = useToast();
  const { leadId } = lead.lead;
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const reopen = useReopen(leadId);
  const close = useLeadDeed<{ reason: Reason; note: string }>(leadId, {
    send: (closing, address) =>
      api.post(`${address}/closing`, {
        reasonId: closing.reason.reasonId,
        ...(closing.note === '' ? {} : { note: closing.note }),
      }),
    shown: (before, { reason }) => ({
      ...before,
      lead: {
        ...before.lead,
        state: 'closed',
        due: null,
        closing: { reason: reason.name ?? reason.key ?? '', outcome: reason.outcome },
      },
      may: { ...before.may, close: false, reopen: true },
    }),
    onDone: ({ reason }) => toast.done(t('closed', { reason: nameOf(reason) }), () => reopen.mutate()),
  });
  const chosen = reasons.find((reason) => reason.reasonId === reasonId);
  return (
    <form
      className={dialog.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return setMissing(true);
        close.mutate({ reason: chosen, note: note.trim() });
        onDone();
      }}
    >
      <ReasonField reasons={reasons} chosen={reasonId} onChoose={setReasonId} />
      <Textarea
        label={t('closeNote')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FormProblem>{missing && chosen === undefined ? t('chooseReason') : null}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={close.isPending} label={t('close')} />
      </Group>
    </form>
  );
}
