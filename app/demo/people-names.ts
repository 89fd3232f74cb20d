import type { Language } from '../../platform/http/shapes.ts';
import type { Chance } from './random.ts';

const first: Record<Language, readonly string[]> = {
  de: [
    'Sabine',
    'Markus',
    'Ursula',
    'Stefan',
    'Katrin',
    'Jörg',
    'Petra',
    'Ali',
    'Svenja',
    'Günther',
    'Nadine',
    'Holger',
    'Elif',
    'Rainer',
    'Birgit',
    'Dominik',
    'Helga',
    'Torsten',
    'Miriam',
    'Rüdiger',
  ],
  nl: [
    'Jan',
    'Sophie',
    'Pieter',
    'Marieke',
    'Bram',
    'Femke',
    'Joost',
    'Anouk',
    'Ruben',
    'Lotte',
    'Kees',
    'Ilse',
    'Thijs',
    'Hanneke',
    'Wouter',
    'Noor',
  ],
  en: ['Emma', 'James', 'Olivia', 'Harry', 'Priya', 'Liam', 'Grace', 'Daniel'],
};
const last: Record<Language, readonly string[]> = {
  de: [
    'Köhler',
    'Weber',
    'Schäfer',
    'Müller',
    'Brandt',
    'Groß',
    'Yılmaz',
    'Lindner',
    'Hölzl',
    'Kaya',
    'Sommer',
    'Baumgärtner',
    'Rösch',
    'Engel',
    'Fuchs',
    'Dietrich',
    'Jäger',
    'Keller',
    'Graf',
    'von der Heydt',
  ],
  nl: [
    'de Vries',
    'Jansen',
    'van den Berg',
    'Bakker',
    'Smeets',
    'Hendriks',
    'van Dijk',
    'Vermeulen',
    'Kuipers',
    'Dekker',
    'Peters',
    'van der Linden',
  ],
  en: ['Clarke', 'Hughes', 'Patel', 'Morgan', 'Bennett', 'Foster'],
};
const companies: Record<Language, readonly string[]> = {
  de: [
    'Brenner Haustechnik GmbH',
    'Malerbetrieb Ziegler',
    'Pflegedienst Sonnenhof GmbH',
    'Elektro Wiesental KG',
  ],
  nl: ['Loodgietersbedrijf Maas BV', 'Hovenier Groenrijk', 'Thuiszorg Peel en Maas'],
  en: ['Rhine Logistics Ltd'],
};

export interface DemoCustomer {
  readonly first: string;
  readonly last: string;
  readonly company: string | null;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
}

/** An invented customer; the number keeps addresses and phones apart. Phones lie in ranges kept for fiction. */
export function inventCustomer(chance: Chance, language: Language, number: number): DemoCustomer {
  const firstName = chance.pick(first[language]);
  const lastName = chance.pick(last[language]);
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^A-Za-z]/g, '')
      .toLowerCase();
  const digits = String(number).padStart(4, '0');
  return {
    first: firstName,
    last: lastName,
    company: chance.happens(0.06) ? chance.pick(companies[language]) : null,
    email: `${plain(firstName)}.${plain(lastName)}${number}@example.${language === 'nl' ? 'org' : 'net'}`,
    phone: language === 'nl' ? `06 5550 ${digits}` : `0171 555 ${digits}`,
    language,
  };
}
