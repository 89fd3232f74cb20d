import { useTranslations } from 'use-intl';
import type { Role } from '../../../api/types.ts';
import { useLanguage } from '../../../i18n/provider.tsx';

import styles from './roles.module.css';
import type { Right } from './use-roles.ts';

type Props = { before: readonly Right[]; after: readonly Right[]; people: Role['people'] };

/** Who gains and loses what when the rights are saved as they stand in the form. */
export function RoleEffect({ before, after, people }: Props) {
  const t = useTranslations('roles');
  const { language } = useLanguage();
  const list = new Intl.ListFormat(language);
  const words = (rights: readonly Right[]) => list.format(rights.map((right) => t(`rights.${right}.title`)));
  const gained = after.filter((right) => !before.includes(right));
  const lost = before.filter((right) => !after.includes(right));
  const who = people.length === 0 ? t('whoever') : list.format(people.map(({ name }) => name));
  return (
    <div className={styles.changes} aria-live="polite">
      <strong>{t('changes')}</strong>
      {gained.length + lost.length === 0 && <p>{t('noChanges')}</p>}
      {gained.length > 0 && <p>{t('gains', { people: who, rights: words(gained) })}</p>}
      {lost.length > 0 && <p>{t('loses', { people: who, rights: words(lost) })}</p>}
    </div>
  );
}
