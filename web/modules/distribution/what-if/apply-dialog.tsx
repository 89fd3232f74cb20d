import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { sessionKey } from '../../../api/query-client.ts';
import { useDealer } from '../../../api/session.ts';
import type { Consequences, OpenLeads, WhatIf, WhatIfApplied } from '../../../api/types.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { useNow } from '../../../time/clock.ts';
import { ConfirmDialog, FormProblem, useToast } from '../../../ui/index.ts';
import { ConsequencesPanel } from '../../escalation/consequences/consequences-panel.tsx';
import { ApplyFindings } from './apply-findings.tsx';
import type { Draft } from './draft.ts';
import styles from './what-if.module.css';

type Props = { whatIf: WhatIf; draft: Draft; words: readonly string[]; onClose: () => void };

/** Says what will be saved and what it does to the open leads, and saves it. */
export function ApplyDialog({ whatIf, draft, words, onClose }: Props) {
  const t = useTranslations('whatIf.apply');
  const { path, keys } = useDealer();
  const client = useQueryClient();
  const toast = useToast();
  const problemText = useProblemText();
  const now = useNow();
  const [openLeads, setOpenLeads] = useState<OpenLeads>('recalculate');
  const { hours, escalation, absences } = whatIf.changes;
  const timed = hours !== undefined || escalation !== undefined;
  const consequences = useQuery({
    queryKey: [...keys.settings, 'preview', 'whatIf', whatIf.whatIfId, whatIf.changes],
    queryFn: ({ signal }) =>
      api.post<Consequences>(
        path('/settings/preview'),
        { ...(hours && { hours: draft.hours }), ...(escalation && { escalation: draft.escalation }) },
        { signal },
      ),
    enabled: timed,
    retry: false,
  });
  const over = (absences?.added ?? []).filter(({ until }) => Date.parse(until) <= now).length;
  const apply = useMutation({
    mutationFn: () =>
      api.post<WhatIfApplied>(path(`/what-ifs/${whatIf.whatIfId}/application`), { openLeads }),
    onSuccess: () => {
      for (const queryKey of [
        keys.whatIfs,
        keys.settings,
        keys.users,
        keys.rotations,
        keys.leads,
        sessionKey,
      ]) {
        void client.invalidateQueries({ queryKey });
      }
      toast.done(t('done'));
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: [...keys.whatIfs, whatIf.whatIfId] }),
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('title')}
      confirm={t('confirm')}
      busy={apply.isPending}
      onConfirm={() => apply.mutate()}
    >
      <p>{t('text')}</p>
      <ul className={styles.sentences}>
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {over > 0 && <p>{t('absencesOver', { count: over })}</p>}
      {timed && !consequences.isError && (
        <>
          <h2 className={styles.legend}>{t('openLeads')}</h2>
          <ConsequencesPanel consequences={consequences.data} choice={openLeads} onChoice={setOpenLeads} />
        </>
      )}
      <ApplyFindings changes={whatIf.changes} draft={draft} />
      <FormProblem>{apply.error === null ? null : problemText(apply.error)}</FormProblem>
    </ConfirmDialog>
  );
}
