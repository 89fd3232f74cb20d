import { Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '../../api/client.ts';
import { useEnter } from '../../api/session.ts';
import type { FirstRun, FirstRunTokenBody } from '../../api/types.ts';

/** Null: it is done and being opened. */
export function DemoProgress({ progress }: { progress: FirstRun['progress'] }) {
  const t = useTranslations('firstRun.demo');
  const percent =
    progress === null || progress.total === 0
      ? 0
      : Math.min(100, Math.floor((progress.done / progress.total) * 100));
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <Progress value={percent} size="lg" aria-label={t('title')} animated />
      <p style={{ marginTop: 8 }}>{t('progress', { percent })}</p>
    </>
  );
}

/** Signs in to the finished demo and enters it, once, as soon as `ready`. `failed`: this token opens nothing. */
export function useOpenDemo(token: string, ready: boolean) {
  const navigate = useNavigate();
  const enter = useEnter();
  const asked = useRef(false);
  const open = useMutation({
    mutationFn: () => api.post('/api/v1/first-run/demo/session', { token } satisfies FirstRunTokenBody),
    onSuccess: async () => {
      await enter();
      void navigate({ to: '/', replace: true });
    },
  });
  const { mutate } = open;
  useEffect(() => {
    if (!ready || asked.current) return;
    asked.current = true;
    mutate();
  }, [ready, mutate]);
  return { failed: open.isError };
}
