import { Button } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../api/session.ts';
import type { Lead } from '../../api/types.ts';
import { ReserveDialog } from './reserve-dialog.tsx';
import { State } from './stock-rows.tsx';
import styles from './vehicles.module.css';
import { usePictureAddress } from './words.ts';

type Stock = NonNullable<NonNullable<Lead['vehicle']>['stock']>;

/** The vehicle of a lead with its picture and state, and the way to hold it for this customer. */
export function StockOfLead({ title, stock, lead }: { title: string; stock: Stock; lead: Lead }) {
  const t = useTranslations('vehicles.reservation');
  const { dealer } = useDealer();
  const address = usePictureAddress();
  const [reserving, setReserving] = useState(false);
  const { vehicleId, pictureId } = stock;
  return (
    <>
      {pictureId !== null && (
        <img
          className={styles.ofLead}
          src={address(vehicleId, pictureId, 'thumbnail')}
          alt=""
          width={320}
          height={240}
          loading="lazy"
        />
      )}
      <Link
        to="/d/$dealer/vehicles/$vehicleId"
        params={{ dealer: dealer.key, vehicleId }}
        className={`${styles.link} ${styles.ofLeadTitle}`}
      >
        {title}
      </Link>
      <div className={styles.ofLeadLine}>
        <State row={{ state: stock.state, reservedUntil: stock.reservedUntil }} />
        {stock.reservedBy !== null && <span className={styles.soft}>{stock.reservedBy}</span>}
        {stock.state === 'available' && lead.lead.state === 'open' && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCalendarCheck size={16} aria-hidden />}
            onClick={() => setReserving(true)}
          >
            {t('reserve')}
          </Button>
        )}
      </div>
      {reserving && (
        <ReserveDialog
          vehicleId={vehicleId}
          lead={{ leadId: lead.lead.leadId, customer: lead.contact.name }}
          onClose={() => setReserving(false)}
        />
      )}
    </>
  );
}
