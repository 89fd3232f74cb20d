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

/** Whether a page was asked for whose messages are not among the first ones, and who waits for them. */
const rest = { asked: false, tell: () => {}, there: Promise.withResolvers<void>() };

/** Loads a page, and with the first one that is not among the first pages the messages of all of them. */
export async function withMessages<Page>(load: () => Promise<Page>): Promise<Page> {
  rest.asked = true;
  rest.tell();
  const [page] = await Promise.all([load(), rest.there.promise]);
  return page;
}

/** Shows nothing until the first language is there; later changes keep the old texts until the new ones are loaded. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(guessLanguage);
  const [whole, setWhole] = useState(rest.asked);
  const [loaded, setLoaded] = useState<{ language: Language; messages: Messages } | null>(null);

  useEffect(() => {
    rest.tell = () => setWhole(true);
    if (rest.asked) setWhole(true);
  }, []);

  useEffect(() => {
    let current = true;
    loadMessages(language, whole)
      .then((messages) => {
        if (!current) return;
        setLoaded({ language, messages });
        document.documentElement.lang = language;
        rememberLanguage(language);
        if (whole) rest.there.resolve();
      })
      .catch((error: unknown) => {
        // The chunk could not be fetched: keep what is shown, and tell the page that waits; a reload tries again.
        if (!whole) return;
        rest.there.reject(error);
        rest.there = Promise.withResolvers<void>();
      });
    return () => {
      current = false;
    };
  }, [language, whole]);

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
