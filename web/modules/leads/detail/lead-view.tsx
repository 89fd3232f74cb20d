import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslations } from 'use-intl';
import { useDealer } from '../../../api/session.ts';
import type { Lead } from '../../../api/types.ts';
import { FullPage, useHotkeys, usePhone } from '../../../ui/index.ts';
import { PoolBar } from '../pool/pool-bar.tsx';
import { Composer } from './composer/composer.tsx';
import { PhoneActions } from './composer/phone-actions.tsx';
import { type ComposerTab, tabsOf } from './composer/tabs.ts';
import { type Deed, LeadDialogs } from './dialogs/lead-dialogs.tsx';
import { LeadFacts } from './facts/lead-facts.tsx';
import styles from './lead.module.css';
import { LeadHeader } from './lead-header.tsx';
import { Thread } from './thread.tsx';
import { OnToNext } from './trail-bar.tsx';

/** One lead: the conversation with its composer, and beside it (on the phone behind a swipe) what is known. */
export function LeadView({ lead }: { lead: Lead }) {
  const phone = usePhone();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [tab, setTab] = useState<ComposerTab | null>(null);
  const composer = useRef<HTMLDivElement>(null);
  const write = (next: ComposerTab) => {
    // At once, so that what is typed next is not taken for further keys.
    flushSync(() => setTab(next));
    composer.current?.querySelector<HTMLElement>('textarea, [data-autofocus]')?.focus();
  };
  useLeadKeys(lead, write, setDeed);
  // Answered or closed here: then the next lead of the list is one key away.
  const [dealtWith, setDealtWith] = useState(false);
  const { write: wanted } = useSearch({ strict: false });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for who came to answer
  useEffect(() => {
    if (wanted === 'answer' && tabsOf(lead).includes('answer')) {
      const timer = setTimeout(() => write('answer'));
      return () => clearTimeout(timer);
    }
  }, []);
  const onSent = (sent: ComposerTab) => {
    if (sent !== 'note') setDealtWith(true);
  };
  return (
    <FullPage>
      <LeadHeader lead={lead} onDeed={setDeed} />
      {dealtWith && <OnToNext leadId={lead.lead.leadId} />}
      {lead.lead.pool !== null && <PoolBar lead={lead} />}
      {phone ? (
        <PhonePanes lead={lead} onDeed={setDeed} />
      ) : (
        <div className={styles.split}>
          <div className={styles.left}>
            <Thread lead={lead} />
            <div ref={composer}>
              <Composer lead={lead} tab={tab} onTab={setTab} onSent={onSent} />
            </div>
          </div>
          <aside className={styles.right}>
            <LeadFacts lead={lead} onDeed={setDeed} />
          </aside>
        </div>
      )}
      {phone && <PhoneActions lead={lead} tab={tab} onTab={setTab} onDeed={setDeed} onSent={onSent} />}
      <LeadDialogs
        lead={lead}
        deed={deed}
        onClose={() => setDeed(null)}
        onClosed={() => setDealtWith(true)}
      />
    </FullPage>
  );
}

/** Both panes lie side by side; a swipe or the switch above moves between them. */
function PhonePanes({ lead, onDeed }: { lead: Lead; onDeed: (deed: Deed) => void }) {
  const t = useTranslations('lead.panes');
  const [pane, setPane] = useState('thread');
  const panes = useRef<HTMLDivElement>(null);
  const show = (next: string) => {
    const element = panes.current;
    if (element === null) return;
    element.scrollTo({ left: next === 'thread' ? 0 : element.clientWidth, behavior: 'smooth' });
    setPane(next);
  };
  return (
    <>
      <SegmentedControl
        className={styles.switch ?? ''}
        aria-label={t('label')}
        fullWidth
        value={pane}
        onChange={show}
        data={[
          { value: 'thread', label: t('thread') },
          { value: 'facts', label: t('facts') },
        ]}
      />
      <div
        ref={panes}
        className={styles.panes}
        onScroll={({ currentTarget }) => {
          const share = currentTarget.scrollLeft / currentTarget.clientWidth;
          if (share < 0.1) setPane('thread');
          if (share > 0.9) setPane('facts');
        }}
      >
        <div className={styles.pane} inert={pane !== 'thread'}>
          <Thread lead={lead} />
        </div>
        <div className={styles.pane} inert={pane !== 'facts'}>
          <LeadFacts lead={lead} onDeed={onDeed} />
        </div>
      </div>
    </>
  );
}

function useLeadKeys(lead: Lead, write: (tab: ComposerTab) => void, onDeed: (deed: Deed) => void): void {
  const t = useTranslations('lead.keys');
  const navigate = useNavigate();
  const { dealer } = useDealer();
  const { may } = lead;
  const open = lead.lead.state === 'open';
  const key = (keys: string, label: string, run: () => void) => ({
    keys,
    label,
    group: 'page' as const,
    run,
  });
  const writing = { answer: 'e', note: 'n', call: 'c', appointment: 't' } as const;
  useHotkeys([
    ...tabsOf(lead)
      // In a pool `c` claims; a call comes after that.
      .filter((tab) => tab !== 'call' || lead.lead.pool === null)
      .map((tab) => key(writing[tab], t(tab), () => write(tab))),
    ...(may.handOver && open ? [key('a', t('handOver'), () => onDeed('handOver'))] : []),
    ...(may.moveDue && open ? [key('f', t('moveDue'), () => onDeed('moveDue'))] : []),
    ...(may.close && open ? [key('x', t('close'), () => onDeed('close'))] : []),
    key('u', t('back'), () => void navigate({ to: '/d/$dealer/leads', params: { dealer: dealer.key } })),
  ]);
}
