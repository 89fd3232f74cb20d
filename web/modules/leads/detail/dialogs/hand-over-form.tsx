import { Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import type { Filters, Lead } from '../../../../api/types.ts';
import { useProblemText } from '../../../../i18n/use-problem-text.ts';
import { FormProblem, Loaded, SubmitButton, useToast } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import { PersonField } from '../../fields/person-field.tsx';
import { useLeadChoices } from '../../queries.ts';
import { useLeadDeed } from '../use-lead-deed.ts';

/** To whom the lead goes. No clock changes by it. */
export function HandOverForm({ lead, onDone }: { lead: Lead; onDone: () => void }) {
  const choices = useLeadChoices();
  return (
    <Loaded query={choices}>
      {({ assignees }) => <People lead={lead} people={assignees} onDone={onDone} />}
    </Loaded>
  );
}

type Props = { lead: Lead; people: Filters['assignees']; onDone: () => void };

function People({ lead, people, onDone }: Props) {
  const t = useTranslations('lead.dialogs');
  const toast = useToast();
  const problemText = useProblemText();
  const [userId, setUserId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const others = people.filter((person) => person.userId !== lead.lead.assignee?.userId);
  const chosen = others.find((person) => person.userId === userId);
  const handOver = useLeadDeed<{ userId: string; reason?: string }>(lead.lead.leadId, {
    send: (body, address) => api.put(`${address}/assignee`, body),
    onDone: () => {
      toast.done(t('handedOver', { name: chosen?.name ?? '' }));
      onDone();
    },
    onProblem: (error) => setProblem(problemText(error)),
  });
  if (others.length === 0) return <p className={dialog.hint}>{t('nobodyElse')}</p>;
  return (
    <form
      className={dialog.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (userId === null) return setProblem(t('choosePerson'));
        setProblem(null);
        handOver.mutate({ userId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
      }}
    >
      <PersonField
        people={others}
        chosen={userId}
        onChoose={(chosenId) => {
          setUserId(chosenId);
          setProblem(null);
        }}
      />
      <TextInput
        label={t('handOverReason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem>{problem}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={handOver.isPending} label={t('handOver')} />
      </Group>
    </form>
  );
}
