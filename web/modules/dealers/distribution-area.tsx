import { NativeSelect, Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { DistributionSettings } from '../../api/types.ts';
import { useUsers } from '../people/use-users.ts';
import styles from './settings.module.css';
import { SettingsForm } from './settings-form.tsx';

export function DistributionArea() {
  const t = useTranslations('settings.distribution');
  const users = useUsers();
  const choices = [
    { value: '', label: t('nobody') },
    ...(users.data?.rows ?? [])
      .filter((user) => user.active)
      .map((user) => ({ value: user.userId, label: user.name })),
  ];
  const nameOf = (userId: string | null) =>
    users.data?.rows.find((user) => user.userId === userId)?.name ?? null;
  return (
    <SettingsForm area="distribution" meaning={(values) => <Order values={values} nameOf={nameOf} />}>
      {(form) => (
        <>
          <section className={styles.section}>
            <Switch
              label={t('existing')}
              description={t('existingHint')}
              {...form.getInputProps('distributeExistingContacts', { type: 'checkbox' })}
            />
            <Switch
              label={t('vehicle')}
              description={t('vehicleHint')}
              {...form.getInputProps('vehiclePersonFirst', { type: 'checkbox' })}
            />
            <Switch
              label={t('deputies')}
              description={t('deputiesHint')}
              {...form.getInputProps('deputiesReceive', { type: 'checkbox' })}
            />
          </section>
          <section className={styles.section}>
            {(['fallback', 'administrator'] as const).map((name) => (
              <NativeSelect
                key={name}
                label={t(name)}
                description={t(`${name}Hint`)}
                data={choices}
                value={form.values[`${name}UserId`] ?? ''}
                error={form.errors[`${name}UserId`]}
                onChange={(event) =>
                  form.setFieldValue(`${name}UserId`, (event.currentTarget.value || null) as never)
                }
              />
            ))}
          </section>
        </>
      )}
    </SettingsForm>
  );
}

type OrderProps = { values: DistributionSettings; nameOf: (userId: string | null) => string | null };

/** The rules in the order in which they are asked. */
function Order({ values, nameOf }: OrderProps) {
  const t = useTranslations('settings.distribution');
  const fallback = nameOf(values.fallbackUserId);
  const administrator = nameOf(values.administratorUserId);
  const contact = values.distributeExistingContacts ? [] : [t('stepContact')];
  const steps = [
    t('stepOpen'),
    ...(values.vehiclePersonFirst ? [t('stepVehicle'), ...contact] : [...contact, t('stepVehicle')]),
    t('stepRotation'),
    fallback === null ? t('stepNoFallback') : t('stepFallback', { name: fallback }),
    administrator === null ? t('stepNoAdministrator') : t('stepAdministrator', { name: administrator }),
  ];
  return (
    <>
      <p>{t('order')}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  );
}
