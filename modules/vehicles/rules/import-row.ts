import type { NewVehicle } from '../contract.ts';
import { centsOf, dayOf, decimalOf, wholeNumberOf, wordOf } from './read-cell.ts';

/** The fields of a stock file, each with the names its column goes by in German, Dutch and English. */
export const importFields = {
  offerNumber: [
    'angebotsnummer',
    'angebotsnr',
    'internenummer',
    'fahrzeugnummer',
    'aanbodnummer',
    'stocknumber',
    'stockno',
    'internalnumber',
    'sku',
  ],
  vin: ['fin', 'fahrgestellnummer', 'fgnr', 'chassisnummer', 'vehicleidentificationnumber'],
  make: ['marke', 'hersteller', 'merk', 'brand', 'manufacturer'],
  model: ['modell', 'modellbezeichnung', 'modelname'],
  condition: ['zustand', 'fahrzeugart', 'neugebraucht', 'staat', 'conditie'],
  price: [
    'preis',
    'verkaufspreis',
    'bruttopreis',
    'endpreis',
    'prijs',
    'verkoopprijs',
    'grossprice',
    'saleprice',
  ],
  mileageKm: ['kilometerstand', 'laufleistung', 'km', 'kmstand', 'mileage', 'tellerstand', 'odometer'],
  firstRegistration: [
    'erstzulassung',
    'ez',
    'eersteregistratie',
    'eerstetoelating',
    'bouwjaar',
    'registered',
    'registrationdate',
  ],
  location: ['standort', 'filiale', 'vestiging', 'locatie', 'branch', 'site'],
  contactPerson: ['ansprechpartner', 'verkaufer', 'contactpersoon', 'verkoper', 'salesperson'],
  link: ['url', 'inserat', 'anzeige', 'advertentie', 'advert'],
  fuel: ['kraftstoff', 'kraftstoffart', 'brandstof', 'fueltype'],
  transmission: ['getriebe', 'getriebeart', 'transmissie', 'versnellingsbak', 'gearbox'],
  powerKw: ['leistung', 'leistungkw', 'kw', 'vermogen', 'vermogenkw', 'power'],
  body: ['karosserie', 'aufbau', 'karosserieform', 'carrosserie', 'bodytype'],
  colour: ['farbe', 'aussenfarbe', 'kleur', 'color', 'exteriorcolour'],
  doors: ['turen', 'turenanzahl', 'deuren'],
  seats: ['sitze', 'sitzplatze', 'zitplaatsen'],
  nextInspection: ['hu', 'tuv', 'hauptuntersuchung', 'hubis', 'apk', 'apktot', 'mot', 'inspection'],
  ownersBefore: ['vorbesitzer', 'halter', 'anzahlhalter', 'eigenaren', 'owners', 'previousowners'],
  equipment: ['ausstattung', 'uitrusting', 'opties', 'features'],
  description: ['beschreibung', 'bemerkung', 'omschrijving', 'opmerking', 'comment'],
  litresPer100Km: ['verbrauch', 'verbrauchkombiniert', 'verbruik', 'consumption'],
  kwhPer100Km: ['stromverbrauch', 'stroomverbruik', 'powerconsumption'],
  co2GramsPerKm: ['co2', 'co2emission', 'co2emissionen', 'co2uitstoot'],
  co2Class: ['co2klasse', 'energielabel'],
  electricRangeKm: ['reichweite', 'actieradius', 'range'],
} as const;
export type ImportField = keyof typeof importFields;
export const neededFields: readonly ImportField[] = ['make', 'model'];

export const fuelWords = {
  petrol: ['benzin', 'super', 'benzine', 'gasoline', 'ottokraftstoff'],
  diesel: [],
  hybrid: ['hybridbenzin', 'hybriddiesel', 'vollhybrid', 'mildhybrid', 'hybride', 'hybridbenzinelektro'],
  pluginHybrid: ['plugin', 'pluginhybride', 'phev'],
  electric: ['elektro', 'strom', 'elektrisch', 'ev', 'bev'],
  gas: ['erdgas', 'cng', 'autogas', 'lpg', 'flussiggas'],
  hydrogen: ['wasserstoff', 'waterstof'],
  other: ['sonstige', 'andere', 'overig'],
} as const;
const transmissionWords = {
  manual: ['schaltgetriebe', 'schalter', 'handschaltung', 'handgeschakeld', 'manuell', 'handmatig'],
  automatic: ['automatik', 'automatikgetriebe', 'automaat', 'automatisch', 'dsg', 'halbautomatik'],
} as const;
const conditionWords = {
  new: ['neu', 'neuwagen', 'neufahrzeug', 'nieuw', 'nw'],
  used: [
    'gebraucht',
    'gebrauchtwagen',
    'gebrauchtfahrzeug',
    'gebruikt',
    'occasion',
    'gw',
    'vorfuhrwagen',
    'jahreswagen',
    'tageszulassung',
  ],
} as const;
const co2Classes = { A: [], B: [], C: [], D: [], E: [], F: [], G: [] } as const;

export interface RowProblem {
  readonly field: ImportField;
  readonly code: string;
  readonly value: string | null;
}

/** A line of the file as a vehicle, or everything that is wrong with it. Names of people are ids already, by `personOf`. */
export function vehicleOfRow(
  cellOf: (field: ImportField) => string,
  people: { readonly idOf: (text: string) => string | null; readonly currency: string },
): { readonly vehicle: NewVehicle } | { readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const read = <T>(field: ImportField, reading: (text: string) => T | null | undefined): T | null => {
    const text = cellOf(field);
    const value = reading(text);
    if (value === undefined) problems.push({ field, code: 'import.unreadable', value: text.slice(0, 200) });
    return value ?? null;
  };
  const text = (field: ImportField, most: number) =>
    read(field, (cell) => (cell === '' ? null : cell.length <= most ? cell : undefined));
  const whole = (field: ImportField, least: number, most: number) =>
    read(field, (cell) => within(wholeNumberOf(cell), least, most));
  for (const field of neededFields) {
    if (cellOf(field) === '') problems.push({ field, code: 'import.missing', value: null });
  }
  const cents = read('price', centsOf);
  const link = read('link', (cell) =>
    cell === '' ? null : /^https?:\/\/\S{1,990}$/.test(cell) ? cell : undefined,
  );
  const vehicle: NewVehicle = {
    make: text('make', 80) ?? '',
    model: text('model', 200) ?? '',
    condition: read('condition', (cell) => wordOf(cell, conditionWords)) ?? 'used',
    offerNumber: text('offerNumber', 60),
    vin: text('vin', 30),
    price: cents === null ? null : { cents, currency: people.currency },
    mileageKm: whole('mileageKm', 0, 5_000_000),
    firstRegistration: read('firstRegistration', dayOf),
    location: text('location', 120),
    contactPersonId: read('contactPerson', (cell) => (cell === '' ? null : (people.idOf(cell) ?? undefined))),
    links: link === null ? [] : [link],
    fuel: read('fuel', (cell) => wordOf(cell, fuelWords)),
    transmission: read('transmission', (cell) => wordOf(cell, transmissionWords)),
    powerKw: whole('powerKw', 1, 3000),
    body: text('body', 60),
    colour: text('colour', 60),
    doors: read('doors', (cell) => within(wholeNumberOf(cell.replace(/[/-].*$/, '')), 1, 9)),
    seats: whole('seats', 1, 99),
    nextInspection: read('nextInspection', (cell) =>
      /^neu$|^new$|^nieuw$/i.test(cell) ? null : dayOf(cell),
    ),
    ownersBefore: whole('ownersBefore', 0, 99),
    equipment: equipmentOf(cellOf('equipment')),
    description: text('description', 10_000),
    litresPer100Km: read('litresPer100Km', decimalOf),
    kwhPer100Km: read('kwhPer100Km', decimalOf),
    co2GramsPerKm: whole('co2GramsPerKm', 0, 2000),
    co2Class: read('co2Class', (cell) => wordOf(cell, co2Classes)),
    electricRangeKm: whole('electricRangeKm', 1, 5000),
  };
  return problems.length > 0 ? { problems } : { vehicle };
}

function within(value: number | null | undefined, least: number, most: number): number | null | undefined {
  return value === null || value === undefined || (value >= least && value <= most) ? value : undefined;
}

function equipmentOf(text: string): string[] {
  return text
    .split(/[;|,\n]/)
    .map((part) => part.trim().slice(0, 120))
    .filter((part) => part !== '')
    .slice(0, 200);
}
