import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../../api/client.ts';
import { useDealer } from '../../../../api/session.ts';
import type { ChosenLeads } from '../../../../api/types.ts';
import { useToast } from '../../../../ui/index.ts';
import dialog from '../../dialog.module.css';
import type { LeadSearch } from '../../search.ts';
import { worded } from '../../words.ts';
import styles from '../list.module.css';
import { queryOf } from '../list-state.ts';
import { BulkDialog } from './bulk-forms.tsx';
import { type Chosen, nothingChosen } from './selection.ts';
import { type BulkDeed, type LeftLead, useLeadBulk } from './use-lead-bulk.ts';

export type Asking = BulkDeed['kind'];

type Props = {
  asked: LeadSearch;
  /** What is chosen; none: the bar is not there. */
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
  /** What a key asks for, and for which leads. */
  asking: { readonly kind: Asking; readonly chosen: Chosen } | null;
  onAsk: (asking: Props['asking']) => void;
  /** More rows are there than are chosen. */
  more: boolean;
};

/** What can be done with the chosen leads, and what came of it. */
export default function BulkBar({ asked, chosen, onChoose, asking, onAsk, more }: Props) {
  const t = useTranslations('leadList.bulk');
  const [left, setLeft] = useState<readonly LeftLead[]>([]);
  const bulk = useLeadBulk({ onLeft: setLeft });
  const closed = asked.state === 'closed';
  return (
    <>
      {chosen.size > 0 && (
        <div className={styles.bulk} role="toolbar" aria-label={t('label')}>
          <span role="status">{t('chosen', { count: chosen.size })}</span>
          {!closed &&
            (['assign', 'followUp', 'close'] as const).map((kind) => (
              <Button
                key={kind}
                size="compact-md"
                variant={kind === 'assign' ? 'filled' : 'default'}
                loading={bulk.isPending}
                onClick={() => onAsk({ kind, chosen })}
              >
                {t(`deeds.${kind}`)}
              </Button>
            ))}
          {more && <ChooseAll asked={asked} onChoose={onChoose} />}
          <Button size="compact-md" variant="subtle" onClick={() => onChoose(nothingChosen)}>
            {t('none')}
          </Button>
        </div>
      )}
      {asking !== null && (
        <BulkDialog
          kind={asking.kind}
          count={asking.chosen.size}
          onClose={() => onAsk(null)}
          onDeed={(deed) => {
            bulk.mutate({ chosen: asking.chosen, deed });
            onAsk(null);
            onChoose(nothingChosen);
          }}
        />
      )}
      {left.length > 0 && <Left left={left} onClose={() => setLeft([])} />}
    </>
  );
}

/** All leads that the filters show, as far as one deed reaches. */
function ChooseAll({ asked, onChoose }: Pick<Props, 'asked' | 'onChoose'>) {
  const t = useTranslations('leadList.bulk');
  const { path } = useDealer();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const choose = async () => {
    setBusy(true);
    try {
      const { leads, more } = await api.get<ChosenLeads>(path('/leads/chosen'), { query: queryOf(asked) });
      onChoose(new Map(leads.map(({ leadId, assigneeId }) => [leadId, assigneeId])));
      if (more) toast.done(t('first', { count: leads.length }));
    } catch (error) {
      toast.problem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="compact-md" variant="subtle" loading={busy} onClick={() => void choose()}>
      {t('all')}
    </Button>
  );
}

/** The leads that were left as they are, each with the reason. */
function Left({ left, onClose }: { left: readonly LeftLead[]; onClose: () => void }) {
  const t = useTranslations('leadList.bulk');
  const actions = useTranslations('common.actions');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leftTitle', { count: left.length })}
      closeButtonProps={{ 'aria-label': actions('close') }}
    >
      <ul className={`${dialog.scroll} ${styles.leftList}`}>
        {left.map((lead) => (
          <li key={lead.leadId}>
            <strong>{lead.customer ?? t('gone')}</strong>
            <br />
            {worded(t, `left.${lead.code.replace('leads.', '')}`, { by: lead.by ?? 'none' }) ??
              t('left.other')}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
