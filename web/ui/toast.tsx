import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../i18n/use-problem-text.ts';

const SHOWN_MS = 6_000;
const PROBLEM_MS = 10_000;

/** Short notes at the edge: what was done, with "undo" where it can be undone, or what failed. */
export function useToast() {
  const t = useTranslations('common.actions');
  const problemText = useProblemText();
  return {
    done(message: string, undo?: () => void): void {
      const id = crypto.randomUUID();
      notifications.show({
        id,
        autoClose: SHOWN_MS,
        color: 'accent',
        message:
          undo === undefined ? (
            message
          ) : (
            <>
              {message}{' '}
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  notifications.hide(id);
                  undo();
                }}
              >
                {t('undo')}
              </Button>
            </>
          ),
      });
    },
    problem(error: unknown): void {
      notifications.show({
        autoClose: PROBLEM_MS,
        color: 'gray',
        message: problemText(error),
        role: 'alert',
      });
    },
  };
}
