import { Group, Modal, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { FormProblem, Loaded, SubmitButton, useRules } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import { DueField } from '../../fields/due-field.tsx';
import { PersonField } from '../../fields/person-field.tsx';
import { ReasonField } from '../../fields/reason-field.tsx';
import { type FollowUp, firstChoice, momentOfFollowUp, problemOfFollowUp } from '../../follow-up.ts';
import { useLeadChoices } from '../../queries.ts';
import type { BulkDeed } from './use-lead-bulk.ts';

type Props = {
  kind: BulkDeed['kind'];
  count: number;
  onDeed: (deed: BulkDeed) => void;
  onClose: () => void;
};

/** Asks what a deed on several leads needs to know, once for all of them. */
export function BulkDialog({ kind, count, onDeed, onClose }: Props) {
  const t = useTranslations('leadList.bulk');
  const actions = useTranslations('common.actions');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`title.${kind}`, { count })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      {kind === 'assign' && <AssignForm onDeed={onDeed} />}
      {kind === 'close' && <CloseForm onDeed={onDeed} />}
      {kind === 'followUp' && <FollowUpForm onDeed={onDeed} />}
    </Modal>
  );
}

type FormProps = Pick<Props, 'onDeed'>;

function AssignForm({ onDeed }: FormProps) {
  const t = useTranslations('lead.dialogs');
  const choices = useLeadChoices();
  const [userId, setUserId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId === null) return setMissing(true);
    onDeed({ kind: 'assign', userId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <form className={dialog.form} onSubmit={submit}>
      <Loaded query={choices}>
        {({ assignees }) => <PersonField people={assignees} chosen={userId} onChoose={setUserId} />}
      </Loaded>
      <TextInput
        label={t('handOverReason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormProblem>{missing && userId === null ? t('choosePerson') : null}</FormProblem>
      <Submit label={t('handOver')} />
    </form>
  );
}

function CloseForm({ onDeed }: FormProps) {
  const t = useTranslations('lead.dialogs');
  const choices = useLeadChoices();
  const [reasonId, setReasonId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reasonId === null) return setMissing(true);
    onDeed({ kind: 'close', reasonId, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  };
  return (
    <form className={dialog.form} onSubmit={submit}>
      <Loaded query={choices}>
        {({ closingReasons }) => (
          <ReasonField reasons={closingReasons} chosen={reasonId} onChoose={setReasonId} />
        )}
      </Loaded>
      <Textarea
        label={t('closeNote')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FormProblem>{missing && reasonId === null ? t('chooseReason') : null}</FormProblem>
      <Submit label={t('close')} />
    </form>
  );
}

function FollowUpForm({ onDeed }: FormProps) {
  const t = useTranslations('lead.dialogs');
  const rules = useRules();
  const { timeZone } = useTime();
  const [choice, setChoice] = useState<FollowUp>({ kind: 'tomorrow' });
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const at = momentOfFollowUp(choice, readNow(), timeZone);
    const trouble = problemOfFollowUp(choice, readNow(), timeZone);
    if (typeof at !== 'string' || trouble !== null || reason.trim() === '') return;
    onDeed({ kind: 'followUp', at, reason: reason.trim() });
  };
  return (
    <form className={dialog.form} noValidate onSubmit={submit}>
      <DueField choice={choice} own={firstChoice(readNow(), timeZone)} onChoose={setChoice} />
      <TextInput
        label={t('moveReason')}
        description={t('moveReasonHint')}
        maxLength={500}
        value={reason}
        error={asked ? rules.required(reason) : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Submit label={t('move')} />
    </form>
  );
}

function Submit({ label }: { label: string }) {
  return (
    <Group justify="flex-end">
      <SubmitButton busy={false} label={label} />
    </Group>
  );
}
