import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { User } from '../../../../api/types.ts';
import styles from '../what-if.module.css';

type Props = {
  people: readonly User[];
  onChange: (userId: string, receives: boolean) => void;
};

/** Who receives requests. */
export function PeopleFields({ people, onChange }: Props) {
  const t = useTranslations('whatIf.people');
  return (
    <>
      <p className={styles.soft}>{t('hint')}</p>
      <ul className={styles.plain}>
        {people
          .filter(({ active }) => active)
          .map(({ userId, name, receivesRequests }) => (
            <li key={userId}>
              <Switch
                label={name}
                checked={receivesRequests}
                onChange={(event) => onChange(userId, event.currentTarget.checked)}
              />
            </li>
          ))}
      </ul>
    </>
  );
}
