import { Button, CloseButton } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../i18n/use-problem-text.ts';
import styles from './toast.module.css';

type Toast = { id: number; kind: 'done' | 'problem'; message: string; undo: (() => void) | null };

const SHOWN_MS = { done: 6_000, problem: 10_000 };
const MOST_AT_ONCE = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, 'id'>): void {
  lastId += 1;
  change([...toasts, { ...toast, id: lastId }].slice(-MOST_AT_ONCE));
}

const hide = (id: number): void => change(toasts.filter((toast) => toast.id !== id));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Short notes at the edge: what was done, with "undo" where it can be undone, or what failed. */
export function useToast() {
  const problemText = useProblemText();
  const done = useCallback(
    (message: string, undo?: () => void) => show({ kind: 'done', message, undo: undo ?? null }),
    [],
  );
  return useMemo(
    () => ({
      done,
      problem: (error: unknown) => show({ kind: 'problem', message: problemText(error), undo: null }),
    }),
    [done, problemText],
  );
}

/** Where they appear; once, in main.tsx. They stay while the pointer or the focus is on them. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  const done = shown.filter((toast) => toast.kind === 'done');
  const problems = shown.filter((toast) => toast.kind === 'problem');
  return (
    <div className={styles.toasts}>
      <div role="alert">
        {problems.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
      <div role="status">
        {done.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations('common.actions');
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => hide(toast.id), SHOWN_MS[toast.kind]);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only holds the note; all deeds are buttons
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.message}>{toast.message}</span>
      {toast.undo !== null && (
        <Button
          size="compact-md"
          variant="subtle"
          onClick={() => {
            hide(toast.id);
            toast.undo?.();
          }}
        >
          {t('undo')}
        </Button>
      )}
      <CloseButton aria-label={t('close')} onClick={() => hide(toast.id)} />
    </div>
  );
}
