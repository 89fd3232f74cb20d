import type { Chance } from './random.ts';

type Language = 'de' | 'nl' | 'en';

const places: Record<Language, readonly (readonly [string, string])[]> = {
  de: [
    ['79539', 'Lörrach'],
    ['79576', 'Weil am Rhein'],
    ['79618', 'Rheinfelden'],
    ['79650', 'Schopfheim'],
    ['79585', 'Steinen'],
  ],
  nl: [
    ['5911 AB', 'Venlo'],
    ['5971 DE', 'Grubbenvorst'],
    ['5801 GH', 'Venray'],
    ['6041 KL', 'Roermond'],
  ],
  en: [['79539', 'Lörrach']],
};
const streets: Record<Language, readonly string[]> = {
  de: ['Hauptstraße', 'Gartenweg', 'Bergstraße', 'Schulgasse', 'Am Wiesenbach', 'Tumringer Straße'],
  nl: ['Kerkstraat', 'Molenweg', 'Dorpsstraat', 'Maasboulevard', 'Beatrixlaan'],
  en: ['Bergstraße', 'Gartenweg'],
};

/** What was written down about customers. */
export const demoNotes: Record<Language, readonly string[]> = {
  de: [
    'Möchte nur nach 17 Uhr angerufen werden.',
    'Fährt viel Autobahn, interessiert sich für Diesel und Hybrid.',
    'Hat einen Hund, achtet auf die Höhe der Ladekante.',
    'Inspektion immer mit Leihwagen.',
  ],
  nl: [
    'Liever alleen na 17 uur bellen.',
    'Rijdt veel snelweg, wil een hybride proberen.',
    'Heeft een caravan: trekgewicht is belangrijk.',
  ],
  en: ['Prefers to be called after five.', 'Looks for an automatic.'],
};
/** What proves a permission. */
export const demoProofs: Record<Language, string> = {
  de: 'Datenschutzblatt beim Fahrzeugkauf, Kundenmappe',
  nl: 'Toestemmingsformulier bij aankoop, klantmap',
  en: 'Consent form at the purchase, customer file',
};

/** Where an invented customer lives and when they were born; some are not known. */
export function inventHome(chance: Chance, language: Language) {
  const [postcode, city] = chance.pick(places[language]);
  const street = `${chance.pick(streets[language])} ${chance.between(1, 90)}`;
  const birthday = Temporal.PlainDate.from('1950-01-01').add({ days: chance.between(0, 19_000) });
  return {
    addresses: [{ kind: null, street, postcode, city, country: language === 'nl' ? 'NL' : 'DE' }],
    birthday: chance.happens(0.7) ? birthday : null,
  };
}
