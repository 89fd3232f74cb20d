import { Group, Modal, NativeSelect, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ContactDetail } from '../../../modules/contacts/contract.ts';
import { api } from '../../api/client.ts';
import { useDealer } from '../../api/session.ts';
import { FormProblem, SubmitButton, useFormProblem, usePhone, useToast } from '../../ui/index.ts';
import dialog from '../leads/dialog.module.css';
import { type ContactForm, requestOf, type Values, valuesOf } from './contact-form.ts';
import { MatchesBox } from './matches-box.tsx';
import { useCompanies, useContactDeed } from './queries.ts';
import { Addresses, Emails, Phones } from './several-fields.tsx';

/** Adds a contact, or changes the one that is given; shows who it may be while one types. */
export function ContactDialog({ contact, onClose }: { contact?: ContactDetail; onClose: () => void }) {
  const t = useTranslations('contacts');
  const actions = useTranslations('common.actions');
  const phone = usePhone();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(contact === undefined ? 'new' : 'edit')}
      size="xl"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <Form contact={contact} onDone={onClose} />
    </Modal>
  );
}

function Form({ contact, onDone }: { contact: ContactDetail | undefined; onDone: () => void }) {
  const t = useTranslations('contacts');
  const actions = useTranslations('common.actions');
  const { path, dealer } = useDealer();
  const navigate = useNavigate();
  const toast = useToast();
  const idempotencyKey = useRef(crypto.randomUUID());
  const form: ContactForm = useForm<Values>({ initialValues: valuesOf(contact) });
  const problem = useFormProblem(form);
  const save = useContactDeed(
    async (values: Values): Promise<string | null> => {
      if (contact !== undefined) {
        await api.patch(path(`/contacts/${contact.contactId}`), {
          ...requestOf(values),
          changedAt: contact.changedAt,
        });
        return null;
      }
      const made = await api.post<{ contactId: string }>(path('/contacts'), requestOf(values), {
        headers: { 'idempotency-key': idempotencyKey.current },
      });
      return made.contactId;
    },
    {
      onDone: (contactId) => {
        toast.done(t(contactId === null ? 'changed' : 'addedContact'));
        onDone();
        if (contactId !== null) {
          void navigate({ to: '/d/$dealer/contacts/$contactId', params: { dealer: dealer.key, contactId } });
        }
      },
      onProblem: (error) => {
        idempotencyKey.current = crypto.randomUUID();
        problem.show(error);
      },
    },
  );
  const [typed] = useDebouncedValue(form.values, 300);
  const person = form.values.kind === 'person';
  return (
    <form
      className={dialog.form}
      noValidate
      onSubmit={form.onSubmit((values) => {
        problem.clear();
        save.mutate(values);
      })}
    >
      <SegmentedControl
        aria-label={t('fields.kind')}
        data={[
          { value: 'person', label: t('person') },
          { value: 'company', label: t('company') },
        ]}
        {...form.getInputProps('kind')}
      />
      {person ? (
        <PersonFields form={form} worksFor={contact?.worksFor ?? null} />
      ) : (
        <CompanyFields form={form} />
      )}
      <MatchesBox values={typed} except={contact?.contactId} />
      <Phones form={form} />
      <Emails form={form} />
      <Addresses form={form} />
      <div className={dialog.pair}>
        <NativeSelect
          label={t('fields.language')}
          data={[
            { value: '', label: t('notKnown') },
            ...(['de', 'nl', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) })),
          ]}
          {...form.getInputProps('language')}
        />
        {person && <TextInput type="date" label={t('fields.birthday')} {...form.getInputProps('birthday')} />}
      </div>
      <TagsInput label={t('fields.tags')} maxTags={20} {...form.getInputProps('tags')} />
      <FormProblem>{problem.text}</FormProblem>
      <Group justify="flex-end">
        <SubmitButton busy={save.isPending} label={contact === undefined ? t('add') : actions('save')} />
      </Group>
    </form>
  );
}

function PersonFields({ form, worksFor }: { form: ContactForm; worksFor: ContactDetail['worksFor'] }) {
  const t = useTranslations('contacts');
  return (
    <>
      <div className={dialog.pair}>
        <NativeSelect
          label={t('fields.salutation')}
          data={[
            { value: '', label: t('notKnown') },
            ...(['mr', 'mrs', 'neutral'] as const).map((value) => ({
              value,
              label: t(`salutations.${value}`),
            })),
          ]}
          {...form.getInputProps('salutation')}
        />
        <TextInput label={t('fields.title')} maxLength={40} {...form.getInputProps('title')} />
      </div>
      <div className={dialog.pair}>
        <TextInput
          label={t('fields.firstName')}
          data-autofocus
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('fields.lastName')}
          autoComplete="off"
          maxLength={100}
          {...form.getInputProps('lastName')}
        />
      </div>
      <div className={dialog.pair}>
        <WorksFor form={form} now={worksFor} />
        <TextInput label={t('fields.jobTitle')} maxLength={100} {...form.getInputProps('jobTitle')} />
      </div>
    </>
  );
}

function CompanyFields({ form }: { form: ContactForm }) {
  const t = useTranslations('contacts');
  return (
    <TextInput
      label={t('fields.company')}
      data-autofocus
      autoComplete="off"
      maxLength={200}
      {...form.getInputProps('company')}
    />
  );
}

/** The company among the contacts for which a person works. */
function WorksFor({ form, now }: { form: ContactForm; now: ContactDetail['worksFor'] }) {
  const t = useTranslations('contacts');
  const [text, setText] = useState(now?.name ?? '');
  const [asked] = useDebouncedValue(text, 200);
  const { data } = useCompanies(asked);
  const found = (data?.rows ?? []).map((row) => ({ value: row.contactId, label: row.name }));
  const choices =
    now === null || found.some(({ value }) => value === now.contactId)
      ? found
      : [{ value: now.contactId, label: now.name }, ...found];
  const { companyId } = form.values;
  return (
    <Select
      label={t('fields.worksFor')}
      placeholder={t('worksForHint')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clearCompany') }}
      data={choices}
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('noCompany')}
      value={companyId === '' ? null : companyId}
      onChange={(value) => form.setFieldValue('companyId', value ?? '')}
      error={form.errors.companyId}
    />
  );
}
