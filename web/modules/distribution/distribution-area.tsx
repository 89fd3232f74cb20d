import { useTranslations } from 'use-intl';
import type { DistributionSettings, User } from '../../api/types.ts';
import { useCodeText } from '../../i18n/use-problem-text.ts';
import { Loaded } from '../../ui/index.ts';
import styles from '../dealers/settings.module.css';
import { SettingsForm } from '../dealers/settings-form.tsx';
import { useLeadChoices } from '../leads/queries.ts';
import { useUsers } from '../people/use-users.ts';
import { BeforeFields, LastResortFields } from './around-fields.tsx';
import { findingsOf } from './checks.ts';
import { GroupsEditor } from './groups/groups-editor.tsx';
import { Order } from './order.tsx';
import { PoolOptions } from './pool-options.tsx';
import { UserBlock } from './user-block.tsx';
import { WayFields } from './way-fields.tsx';
import { usesPool } from './ways.ts';

/** Settings, distribution: the way, the groups before it, what comes before and after, and what each person gets. */
export function DistributionArea() {
  const users = useUsers();
  return (
    <Loaded query={users}>
      {({ rows }) => (
        <>
          <Settings people={rows} />
          <UserBlock people={rows} />
        </>
      )}
    </Loaded>
  );
}

function Settings({ people }: { people: readonly User[] }) {
  const t = useTranslations('distribution');
  const codeText = useCodeText();
  const { data: choices } = useLeadChoices();
  return (
    <SettingsForm
      area="distribution"
      validate={(values: DistributionSettings) =>
        Object.fromEntries(
          findingsOf(values, people, choices?.sources).map(({ field, code, details }) => [
            field,
            codeText(code, details) ?? code,
          ]),
        )
      }
      meaning={(values) => <Order values={values} people={people} />}
    >
      {(form) => (
        <>
          <section className={styles.section} data-path="mode">
            <h2>{t('way.title')}</h2>
            <WayFields form={form} people={people} />
          </section>
          {usesPool(form.values) && (
            <section className={styles.section} data-path="pool">
              <h2>{t('pool.title')}</h2>
              <PoolOptions form={form} />
            </section>
          )}
          <section className={styles.section} data-path="groups">
            <h2>{t('groups.title')}</h2>
            <p className={styles.hint}>{t('groups.hint')}</p>
            <GroupsEditor form={form} people={people} />
          </section>
          <section className={styles.section}>
            <h2>{t('before.title')}</h2>
            <BeforeFields form={form} />
          </section>
          <section className={styles.section}>
            <h2>{t('last.title')}</h2>
            <LastResortFields form={form} people={people} />
          </section>
        </>
      )}
    </SettingsForm>
  );
}
