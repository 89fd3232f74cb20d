import type { Language } from '../api/types.ts';
import type first from '../locales/en.ts';
import type pages from '../locales/pages-en.ts';

type First = typeof first;
type Pages = typeof pages;

/** All messages of one language; English gives the shape, the test in web/locales holds the others to it. */
export type Messages = First & Pages;

export const languages: readonly Language[] = ['en', 'de', 'nl'];
/** Each language in its own words, for the menu. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands' };

const firstOnes: Record<Language, () => Promise<{ default: First }>> = {
  en: () => import('../locales/en.ts'),
  de: () => import('../locales/de.ts'),
  nl: () => import('../locales/nl.ts'),
};
const pageOnes: Record<Language, () => Promise<{ default: Pages }>> = {
  en: () => import('../locales/pages-en.ts'),
  de: () => import('../locales/pages-de.ts'),
  nl: () => import('../locales/pages-nl.ts'),
};

/**
 * The messages of the first pages, with those of all others when `whole`. The rest is missing otherwise: `withMessages`
 * sees to it that no page shows before its messages are there.
 */
export async function loadMessages(language: Language, whole: boolean): Promise<Messages> {
  const [begin, rest] = await Promise.all([
    firstOnes[language](),
    whole ? pageOnes[language]() : { default: {} as Pages },
  ]);
  return { ...begin.default, ...rest.default };
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
