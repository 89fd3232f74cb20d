import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import type { Language } from '../api/types.ts';
import { guessLanguage, loadMessages, type Messages, rememberLanguage } from './messages.ts';

type Choice = { language: Language; setLanguage: (language: Language) => void };
const LanguageChoice = createContext<Choice | null>(null);

/** The language in use and the way to change it (for this browser; the user's preference is the server's). */
export function useLanguage(): Choice {
  const choice = useContext(LanguageChoice);
  if (choice === null) throw new Error('useLanguage outside LanguageProvider');
  return choice;
}

/** Shows nothing until the first language is there; later changes keep the old texts until the new ones are loaded. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(guessLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages } | null>(null);

  useEffect(() => {
    let current = true;
    loadMessages(language)
      .then((messages) => {
        if (!current) return;
        setLoaded({ language, messages });
        document.documentElement.lang = language;
        rememberLanguage(language);
      })
      .catch(() => {
        // The chunk could not be fetched: keep what is shown; a reload tries again.
      });
    return () => {
      current = false;
    };
  }, [language]);

  const choice = useMemo(() => ({ language, setLanguage }), [language]);
  if (loaded === null) return null;
  return (
    <LanguageChoice.Provider value={choice}>
      <IntlProvider locale={loaded.language} messages={loaded.messages} timeZone="UTC">
        {children}
      </IntlProvider>
    </LanguageChoice.Provider>
  );
}
