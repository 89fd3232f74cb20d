import { ActionIcon, Button, NativeSelect, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FirstRun } from '../../api/types.ts';
import { languageNames, languages } from '../../i18n/messages.ts';
import { WeeklyEditor, WeekMeaning } from '../../modules/working-hours/week/weekly-editor.tsx';
import { CountryFields } from '../../modules/working-hours/year/country-fields.tsx';
import styles from './first-run.module.css';
import { suggestKey } from './suggest-key.ts';
import type { WizardValues } from './wizard-values.ts';

type Form = UseFormReturnType<WizardValues>;
const roles = ['salesperson', 'adviser', 'reception', 'supervisor', 'administrator'] as const;

/** The key follows the name until somebody writes one. */
export function DealerStep({ form, view }: { form: Form; view: FirstRun }) {
  const t = useTranslations('firstRun.dealer');
  const [ownKey, setOwnKey] = useState(form.values.dealer.key !== suggestKey(form.values.dealer.name));
  const { dealer } = form.values;
  return (
    <>
      <h2>{t('title')}</h2>
      <TextInput
        label={t('name')}
        placeholder={t('namePlaceholder')}
        maxLength={120}
        autoFocus
        autoComplete="organization"
        {...form.getInputProps('dealer.name')}
        onChange={(event) => {
          const name = event.currentTarget.value;
          form.setFieldValue('dealer.name', name);
          if (!ownKey) form.setFieldValue('dealer.key', suggestKey(name));
        }}
      />
      <TextInput
        label={t('key')}
        description={t('keyHint', { key: dealer.key === '' ? '…' : dealer.key })}
        maxLength={40}
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('dealer.key')}
        onChange={(event) => {
          setOwnKey(event.currentTarget.value !== '');
          form.setFieldValue('dealer.key', event.currentTarget.value.toLowerCase());
        }}
      />
      <div className={styles.pair}>
        <CountryFields
          value={{ country: dealer.country, region: dealer.region }}
          onChange={(choice) => {
            if (choice === null) return;
            const country = view.countries.find((each) => each.code === choice.country);
            form.setFieldValue('dealer.country', choice.country);
            form.setFieldValue('dealer.region', choice.region as never);
            form.setFieldValue('dealer.timeZone', country?.timeZone ?? dealer.timeZone);
          }}
        />
      </div>
      <NativeSelect
        label={t('language')}
        description={t('languageHint')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        {...form.getInputProps('dealer.language')}
      />
    </>
  );
}

export function HoursStep({ form }: { form: Form }) {
  const t = useTranslations('firstRun.hours');
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <WeeklyEditor
        value={form.values.weekly}
        onChange={(weekly) => form.setFieldValue('weekly', weekly as never)}
      />
      <div>
        <WeekMeaning weekly={form.values.weekly} />
      </div>
    </>
  );
}

const WORKING_DAY = 480;
const choices = [30, 60, 120, 240, WORKING_DAY];

export function ResponseStep({ form }: { form: Form }) {
  const t = useTranslations('firstRun.response');
  const label = (minutes: number) => {
    if (minutes === WORKING_DAY) return t('day');
    return minutes < 60 ? t('minutes', { minutes }) : t('choices', { hours: minutes / 60 });
  };
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <Radio.Group
        aria-label={t('title')}
        value={String(form.values.responseMinutes)}
        onChange={(value) => form.setFieldValue('responseMinutes', Number(value))}
      >
        <Stack gap="sm">
          {choices.map((minutes) => (
            <Radio key={minutes} value={String(minutes)} label={label(minutes)} />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}

export function PeopleStep({ form }: { form: Form }) {
  const t = useTranslations('firstRun.people');
  const session = useTranslations('session.newPassword');
  const rolesText = useTranslations('common.roles');
  return (
    <>
      <h2>{t('title')}</h2>
      <h3>{t('you')}</h3>
      <div className={styles.pair}>
        <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('administrator.name')} />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          {...form.getInputProps('administrator.email')}
        />
      </div>
      <PasswordInput
        label={t('password')}
        description={session('hint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': session('show') }}
        {...form.getInputProps('administrator.password')}
      />
      <h3>{t('others')}</h3>
      <p>{t('othersText')}</p>
      {form.values.users.map((user, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colleague has no identity yet but the place in the list
        <div key={index} className={styles.colleague}>
          <TextInput label={t('name')} autoComplete="off" {...form.getInputProps(`users.${index}.name`)} />
          <TextInput
            label={t('email')}
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            {...form.getInputProps(`users.${index}.email`)}
          />
          <NativeSelect
            label={t('role')}
            data={roles.map((role) => ({ value: role, label: rolesText(role) }))}
            {...form.getInputProps(`users.${index}.role`)}
          />
          <ActionIcon
            aria-label={user.name === '' ? t('removeUnnamed') : t('remove', { name: user.name })}
            onClick={() => form.removeListItem('users', index)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => form.insertListItem('users', { name: '', email: '', role: 'salesperson' })}
        >
          {t('add')}
        </Button>
      </div>
    </>
  );
}
