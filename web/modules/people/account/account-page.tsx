import { Alert, Anchor } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMaybeDealer, useSession } from '../../../api/session.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { useNow } from '../../../time/clock.ts';
import { Loaded, Page, PageHeader } from '../../../ui/index.ts';
import { Absences } from '../absences.tsx';
import { useUsers } from '../use-users.ts';
import styles from './account.module.css';
import { PasswordSection } from './password-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';
import { SessionSection } from './session-section.tsx';
import { useAccount } from './use-account.ts';

/** Everything one sees to oneself: name, language, password, second factors, devices, absences. */
export function AccountPage() {
  const t = useTranslations('account');
  usePageTitle(t('title'));
  const account = useAccount();
  const scope = useMaybeDealer();
  return (
    <Page>
      <PageHeader title={t('title')} note={account.data?.email} />
      <Duty />
      <Loaded query={account}>
        {(data) => (
          <div className={styles.sections}>
            <ProfileSection account={data} />
            {data.hasPassword && <PasswordSection account={data} />}
            <SecondFactorSection account={data} />
            <SessionSection account={data} />
            {scope !== null && scope.dealer.secondFactor !== 'missing' && <AtTheDealer />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** A role asks for a second factor that is not there: from when on, and that nothing goes on without it. */
function Duty() {
  const t = useTranslations('account.duty');
  const now = useNow();
  const { dealers } = useSession();
  const asking = dealers.find(({ secondFactor }) => secondFactor !== 'open');
  if (asking === undefined) return null;
  const days = Math.max(1, Math.ceil((Date.parse(asking.secondFactorFrom ?? '') - now) / 86_400_000));
  return (
    <Alert icon={<IconShieldLock size={20} aria-hidden />} mb="md" color="gray">
      {asking.secondFactor === 'missing'
        ? t('missing', { dealer: asking.name })
        : t('soon', { dealer: asking.name, days })}
    </Alert>
  );
}

function AtTheDealer() {
  const t = useTranslations('account');
  const { user } = useSession();
  const scope = useMaybeDealer();
  const me = useUsers().data?.rows.find(({ userId }) => userId === user.userId);
  return (
    <>
      {me !== undefined && <Absences user={me} />}
      {scope !== null && (
        <p>
          <Anchor component={Link} to={`/d/${scope.dealer.key}/notices/choices`}>
            {t('notices')}
          </Anchor>
        </p>
      )}
    </>
  );
}
