import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { Vehicle } from '../../api/types.ts';
import { RelativeTime } from '../../ui/index.ts';
import { Facts, Section } from '../leads/detail/facts/section.tsx';
import styles from './vehicles.module.css';
import { useVehicleWords } from './words.ts';

/** What is known of the vehicle; what is not known leaves its line out. */
export function VehicleData({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles');
  const words = useVehicleWords();
  const { values } = vehicle;
  return (
    <>
      <Section title={t('data')}>
        <div className={styles.pairs}>
          <Facts
            rows={[
              [t('fields.firstRegistration'), words.month(values.firstRegistration)],
              [t('fields.mileageKm'), words.distance(values.mileageKm)],
              [t('fields.fuel'), values.fuel && t(`fuels.${values.fuel}`)],
              [t('fields.transmission'), values.transmission && t(`transmissions.${values.transmission}`)],
              [
                t('fields.powerKw'),
                values.powerKw &&
                  t('power', { kw: values.powerKw, hp: Math.round(values.powerKw * 1.35962) }),
              ],
              [t('fields.body'), values.body],
              [t('fields.colour'), values.colour],
              [t('fields.doors'), values.doors],
              [t('fields.seats'), values.seats],
            ]}
          />
          <Facts
            rows={[
              [t('fields.offerNumber'), values.offerNumber],
              [t('fields.vin'), values.vin],
              [t('fields.location'), values.location],
              [t('columns.person'), vehicle.contactPerson?.name],
              [t('fields.nextInspection'), words.month(values.nextInspection)],
              [t('fields.ownersBefore'), values.ownersBefore],
              [
                t('fields.litresPer100Km'),
                values.litresPer100Km && t('litres', { value: values.litresPer100Km }),
              ],
              [t('fields.kwhPer100Km'), values.kwhPer100Km && t('kwh', { value: values.kwhPer100Km })],
              [
                t('fields.co2GramsPerKm'),
                values.co2GramsPerKm === null ? null : t('grams', { value: values.co2GramsPerKm }),
              ],
              [t('fields.co2Class'), values.co2Class],
              [t('fields.electricRangeKm'), words.distance(values.electricRangeKm)],
            ]}
          />
        </div>
      </Section>
      {values.links.length > 0 && (
        <Section title={t('ads')}>
          <ul className={styles.plain}>
            {values.links.map((link) => (
              <li key={link}>
                <a href={link} target="_blank" rel="noreferrer noopener" className={styles.link}>
                  {hostOf(link)} <IconExternalLink size={14} aria-label={t('newTab')} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {values.equipment.length > 0 && (
        <Section title={t('fields.equipment')}>
          <p className={styles.text}>{values.equipment.join(' · ')}</p>
        </Section>
      )}
      {values.description !== null && (
        <Section title={t('fields.description')}>
          <p className={styles.text}>{values.description}</p>
        </Section>
      )}
    </>
  );
}

function hostOf(link: string): string {
  try {
    return new URL(link).host.replace(/^www\./, '');
  } catch {
    return link;
  }
}

/** Who asked about it, the open ones first. */
export function LeadsOfVehicle({ vehicle }: { vehicle: Vehicle }) {
  const t = useTranslations('vehicles.leads');
  const { dealer } = useDealer();
  return (
    <Section title={t('title', { count: vehicle.leads.length })}>
      {vehicle.leads.length === 0 && <p className={styles.soft}>{t('none')}</p>}
      <ul className={styles.plain}>
        {vehicle.leads.map((lead) => (
          <li key={lead.leadId} className={styles.entry}>
            <Link
              to="/d/$dealer/leads/$leadId"
              params={{ dealer: dealer.key, leadId: lead.leadId }}
              className={styles.link}
            >
              {lead.customer}
            </Link>
            <span className={styles.soft}>
              {t(lead.state)}
              {lead.assignee !== null && ` · ${lead.assignee}`} ·{' '}
              <RelativeTime at={lead.receivedAt} detailed />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
