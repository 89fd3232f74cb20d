import { Switch } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { User } from '../../api/types.ts';
import styles from './distribution.module.css';
import { type DistributionForm, setPart } from './form.ts';
import { PersonSelect } from './person-select.tsx';
import { useSiblings } from './queries.ts';
import { soloRotations } from './ways.ts';

/** What is asked before the groups and the dealer's way. */
export function BeforeFields({ form }: { form: DistributionForm }) {
  const t = useTranslations('distribution.before');
  const format = useFormatter();
  const { data: siblings } = useSiblings();
  const names = format.list(siblings?.rows.map(({ name }) => name) ?? [], { type: 'conjunction' });
  return (
    <>
      {(
        [
          ['useVehicleLocation', 'location'],
          ['distributeExistingContacts', 'existing'],
          ['vehiclePersonFirst', 'vehicle'],
        ] as const
      ).map(([field, words]) => (
        <Switch
          key={field}
          label={t(words)}
          description={
            words === 'location' && siblings !== undefined
              ? `${t('locationHint')} ${names === '' ? t('noSiblings') : t('siblings', { names })}`
              : t(`${words}Hint`)
          }
          {...form.getInputProps(field, { type: 'checkbox' })}
        />
      ))}
    </>
  );
}

/** Who gets what nobody regular can take, and whether deputies take the place of absent people. */
export function LastResortFields({ form, people }: { form: DistributionForm; people: readonly User[] }) {
  const t = useTranslations('distribution.last');
  const { values } = form;
  const solo = values.deputiesReceive ? [] : soloRotations(values, people);
  return (
    <>
      <Switch
        label={t('deputies')}
        description={t('deputiesHint')}
        {...form.getInputProps('deputiesReceive', { type: 'checkbox' })}
      />
      {solo.length > 0 && (
        <p className={styles.warning} role="status">
          {t('solo', { names: solo.map((name) => name ?? t('everybody')).join(', ') })}
        </p>
      )}
      <Switch
        label={t('giveBack')}
        description={t('giveBackHint')}
        {...form.getInputProps('giveBackInvalid', { type: 'checkbox' })}
      />
      {(['fallback', 'administrator'] as const).map((name) => (
        <div key={name} data-path={`${name}UserId`}>
          <PersonSelect
            label={t(name)}
            hint={t(`${name}Hint`)}
            people={people}
            value={values[`${name}UserId`]}
            error={form.errors[`${name}UserId`]}
            onChange={(userId) => setPart(form, `${name}UserId`, userId)}
          />
        </div>
      ))}
    </>
  );
}
