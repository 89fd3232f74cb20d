import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import { questionOf, type Values } from './contact-form.ts';
import styles from './contacts.module.css';
import { useMatches } from './queries.ts';

/** Who the contact that is being typed may be, with the reasons in words. */
export function MatchesBox({ values, except }: { values: Values; except: string | undefined }) {
  const t = useTranslations('contacts');
  const { dealer } = useDealer();
  const question = questionOf(values, except);
  const { data } = useMatches(question);
  const rows = question === null ? [] : (data?.rows ?? []);
  return (
    <div role="status">
      {rows.length > 0 && (
        <div className={styles.matches}>
          <h3>{t('matches.title')}</h3>
          <ul>
            {rows.map((row) => (
              <li key={row.contactId}>
                <Link
                  to="/d/$dealer/contacts/$contactId"
                  params={{ dealer: dealer.key, contactId: row.contactId }}
                  className={styles.link}
                  target="_blank"
                >
                  {row.name}
                </Link>
                {row.city !== null && `, ${row.city}`} ·{' '}
                <span className={styles.soft}>
                  {t(`matches.${row.strength}`)}:{' '}
                  {row.reasons.map((reason) => t(`reasons.${reason}`)).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
