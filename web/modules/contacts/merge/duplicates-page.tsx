import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { DuplicateList } from '../../../../modules/contacts/contract.ts';
import { useDealer } from '../../../api/session.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { EmptyState, Loaded, Page, PageHeader } from '../../../ui/index.ts';
import styles from './merge.module.css';
import { MergeDialog } from './merge-dialog.tsx';
import { useDuplicates, useMergeDeeds } from './use-merges.ts';

type Pair = DuplicateList['rows'][number];

/** Pairs of contacts that may be one: merge them, or say that they are two. */
export function DuplicatesPage() {
  const t = useTranslations('merge');
  usePageTitle(t('title'));
  const { dealer } = useDealer();
  const [shown, setShown] = useState<'open' | 'dismissed'>('open');
  const [merging, setMerging] = useState<Pair | null>(null);
  const list = useDuplicates(shown === 'dismissed');
  return (
    <Page>
      <PageHeader title={t('title')}>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/d/$dealer/contacts" params={{ dealer: dealer.key }} {...props} />}
        >
          {t('toContacts')}
        </Button>
      </PageHeader>
      <div className={styles.page}>
        <p className={styles.soft}>{t('hint')}</p>
        <SegmentedControl
          value={shown}
          onChange={(value) => setShown(value === 'dismissed' ? 'dismissed' : 'open')}
          data={[
            { value: 'open', label: t('tabs.open') },
            { value: 'dismissed', label: t('tabs.dismissed') },
          ]}
        />
        <Loaded query={list}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.rows);
            const comparing = pages[0]?.comparing === true;
            return (
              <>
                {comparing && <p role="status">{t('comparing')}</p>}
                {rows.length === 0 ? (
                  <EmptyState
                    title={t('empty')}
                    text={t(shown === 'open' ? 'emptyText' : 'emptyDismissed')}
                  />
                ) : (
                  <ul className={styles.pairs}>
                    {rows.map((pair) => (
                      <PairRow
                        key={`${pair.one.contactId} ${pair.other.contactId}`}
                        pair={pair}
                        onMerge={() => setMerging(pair)}
                      />
                    ))}
                  </ul>
                )}
              </>
            );
          }}
        </Loaded>
        {list.hasNextPage && (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        )}
      </div>
      {merging !== null && (
        <MergeDialog
          oneId={merging.one.contactId}
          otherId={merging.other.contactId}
          onClose={() => setMerging(null)}
        />
      )}
    </Page>
  );
}

function PairRow({ pair, onMerge }: { pair: Pair; onMerge: () => void }) {
  const t = useTranslations('merge');
  const words = useTranslations('contacts.reasons');
  const { dismiss, restore } = useMergeDeeds();
  const { one, other, strength, reasons, dismissedBy } = pair;
  const ids = { oneId: one.contactId, otherId: other.contactId };
  return (
    <li>
      <Twin twin={one} />
      <Twin twin={other} />
      <p className={styles.why}>
        <strong>{t(`strength.${strength}`)}</strong> {reasons.map((reason) => words(reason)).join(', ')}
        {dismissedBy !== null && ` · ${t('saidBy', { name: dismissedBy })}`}
      </p>
      <div className={styles.buttons}>
        <Button size="compact-md" onClick={onMerge}>
          {t('merge')}
        </Button>
        {dismissedBy === null ? (
          <Button
            size="compact-md"
            variant="default"
            loading={dismiss.isPending}
            onClick={() =>
              dismiss.mutate({ ...ids, words: t('twoDone', { one: one.name, other: other.name }) })
            }
          >
            {t('two')}
          </Button>
        ) : (
          <Button
            size="compact-md"
            variant="default"
            loading={restore.isPending}
            onClick={() => restore.mutate(ids)}
          >
            {t('takeBack')}
          </Button>
        )}
      </div>
    </li>
  );
}

function Twin({ twin: { contactId, name, city, reach } }: { twin: Pair['one'] }) {
  const { dealer } = useDealer();
  return (
    <div className={styles.twin}>
      <Link
        to="/d/$dealer/contacts/$contactId"
        params={{ dealer: dealer.key, contactId }}
        className={styles.name}
      >
        {name}
      </Link>
      <span className={styles.soft}>{[city, reach].filter(Boolean).join(' · ')}</span>
    </div>
  );
}
