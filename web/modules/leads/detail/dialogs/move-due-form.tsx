import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { Lead } from '../../../../api/types.ts';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { readNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { wallOf } from '../../../../time/zone.ts';
import { FormProblem, SubmitButton, useRules, useToast } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import { DueField } from '../../fields/due-field.tsx';
import { type FollowUp, firstChoice, momentOfFollowUp, problemOfFollowUp } from '../../follow-up.ts';
import { useLeadDeed } from '../use-lead-deed.ts';

/** Another due, with the reason that will stand in the history. Moving it answers nobody. */
export function MoveDueForm({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const t = useTranslations('lead');
  const toast = useToast();
  const rules = useRules();
  const time = useTime();
  const problemText = useProblemText();
  const [choice, setChoice] = useState<FollowUp>({ kind: 'tomorrow' });
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const now = readNow();
  const move = useLeadDeed<{ at: string; reason: string }>(lead.lead.leadId, {
    send: (body, address) => api.put(`${address}/due`, body),
    onDone: ({ at }) => {
      toast.done(t('dialogs.moved', { moment: time.absolute(at, readNow()) }));
      onDone();
    },
    onProblem: (error) => setProblem(problemText(error)),
  });
  const trouble = problemOfFollowUp(choice, now, time.timeZone);
  const needsReason = asked ? rules.required(reason) : null;
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        const at = momentOfFollowUp(choice, readNow(), time.timeZone);
        if (typeof at !== 'string' || trouble !== null || reason.trim() === '') return;
        setProblem(null);
        move.mutate({ at, reason: reason.trim() });
      }}
    >
      <DueField choice={choice} own={startOf(lead, now, time.timeZone)} onChoose={setChoice} />
      <TextInput
        label={t('dialogs.moveReason')}
        description={t('dialogs.moveReasonHint')}
        maxLength={500}
        value={reason}
        error={needsReason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem>{problem}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={move.isPending} label={t('dialogs.move')} />
      </Group>
    </form>
  );
}

/** The fields start with the present due when it lies ahead. */
function startOf({ lead }: Lead, now: number, timeZone: string): FollowUp {
  const at = lead.due === null ? 0 : Date.parse(lead.due.at);
  return at > now ? { kind: 'chosen', ...wallOf(at, timeZone) } : firstChoice(now, timeZone);
}
