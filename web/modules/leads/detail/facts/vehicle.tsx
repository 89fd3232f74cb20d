import { useFormatter, useTranslations } from 'use-intl';
import type { Lead } from '../../../../api/types.ts';
import { StockOfLead } from '../../../vehicles/stock-of-lead.tsx';
import { worded } from '../../words.ts';
import styles from './facts.module.css';
import { Facts, Section } from './section.tsx';

/** The car the customer asked about. */
export function Vehicle({ lead }: { lead: Lead }) {
  const { vehicle } = lead;
  const t = useTranslations('lead.vehicle');
  const format = useFormatter();
  if (vehicle === null) return null;
  const { price, mileageKm } = vehicle;
  return (
    <Section
      title={t('title')}
      side={<span className={styles.soft}>{vehicle.inStock ? t('inStock') : t('notInStock')}</span>}
    >
      {vehicle.stock === null ? (
        <p className={styles.name}>{vehicle.title}</p>
      ) : (
        <StockOfLead title={vehicle.title} stock={vehicle.stock} lead={lead} />
      )}
      <Facts
        rows={[
          [t('offerNumber'), vehicle.offerNumber],
          [
            t('price'),
            price === null
              ? null
              : format.number(price.cents / 100, {
                  style: 'currency',
                  currency: price.currency,
                  minimumFractionDigits: price.cents % 100 === 0 ? 0 : 2,
                }),
          ],
          [t('mileage'), mileageKm === null ? null : t('km', { km: mileageKm })],
          [t('firstRegistration'), monthText(vehicle.firstRegistration)],
          [t('vin'), vehicle.vin],
          [t('location'), vehicle.location],
        ]}
      />
      {vehicle.link !== null && /^https?:/.test(vehicle.link) && (
        <a className={styles.link} href={vehicle.link} target="_blank" rel="noreferrer noopener">
          {t('link')}
        </a>
      )}
    </Section>
  );
}

/** The customer's own car. */
export function TradeIn({ lead: { tradeIn } }: { lead: Lead }) {
  const t = useTranslations('lead.tradeIn');
  if (tradeIn === null) return null;
  return (
    <Section title={t('title')}>
      {tradeIn.title !== '' && <p className={styles.name}>{tradeIn.title}</p>}
      <Facts
        rows={tradeIn.facts.map(
          ({ key, value }) => [worded(t, `facts.${key}`) ?? t('other'), value] as const,
        )}
      />
    </Section>
  );
}

/** "2022-03" → "03/2022"; a year, or what somebody wrote, stays. */
function monthText(text: string | null): string | null {
  const month = /^(\d{4})-(\d{2})/.exec(text ?? '');
  return month === null ? text : `${month[2]}/${month[1]}`;
}
