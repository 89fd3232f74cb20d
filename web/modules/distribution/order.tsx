import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { DistributionSettings, User } from '../../api/types.ts';
import { soloRotations } from './ways.ts';

type Props = { values: DistributionSettings; people: readonly User[] };

/** The rules in the order in which they are asked. */
export function Order({ values, people }: Props) {
  const t = useTranslations('distribution.order');
  const { dealer } = useDealer();
  const unnamed = useTranslations('distribution.groups');
  const nameOf = (id: string | null) => people.find(({ userId }) => userId === id)?.name ?? null;
  const fallback = nameOf(values.fallbackUserId);
  const administrator = nameOf(values.administratorUserId);
  const pool = nameOf(values.poolUserId);
  const known = [
    ...(values.vehiclePersonFirst ? [t('vehicle')] : []),
    ...(values.distributeExistingContacts ? [] : [t('contact')]),
    ...(values.vehiclePersonFirst ? [] : [t('vehicle')]),
  ];
  const way =
    values.mode === 'rotation'
      ? t('rotation')
      : pool === null
        ? t('poolWithoutUser')
        : t(values.mode, { name: pool });
  const steps = [
    ...(values.useVehicleLocation ? [t('location')] : []),
    t('open'),
    ...known,
    ...values.groups.map(({ name }) => t('group', { name: name.trim() === '' ? unnamed('unnamed') : name })),
    way,
    fallback === null ? t('noFallback') : t('fallback', { name: fallback }),
    administrator === null ? t('noAdministrator') : t('administrator', { name: administrator }),
  ];
  return (
    <>
      <p>{t('title')}</p>
      <ol>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place
          <li key={index}>{step}</li>
        ))}
      </ol>
      {soloRotations(values, people).length > 0 && !values.deputiesReceive && <p>{t('solo')}</p>}
      <p>
        <Link to="/d/$dealer/distribution" params={{ dealer: dealer.key }}>
          {t('ledgers')}
        </Link>
      </p>
    </>
  );
}
