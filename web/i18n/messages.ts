import type { Language } from '../api/types.ts';
import type messages from '../locales/en.ts';

/** All messages of one language; English gives the shape, the test in web/locales holds the others to it. */
export type Messages = typeof messages;

export const languages: readonly Language[] = ['en', 'de', 'nl'];
/** Each language in its own words, for the menu. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands' };

const loaders: Record<Language, () => Promise<{ default: Messages }>> = {
  en: () => import('../locales/en.ts'),
  de: () => import('../locales/de.ts'),
  nl: () => import('../locales/nl.ts'),
};

export async function loadMessages(language: Language): Promise<Messages> {
  return (await loaders[language]()).default;
}

const STORED = 'forecourt-language';

/** Before anybody is signed in: the language last used in this browser, else the browser's, else English. */
export function guessLanguage(): Language {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  for (const tag of wanted) {
    const found = languages.find((language) => language === tag.slice(0, 2).toLowerCase());
    if (found !== undefined) return found;
  }
  return 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED, language);
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
    Locale: Language;
  }
}
