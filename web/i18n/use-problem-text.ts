import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { ApiProblem, NetworkProblem } from '../api/client.ts';

/** Words a failure: by its code (`problems.codes.<area>.<reason>`), else one general sentence with the request's reference. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations('problems');
  return useCallback(
    (error) => {
      if (error instanceof NetworkProblem) return t('network');
      if (!(error instanceof ApiProblem)) return t('generic');
      const key = `codes.${error.code}`;
      // The code comes from the server, so it cannot be checked against the keys at build time.
      const word = t as unknown as ((key: string, values: Record<string, string | number>) => string) & {
        has: (key: string) => boolean;
      };
      if (word.has(key)) return word(key, error.details);
      if (error.requestId !== null) {
        return t('reference', { text: t('generic'), requestId: error.requestId });
      }
      return t('generic');
    },
    [t],
  );
}
