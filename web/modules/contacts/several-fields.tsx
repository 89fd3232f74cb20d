import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { type ContactForm, noAddress, noEmail, noPhone } from './contact-form.ts';
import styles from './contacts.module.css';

type Props = { form: ContactForm };

/** Numbers in any notation, the main one first. */
export function Phones({ form }: Props) {
  const t = useTranslations('contacts');
  return (
    <fieldset className={styles.several}>
      <legend>{t('fields.phones')}</legend>
      {form.values.phones.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <div key={index} className={styles.line}>
          <TextInput
            type="tel"
            aria-label={t('lineOf', { name: t('fields.phone'), number: index + 1 })}
            {...form.getInputProps(`phones.${index}.number`)}
          />
          <NativeSelect
            aria-label={t('kindOf', { name: t('fields.phone'), number: index + 1 })}
            data={[
              { value: '', label: '–' },
              ...(['mobile', 'home', 'work', 'fax'] as const).map((value) => ({
                value,
                label: t(`phoneKinds.${value}`),
              })),
            ]}
            {...form.getInputProps(`phones.${index}.kind`)}
          />
          <Remove
            name={t('fields.phone')}
            index={index}
            onClick={() => form.removeListItem('phones', index)}
          />
        </div>
      ))}
      <Add label={t('addPhone')} onClick={() => form.insertListItem('phones', { ...noPhone })} />
    </fieldset>
  );
}

/** E-mail addresses, the main one first. */
export function Emails({ form }: Props) {
  const t = useTranslations('contacts');
  return (
    <fieldset className={styles.several}>
      <legend>{t('fields.emails')}</legend>
      {form.values.emails.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <div key={index} className={styles.line}>
          <TextInput
            type="email"
            aria-label={t('lineOf', { name: t('fields.email'), number: index + 1 })}
            {...form.getInputProps(`emails.${index}.email`)}
          />
          <NativeSelect
            aria-label={t('kindOf', { name: t('fields.email'), number: index + 1 })}
            data={[
              { value: '', label: '–' },
              ...(['private', 'work'] as const).map((value) => ({ value, label: t(`emailKinds.${value}`) })),
            ]}
            {...form.getInputProps(`emails.${index}.kind`)}
          />
          <Remove
            name={t('fields.email')}
            index={index}
            onClick={() => form.removeListItem('emails', index)}
          />
        </div>
      ))}
      <Add label={t('addEmail')} onClick={() => form.insertListItem('emails', { ...noEmail })} />
    </fieldset>
  );
}

/** Postal addresses; post goes to the first. */
export function Addresses({ form }: Props) {
  const t = useTranslations('contacts');
  return (
    <fieldset className={styles.several}>
      <legend>{t('fields.addresses')}</legend>
      {form.values.addresses.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <div key={index} className={styles.addressLine}>
          <TextInput label={t('fields.street')} {...form.getInputProps(`addresses.${index}.street`)} />
          <TextInput label={t('fields.postcode')} {...form.getInputProps(`addresses.${index}.postcode`)} />
          <TextInput label={t('fields.city')} {...form.getInputProps(`addresses.${index}.city`)} />
          <Remove
            name={t('fields.address')}
            index={index}
            onClick={() => form.removeListItem('addresses', index)}
          />
        </div>
      ))}
      <Add label={t('addAddress')} onClick={() => form.insertListItem('addresses', { ...noAddress })} />
    </fieldset>
  );
}

function Add({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      style={{ alignSelf: 'flex-start' }}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

function Remove({ name, index, onClick }: { name: string; index: number; onClick: () => void }) {
  const t = useTranslations('contacts');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={t('removeLine', { name, number: index + 1 })}
      onClick={onClick}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  );
}
