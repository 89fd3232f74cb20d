import { IconBuildingStore, IconFlask } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, api } from '../../api/client.ts';
import type { FirstRun, FirstRunTokenBody } from '../../api/types.ts';
import { usePageTitle } from '../../i18n/use-page-title.ts';
import { useProblemText } from '../../i18n/use-problem-text.ts';
import { FormProblem, Loaded } from '../../ui/index.ts';
import gate from '../gate.module.css';
import { Gate } from '../gate.tsx';
import { DealershipWizard } from './dealership-wizard.tsx';
import { DemoProgress, useOpenDemo } from './demo-progress.tsx';
import styles from './first-run.module.css';

const POLL_MS = 700;

/** On an empty installation, by the one-time link of the terminal: the demo, or one's own dealership. */
export function FirstRunPage() {
  const t = useTranslations('firstRun');
  usePageTitle(t('title'));
  const { token } = useSearch({ from: '/first-run' });
  if (token === undefined) {
    return (
      <Gate>
        <h1>{t('noToken.title')}</h1>
        <p>{t('noToken.text')}</p>
      </Gate>
    );
  }
  return <WithToken token={token} />;
}

function WithToken({ token }: { token: string }) {
  const t = useTranslations('firstRun');
  const [started, setStarted] = useState(false);
  const [ownDealership, setOwnDealership] = useState(false);
  const view = useQuery({
    queryKey: ['firstRun', token],
    queryFn: ({ signal }) => api.get<FirstRun>('/api/v1/first-run', { query: { token }, signal }),
    refetchInterval: ({ state }) =>
      state.error === null && (started || state.data?.state === 'demoRunning') ? POLL_MS : false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const gone = view.error instanceof ApiProblem && view.error.status === 404;
  const progress = view.data?.progress ?? null;
  const full = progress !== null && progress.total > 0 && progress.done >= progress.total;
  // Once it is set up the view is gone; then the token opens the demo that it made, or nothing.
  const opening = useOpenDemo(token, gone || (full && view.data?.state !== 'demoRunning'));

  if (gone && opening.failed) return <SetUpAlready />;
  if (gone) {
    return (
      <Gate>
        <DemoProgress progress={null} />
      </Gate>
    );
  }
  return (
    <Gate wide={ownDealership}>
      <Loaded query={view}>
        {(data) => {
          const failed = data.state === 'failed';
          if (!failed && (data.state === 'demoRunning' || started)) {
            return <DemoProgress progress={data.progress} />;
          }
          if (ownDealership) {
            return <DealershipWizard token={token} view={data} onBack={() => setOwnDealership(false)} />;
          }
          return (
            <Choice
              token={token}
              failed={failed}
              onDemo={() => {
                setStarted(true);
                void view.refetch();
              }}
              onDealership={() => setOwnDealership(true)}
            />
          );
        }}
      </Loaded>
      <p className="visually-hidden" aria-live="polite">
        {full ? t('demo.opening') : ''}
      </p>
    </Gate>
  );
}

type ChoiceProps = { token: string; failed: boolean; onDemo: () => void; onDealership: () => void };

function Choice({ token, failed, onDemo, onDealership }: ChoiceProps) {
  const t = useTranslations('firstRun');
  const problemText = useProblemText();
  const start = useMutation({
    mutationFn: () => api.post('/api/v1/first-run/demo', { token } satisfies FirstRunTokenBody),
    onSuccess: onDemo,
  });
  return (
    <>
      <h1>{t('title')}</h1>
      {failed ? (
        <FormProblem>
          <strong>{t('demo.failed')}</strong>
          <br />
          {t('demo.failedText')}
        </FormProblem>
      ) : (
        <p>{t('choose.text')}</p>
      )}
      <FormProblem>{start.error === null ? null : problemText(start.error)}</FormProblem>
      <div className={gate.form} style={{ marginTop: 16 }}>
        <button
          type="button"
          className={styles.choice}
          disabled={start.isPending}
          onClick={() => start.mutate()}
        >
          <IconFlask size={24} aria-hidden />
          <strong>{t('choose.demo')}</strong>
          <span>{t('choose.demoText')}</span>
        </button>
        <button type="button" className={styles.choice} disabled={start.isPending} onClick={onDealership}>
          <IconBuildingStore size={24} aria-hidden />
          <strong>{t('choose.dealership')}</strong>
          <span>{t('choose.dealershipText')}</span>
        </button>
      </div>
    </>
  );
}

function SetUpAlready() {
  const t = useTranslations('firstRun.gone');
  return (
    <Gate>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <Link to="/login" className={gate.link}>
        {t('signIn')}
      </Link>
    </Gate>
  );
}
