import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconBan, IconCheck, IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type {
  ContactDetail,
  NewPermission,
  PermissionRecordView,
} from '../../../modules/contacts/contract.ts';
import { channels, purposes } from '../../../modules/contacts/rules/permissions.ts';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import { FormProblem, RelativeTime, SubmitButton, useFormProblem, usePhone } from '../../ui/index.ts';
import facts from '../leads/detail/facts/facts.module.css';
import { Section } from '../leads/detail/facts/section.tsx';
import dialog from '../leads/dialog.module.css';
import styles from './contacts.module.css';
import { useContactDeed } from './queries.ts';

const icons = { given: IconCheck, withdrawn: IconBan, unknown: IconHelp };

/** What the contact allows, per purpose and channel, and every record behind it. */
export function Permissions({ contact }: { contact: ContactDetail }) {
  const t = useTranslations('contacts');
  const [noting, setNoting] = useState(false);
  const [history, setHistory] = useState(false);
  const decisionOf = (channel: string, purpose: string) =>
    contact.permissions.find((one) => one.channel === channel && one.purpose === purpose)?.decision ??
    'unknown';
  return (
    <Section
      title={t('permissions')}
      side={
        contact.may.edit && (
          <Button variant="subtle" size="compact-sm" onClick={() => setNoting(true)}>
            {t('note.permission')}
          </Button>
        )
      }
    >
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('fields.channel')}</span>
            </th>
            {purposes.map((purpose) => (
              <th key={purpose} scope="col">
                {t(`purposes.${purpose}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <tr key={channel}>
              <th scope="row">{t(`channels.${channel}`)}</th>
              {purposes.map((purpose) => {
                const decision = decisionOf(channel, purpose);
                const Icon = icons[decision];
                return (
                  <td key={purpose} data-decision={decision}>
                    <Icon size={18} role="img" aria-label={t(`decisions.${decision}`)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        {(['given', 'withdrawn', 'unknown'] as const).map((decision) => {
          const Icon = icons[decision];
          return (
            <span key={decision}>
              <Icon size={14} aria-hidden /> {t(`decisions.${decision}`)}
            </span>
          );
        })}
      </p>
      {contact.permissionRecords.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={history}
          onClick={() => setHistory(!history)}
        >
          {t('records', { count: contact.permissionRecords.length })}
        </Button>
      )}
      {history && (
        <ul className={facts.plain}>
          {contact.permissionRecords.map((record) => (
            <Record key={record.permissionId} record={record} contactId={contact.contactId} />
          ))}
        </ul>
      )}
      {noting && <PermissionDialog contactId={contact.contactId} onClose={() => setNoting(false)} />}
    </Section>
  );
}

function Record({ record, contactId }: { record: PermissionRecordView; contactId: string }) {
  const t = useTranslations('contacts');
  const { path } = useDealer();
  return (
    <li className={facts.entry}>
      <span>
        {t('permissionSentence', {
          channel: t(`channels.${record.channel}`),
          purpose: t(`purposes.${record.purpose}`),
          decision: t(`decisions.${record.decision}`),
        })}
      </span>
      <span className={facts.soft}>
        {[t(`sources.${record.source}`), record.notedBy].filter(Boolean).join(' · ')} ·{' '}
        <RelativeTime at={record.at} />
      </span>
      {record.proofText !== null && <span className={facts.quote}>{record.proofText}</span>}
      {record.proofFile !== null && (
        <a
          className={facts.link}
          href={path(`/contacts/${contactId}/permissions/${record.permissionId}/proof`)}
          download
        >
          {record.proofFile}
        </a>
      )}
    </li>
  );
}

type Values = Required<Pick<NewPermission, 'channel' | 'purpose' | 'decision' | 'source' | 'proofText'>>;

function PermissionDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const t = useTranslations('contacts');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  const { path } = useDealer();
  const form = useForm<Values>({
    initialValues: {
      channel: 'email',
      purpose: 'commercial',
      decision: 'given',
      source: 'spoken',
      proofText: '',
    },
    validate: {
      proofText: (text, { decision }) => (decision === 'given' && text.trim() === '' ? t('needProof') : null),
    },
  });
  const problem = useFormProblem(form);
  const note = useContactDeed(
    (values: Values) =>
      api.post(path(`/contacts/${contactId}/permissions`), {
        ...values,
        ...(values.proofText.trim() === '' ? { proofText: undefined } : {}),
      }),
    { onDone: onClose, onProblem: problem.show },
  );
  const choices = <T extends string>(values: readonly T[], word: (value: T) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('note.permission')}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <form className={dialog.form} noValidate onSubmit={form.onSubmit((values) => note.mutate(values))}>
        <NativeSelect
          label={t('fields.decision')}
          data={choices(['given', 'withdrawn', 'unknown'] as const, (value) => t(`decisions.${value}`))}
          {...form.getInputProps('decision')}
        />
        <div className={dialog.pair}>
          <NativeSelect
            label={t('fields.channel')}
            data={choices([...channels, 'all'] as const, (value) => t(`channels.${value}`))}
            {...form.getInputProps('channel')}
          />
          <NativeSelect
            label={t('fields.purpose')}
            data={choices([...purposes, 'all'] as const, (value) => t(`purposes.${value}`))}
            {...form.getInputProps('purpose')}
          />
        </div>
        <NativeSelect
          label={t('fields.source')}
          data={choices(['spoken', 'written', 'form', 'user'] as const, (value) => t(`sources.${value}`))}
          {...form.getInputProps('source')}
        />
        <Textarea
          label={t('fields.proof')}
          description={t('proofHint')}
          autosize
          minRows={2}
          {...form.getInputProps('proofText')}
        />
        <p className={dialog.hint}>{t('permissionHint')}</p>
        <FormProblem>{problem.text}</FormProblem>
        <SubmitButton busy={note.isPending} label={t('note.permission')} />
      </form>
    </Modal>
  );
}
