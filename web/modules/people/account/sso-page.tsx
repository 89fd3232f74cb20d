import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../../api/client.ts';
import { useEnter } from '../../../api/session.ts';
import { usePageTitle } from '../../../i18n/use-page-title.ts';
import { useProblemText } from '../../../i18n/use-problem-text.ts';
import styles from '../../../pages/gate.module.css';
import { Gate } from '../../../pages/gate.tsx';

/** Where the identity provider sends the browser back to; says in words what went wrong there or here. */
export function SsoPage() {
  const t = useTranslations('account.sso');
  usePageTitle(t('title'));
  const navigate = useNavigate();
  const enter = useEnter();
  const problemText = useProblemText();
  const answer = useMutation({
    mutationFn: (query: string) => api.post('/api/v1/session/sso/answer', { query }),
    onSuccess: async () => {
      await enter();
      void navigate({ to: '/', replace: true });
    },
  });
  const { mutate } = answer;
  // The code works once, also where effects run twice.
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    mutate(window.location.search || '?');
  }, [mutate]);
  return (
    <Gate>
      <h1>{answer.error === null ? t('title') : t('failed')}</h1>
      <div role="status">{answer.error !== null && <p>{problemText(answer.error)}</p>}</div>
      {answer.error !== null && (
        <Link to="/login" className={styles.link}>
          {t('back')}
        </Link>
      )}
    </Gate>
  );
}
