import type { systemTypes } from './rules/system-types.ts';

type Words = { readonly [key in (typeof systemTypes)[number]]: string };

const words: { readonly [language in 'de' | 'en' | 'nl']: Words } = {
  de: {
    call: 'Anruf',
    email: 'E-Mail',
    visit: 'Besuch',
    birthday: 'Geburtstag',
    leaseEnd: 'Leasingende',
    general: 'Aufgabe',
  },
  en: {
    call: 'Call',
    email: 'E-mail',
    visit: 'Visit',
    birthday: 'Birthday',
    leaseEnd: 'Lease end',
    general: 'Task',
  },
  nl: {
    call: 'Telefoongesprek',
    email: 'E-mail',
    visit: 'Bezoek',
    birthday: 'Verjaardag',
    leaseEnd: 'Einde lease',
    general: 'Taak',
  },
};

/** What a type of task is called in letters and calendars of others: the dealer's own name, else the system's word. */
export function typeWord(
  { key, name }: { readonly key: string | null; readonly name: string | null },
  language: 'de' | 'en' | 'nl',
): string {
  if (name !== null) return name;
  const own = words[language];
  return key !== null && key in own ? own[key as keyof Words] : own.general;
}
