import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { WhatIf } from '../../../api/types.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import { EmptyState, FormProblem } from '../../../ui/index.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { useChangeWords } from './changes/change-words.ts';
import { ChangesForm } from './changes/changes-form.tsx';
import { TrialFields } from './changes/trial-fields.tsx';
import type { Saved } from './draft.ts';
import { Head } from './head.tsx';
import { useProgress } from './queries.ts';
import { Outcome } from './result/outcome.tsx';
import { useDeeds } from './use-deeds.ts';
import { useDraft } from './use-draft.ts';
import styles from './what-if.module.css';

export function Workbench({ whatIf, saved }: { whatIf: WhatIf; saved: Saved }) {
  const t = useTranslations('whatIf');
  const edited = useDraft(whatIf, saved);
  const deeds = useDeeds(whatIf);
  const wordsOf = useChangeWords();
  const problemText = useProblemText();
  const [applying, setApplying] = useState(false);
  const may = whatIf.mayChange && whatIf.appliedAt === null;
  const words = wordsOf(edited.changes, saved);
  const running = deeds.run.isPending;
  const progress = useProgress(whatIf.whatIfId, running);
  const { problem } = deeds;
  return (
    <>
      <Head
        whatIf={whatIf}
        deeds={deeds}
        mayApply={may && !edited.dirty && words.length > 0}
        onApply={() => setApplying(true)}
      />
      <div className={styles.columns}>
        <div className={styles.left}>
          <section>
            <h2>{t('changesTitle')}</h2>
            {words.length === 0 ? (
              <p className={styles.soft}>{t(may ? 'changesNone' : 'changesNothing')}</p>
            ) : (
              <ul className={styles.sentences}>
                {words.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
          </section>
          {may && (
            <ChangesForm
              saved={saved}
              draft={edited.draft}
              changes={edited.changes}
              trial={edited.trial}
              disabled={running}
              errorOf={(area) =>
                problem.field?.startsWith(`changes.${area}.`) ? problemText(problem.error) : null
              }
              onChange={edited.change}
            />
          )}
          {may && (
            <TrialFields
              value={edited.trial}
              error={problem.field?.startsWith('trial.') ? problemText(problem.error) : null}
              onChange={edited.setTrial}
            />
          )}
          {may && (
            <div className={styles.runBar}>
              <FormProblem>
                {problem.error !== null && !/^(changes|trial)\./.test(problem.field ?? '')
                  ? problemText(problem.error)
                  : null}
              </FormProblem>
              <Button loading={running} onClick={() => deeds.run.mutate(edited.unsaved)}>
                {t('run')}
              </Button>
              {edited.dirty && (
                <Button
                  variant="default"
                  loading={deeds.keep.isPending}
                  onClick={() => deeds.keep.mutate(edited.unsaved)}
                >
                  {t('keep')}
                </Button>
              )}
            </div>
          )}
        </div>
        <div className={styles.right} aria-live="polite" aria-busy={running}>
          {running && (
            <div className={styles.running}>
              <p>{t('running')}</p>
              <Progress
                aria-label={t('running')}
                value={progress === null ? 100 : Math.max(4, progress * 100)}
                animated={progress === null}
                transitionDuration={300}
              />
            </div>
          )}
          {whatIf.outcome === null ? (
            !running && <EmptyState title={t('notRunTitle')} text={t('notRunText')} />
          ) : (
            <Outcome outcome={{ ...whatIf.outcome, stale: whatIf.outcome.stale || edited.dirty }} />
          )}
        </div>
      </div>
      {applying && (
        <ApplyDialog whatIf={whatIf} draft={edited.draft} words={words} onClose={() => setApplying(false)} />
      )}
    </>
  );
}
