import { Group, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { Filters, Lead } from '../../../../api/types.ts';
import { FormProblem, Loaded, SubmitButton, useToast } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import { useLeadChoices } from '../../queries.ts';
import { useLeadWords } from '../../words.ts';
import { useLeadDeed } from '../use-lead-deed.ts';
import { useReopen } from '../use-reopen.ts';

type Reason = Filters['closingReasons'][number];
const outcomes = ['won', 'lost', 'invalid'] as const;

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
  const words = useLeadWords();
  const toast = useToast();
  const { leadId } = lead.lead;
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const reopen = useReopen(leadId);
  const nameOf = ({ name, key }: Reason) => name ?? (key === null ? '' : words.reason(key));
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
      {outcomes.map((outcome) => {
        const mine = reasons.filter((reason) => reason.outcome === outcome);
        if (mine.length === 0) return null;
        return (
          <fieldset key={outcome} className={dialog.group}>
            <legend>{words.outcome(outcome)}</legend>
            <div className={dialog.options}>
              {mine.map((reason) => (
                <label key={reason.reasonId} className={dialog.option}>
                  <input
                    type="radio"
                    name="reason"
                    value={reason.reasonId}
                    checked={reason.reasonId === reasonId}
                    data-autofocus={reason === reasons[0] || undefined}
                    onChange={() => setReasonId(reason.reasonId)}
                  />
                  {nameOf(reason)}
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
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
