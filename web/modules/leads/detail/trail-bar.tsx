import { ActionIcon, Button } from '@mantine/core';
import { IconArrowRight, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import { useHotkeys } from '../../../ui/index.ts';
import { addressOf } from '../list/list-state.ts';
import { leaveTrail, neighboursOf, useTrail } from '../list/trail.ts';
import styles from './lead.module.css';

/** The way along the list one came from; null for who came otherwise. */
export function useTrailOf(leadId: string) {
  const { dealer } = useDealer();
  const navigate = useNavigate();
  const trail = useTrail(dealer.key);
  const neighbours = neighboursOf(trail, leadId);
  if (trail === null || neighbours === null) return null;
  const to = (next: string | null) => () => {
    if (next === null) return;
    leaveTrail({ ...trail, at: next });
    // No step to go back to: back leads to the list.
    void navigate({
      to: '/d/$dealer/leads/$leadId',
      params: { dealer: dealer.key, leadId: next },
      search: {},
      replace: true,
    });
  };
  const back = () =>
    void navigate({
      to: '/d/$dealer/leads',
      params: { dealer: dealer.key },
      search: addressOf(trail.asked),
    });
  return { ...neighbours, next: to(neighbours.after), previous: to(neighbours.before), back };
}

/** Which lead of the list it is, with the ones beside it: `j` and `k`. */
export function TrailBar({ leadId }: { leadId: string }) {
  const t = useTranslations('lead');
  const trail = useTrailOf(leadId);
  useHotkeys(
    trail === null
      ? []
      : [
          { keys: 'j', label: t('keys.next'), group: 'page', run: trail.next },
          { keys: 'k', label: t('keys.previous'), group: 'page', run: trail.previous },
        ],
  );
  if (trail === null) return null;
  return (
    <nav className={styles.trail} aria-label={t('trail.label')}>
      <span>{t('trail.place', { place: trail.place, of: trail.of })}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('trail.previous')}
        disabled={trail.before === null}
        onClick={trail.previous}
      >
        <IconChevronUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={t('trail.next')}
        disabled={trail.after === null}
        onClick={trail.next}
      >
        <IconChevronDown size={18} aria-hidden />
      </ActionIcon>
    </nav>
  );
}

/** After an answer or a closing: on to the next lead of the list. It has the focus, so Enter goes there. */
export function OnToNext({ leadId }: { leadId: string }) {
  const t = useTranslations('lead.trail');
  const trail = useTrailOf(leadId);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // After the dialog that closed the lead has given the focus back.
    const timer = setTimeout(() => button.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  if (trail === null) return null;
  const last = trail.after === null;
  return (
    <div className={styles.onward}>
      <span role="status">{last ? t('last') : t('done')}</span>
      <Button
        ref={button}
        size="compact-md"
        rightSection={<IconArrowRight size={16} aria-hidden />}
        onClick={last ? trail.back : trail.next}
      >
        {last ? t('list') : t('next')}
      </Button>
    </div>
  );
}
