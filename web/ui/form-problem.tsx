import type { UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/client.ts';
import { useCodeText, useProblemText } from '../i18n/use-problem-text.ts';
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
 * Puts a refusal where it belongs: each finding at the field the server named, else above the button. `text` goes into
 * `FormProblem`; `show(error)` is the mutation's `onError`; `clear()` is for a new try.
 */
export function useFormProblem<T extends Record<string, unknown>>(form: UseFormReturnType<T>) {
  const problemText = useProblemText();
  const codeText = useCodeText();
  const [text, setText] = useState<string | null>(null);
  return {
    text,
    clear: () => setText(null),
    show: (error: unknown): void => {
      const above = new Set<string>();
      for (const { field, words } of tellings(error)) {
        const holder = field !== null && holds(form.values, field) ? field : null;
        if (holder !== null) form.setFieldError(holder, words);
        // A field inside a list may have no place of its own for the sentence.
        if (holder === null || holder.includes('.')) above.add(words);
      }
      setText(above.size === 0 ? null : [...above].join(' '));
    },
  };

  function tellings(error: unknown): { field: string | null; words: string }[] {
    if (!(error instanceof ApiProblem)) return [{ field: null, words: problemText(error) }];
    if (error.findings.length === 0) {
      return [{ field: fieldOf(error.field), words: problemText(error) }];
    }
    return error.findings.map(({ code, field, details }) => ({
      field: fieldOf(field),
      words: codeText(code, details) ?? problemText(error),
    }));
  }
}

/** Settings travel as `{ version, value }`, so their fields are named `value.…`. */
function fieldOf(field: string | null | undefined): string | null {
  return field?.replace(/^value\./, '') ?? null;
}
