import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { WhatIf } from '../../../api/types.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { Loaded, Page } from '../../../ui/index.ts';
import { useSettings } from '../../dealers/use-settings.ts';
import { useUsers } from '../../people/use-users.ts';
import type { Saved } from './draft.ts';
import { useWhatIf } from './queries.ts';
import styles from './what-if.module.css';
import { Workbench } from './workbench.tsx';

/** One what-if: left what it changes, right what came out. */
export function WhatIfPage() {
  const t = useTranslations('whatIf');
  const { dealer } = useDealer();
  const { whatIfId = '' } = useParams({ strict: false });
  const whatIf = useWhatIf(whatIfId);
  usePageTitle(whatIf.data?.name ?? t('title'));
  return (
    <Page wide>
      <nav aria-label={t('back')} className={styles.back}>
        <Link to="/d/$dealer/settings/$area" params={{ dealer: dealer.key, area: 'what-ifs' }}>
          ← {t('title')}
        </Link>
      </nav>
      <Loaded query={whatIf}>{(data) => <WithSettings key={whatIfId} whatIf={data} />}</Loaded>
    </Page>
  );
}

function WithSettings({ whatIf }: { whatIf: WhatIf }) {
  const users = useUsers();
  const hours = useSettings('hours');
  const escalation = useSettings('escalation');
  const distribution = useSettings('distribution');
  const settings = {
    data:
      users.data && hours.data && escalation.data && distribution.data
        ? ({
            hours: hours.data.value,
            escalation: escalation.data.value,
            distribution: distribution.data.value,
            people: users.data.rows,
          } satisfies Saved)
        : undefined,
    error: users.error ?? hours.error ?? escalation.error ?? distribution.error,
    isFetching: false,
    refetch: () => Promise.all([users, hours, escalation, distribution].map((query) => query.refetch())),
  };
  // After it took over what others saved, the fields begin anew.
  return (
    <Loaded query={settings}>
      {(saved) => <Workbench key={String(whatIf.appliedAt)} whatIf={whatIf} saved={saved} />}
    </Loaded>
  );
}
