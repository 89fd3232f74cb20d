import type { WeeklyHours } from '../../modules/working-hours/index.ts';
import type { Language } from '../../platform/http/shapes.ts';

/** Who and what the demo is made of: three locations, eight people, their stock. All invented. */
export interface DemoDealer {
  readonly key: string;
  readonly name: string;
  readonly country: 'DE' | 'NL';
  readonly region: string | null;
  readonly timeZone: string;
  readonly language: Language;
  readonly responseMinutes: number;
  /** Enquiries on a usual working day. */
  readonly perDay: number;
}

export const demoDealers: readonly DemoDealer[] = [
  {
    key: 'loerrach',
    name: 'Autohaus Lörrach',
    country: 'DE',
    region: 'BW',
    timeZone: 'Europe/Berlin',
    language: 'de',
    responseMinutes: 120,
    perDay: 7,
  },
  {
    key: 'schopfheim',
    name: 'Autohaus Schopfheim',
    country: 'DE',
    region: 'BW',
    timeZone: 'Europe/Berlin',
    language: 'de',
    responseMinutes: 180,
    perDay: 3,
  },
  {
    key: 'venlo',
    name: 'Autobedrijf Venlo',
    country: 'NL',
    region: null,
    timeZone: 'Europe/Amsterdam',
    language: 'nl',
    responseMinutes: 120,
    perDay: 3,
  },
];

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly language: Language;
  readonly at: readonly {
    readonly dealer: string;
    readonly role: 'salesperson' | 'supervisor' | 'administrator';
    readonly receives: boolean;
    readonly supervisor?: string;
  }[];
  /** Answers this share of the leads inside the promised time. */
  readonly diligence: number;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    login: 'anna',
    name: 'Anna Vogt',
    language: 'de',
    diligence: 0.93,
    at: [{ dealer: 'loerrach', role: 'salesperson', receives: true, supervisor: 'claudia' }],
  },
  {
    login: 'tom',
    name: 'Tom Brenner',
    language: 'de',
    diligence: 0.74,
    at: [{ dealer: 'loerrach', role: 'salesperson', receives: true, supervisor: 'claudia' }],
  },
  {
    login: 'mehmet',
    name: 'Mehmet Aydın',
    language: 'de',
    diligence: 0.88,
    at: [{ dealer: 'loerrach', role: 'salesperson', receives: true, supervisor: 'claudia' }],
  },
  {
    login: 'claudia',
    name: 'Claudia Richter',
    language: 'de',
    diligence: 0.95,
    at: [
      { dealer: 'loerrach', role: 'supervisor', receives: false },
      { dealer: 'schopfheim', role: 'supervisor', receives: false },
    ],
  },
  {
    login: 'juergen',
    name: 'Jürgen Weiß',
    language: 'de',
    diligence: 0.9,
    at: [
      { dealer: 'loerrach', role: 'administrator', receives: false },
      { dealer: 'schopfheim', role: 'administrator', receives: false },
      { dealer: 'venlo', role: 'administrator', receives: false },
    ],
  },
  {
    login: 'lukas',
    name: 'Lukas Frey',
    language: 'de',
    diligence: 0.85,
    at: [{ dealer: 'schopfheim', role: 'salesperson', receives: true, supervisor: 'claudia' }],
  },
  {
    login: 'sanne',
    name: 'Sanne de Boer',
    language: 'nl',
    diligence: 0.9,
    at: [{ dealer: 'venlo', role: 'supervisor', receives: true }],
  },
  {
    login: 'daan',
    name: 'Daan Peeters',
    language: 'nl',
    diligence: 0.8,
    at: [{ dealer: 'venlo', role: 'salesperson', receives: true, supervisor: 'sanne' }],
  },
];

/** Which locations belong together. */
export const demoGroups: readonly {
  readonly key: string;
  readonly name: string;
  readonly kind: 'carGroup' | 'importer';
  readonly dealers: readonly string[];
}[] = [
  {
    key: 'dreilaendereck',
    name: 'Autogruppe Dreiländereck',
    kind: 'carGroup',
    dealers: ['loerrach', 'schopfheim'],
  },
  { key: 'importeur', name: 'Importeur', kind: 'importer', dealers: ['loerrach', 'schopfheim', 'venlo'] },
];

/** Tom works from Monday to Thursday. */
export const demoPartTime: { readonly dealer: string; readonly who: string; readonly hours: WeeklyHours } = {
  dealer: 'loerrach',
  who: 'tom',
  hours: {
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '18:00']],
    fri: [],
    sat: [],
    sun: [],
  },
};

/** Who shares which leads at a location; all others go round among everybody. */
export const demoDistributionGroup: {
  readonly dealer: string;
  readonly name: string;
  readonly brands: readonly string[];
  readonly members: readonly { readonly who: string; readonly weight: number }[];
} = {
  dealer: 'loerrach',
  name: 'Škoda',
  brands: ['Škoda'],
  members: [
    { who: 'anna', weight: 2 },
    { who: 'mehmet', weight: 1 },
  ],
};

/** Everybody in the demo signs in with this; the terminal tells it. */
export const demoPassword = 'probefahrt-morgen';
export const demoLogins = demoPeople.map(({ login }) => login);
/** The one who may everything, also see the mail catcher. */
export const demoAdministrator = 'juergen';

/** Days before (negative) or after today. */
export const demoAbsences: readonly {
  readonly dealer: string;
  readonly who: string;
  readonly deputy: string | null;
  readonly fromDay: number;
  readonly untilDay: number;
}[] = [
  { dealer: 'loerrach', who: 'tom', deputy: 'anna', fromDay: -30, untilDay: -23 },
  { dealer: 'loerrach', who: 'mehmet', deputy: 'tom', fromDay: -12, untilDay: -9 },
  { dealer: 'loerrach', who: 'anna', deputy: 'mehmet', fromDay: 6, untilDay: 13 },
  { dealer: 'venlo', who: 'daan', deputy: 'sanne', fromDay: -3, untilDay: 2 },
  { dealer: 'schopfheim', who: 'lukas', deputy: 'claudia', fromDay: 20, untilDay: 34 },
];

export interface DemoModel {
  readonly make: string;
  readonly model: string;
  readonly priceEuro: number;
}

export const demoModels: readonly DemoModel[] = [
  { make: 'Volkswagen', model: 'Golf VIII 1.5 TSI Life', priceEuro: 21_900 },
  { make: 'Volkswagen', model: 'Golf VIII 2.0 TDI Style', priceEuro: 24_450 },
  { make: 'Volkswagen', model: 'Polo 1.0 TSI', priceEuro: 16_800 },
  { make: 'Volkswagen', model: 'Tiguan 2.0 TDI 4MOTION', priceEuro: 31_500 },
  { make: 'Volkswagen', model: 'ID.3 Pro', priceEuro: 27_900 },
  { make: 'Volkswagen', model: 'Caddy Cargo 2.0 TDI', priceEuro: 19_700 },
  { make: 'Škoda', model: 'Octavia Combi 2.0 TDI', priceEuro: 22_300 },
  { make: 'Škoda', model: 'Kodiaq 2.0 TDI Sportline', priceEuro: 34_900 },
  { make: 'Škoda', model: 'Enyaq 80', priceEuro: 33_200 },
  { make: 'Škoda', model: 'Fabia 1.0 TSI Ambition', priceEuro: 14_900 },
  { make: 'Audi', model: 'A3 Sportback 35 TFSI', priceEuro: 25_600 },
  { make: 'Audi', model: 'Q3 40 TDI quattro', priceEuro: 32_800 },
  { make: 'SEAT', model: 'Leon Sportstourer 1.5 eTSI', priceEuro: 20_400 },
  { make: 'CUPRA', model: 'Formentor 1.5 TSI', priceEuro: 28_700 },
  { make: 'Volkswagen', model: 'T-Roc Cabriolet 1.5 TSI', priceEuro: 29_900 },
];
