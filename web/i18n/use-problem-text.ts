import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, NetworkProblem } from '../api/client.ts';

type Details = Readonly<Record<string, string | number>>;

/** Words a refusal's code (`problems.codes.<area>.<reason>`); null when there are none. */
export function useCodeText(): (code: string, details?: Details) => string | null {
  const t = useTranslations('problems');
  return useCallback(
    (code, details = {}) => {
      const key = `codes.${code}`;
      // The code comes from the server, so it cannot be checked against the keys at build time.
      const word = t as unknown as ((key: string, values: Details) => string) & {
        has: (key: string) => boolean;
      };
      return word.has(key) ? word(key, details) : null;
    },
    [t],
  );
}

/** Words a failure: by its code, else one general sentence with the request's reference. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problems');
  const codeText = useCodeText();
  return useCallback(
    (error) => {
      if (error instanceof NetworkProblem) return t('network');
      if (!(error instanceof ApiProblem)) return t('generic');
      const text = codeText(error.code, error.details);
      if (text !== null) return text;
      if (error.requestId !== null) {
        return t('reference', { text: t('generic'), requestId: error.requestId });
      }
      return t('generic');
    },
    [t, codeText],
  );
}
