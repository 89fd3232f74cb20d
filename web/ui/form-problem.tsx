import type { UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/client.ts';
import { useProblemText } from '../i18n/use-problem-text.ts';
import styles from './form-problem.module.css';

/** A refusal above the form's button. Not red: red belongs to what is late. */
export function FormProblem({ children }: { children: ReactNode }) {
  if (children === null || children === undefined) return null;
  return (
    <div className={styles.problem} role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div>{children}</div>
    </div>
  );
}

function holds(values: object, field: string): boolean {
  return field.split('.')[0] !== undefined && String(field.split('.')[0]) in values;
}

/**
 * Puts a refusal where it belongs: at the field the server named, else above the button. `text` goes into `FormProblem`;
 * `show(error)` is the mutation's `onError`; `clear()` is for a new try.
 */
export function useFormProblem<T extends Record<string, unknown>>(form: UseFormReturnType<T>) {
  const problemText = useProblemText();
  const [text, setText] = useState<string | null>(null);
  return {
    text,
    clear: () => setText(null),
    show: (error: unknown): void => {
      // Settings travel as `{ version, value }`, so their fields are named `value.…`.
      const field = error instanceof ApiProblem ? (error.field?.replace(/^value\./, '') ?? null) : null;
      if (field !== null && holds(form.values, field)) {
        form.setFieldError(field, problemText(error));
        // A field inside a list may have no place of its own for the sentence.
        setText(field.includes('.') ? problemText(error) : null);
        return;
      }
      setText(problemText(error));
    },
  };
}
