import type { HouseSettings } from '../../dealers/contract.ts';
import type { VehicleValues } from '../contract.ts';
import { exposeTexts } from '../texts/expose.ts';

type Language = keyof typeof exposeTexts;

/** What stands on an exposé, in the words of its language, in the order in which it is read. */
export interface ExposeContent {
  readonly fileName: string;
  readonly title: string;
  readonly summary: string;
  readonly price: string;
  readonly data: Part;
  readonly environment: Part;
  readonly equipment: { readonly title: string; readonly items: readonly string[] };
  readonly description: { readonly title: string; readonly text: string };
  readonly contact: { readonly title: string; readonly lines: readonly string[] };
  readonly dealer: { readonly name: string; readonly lines: readonly string[] };
  readonly smallPrint: readonly string[];
  readonly page: (page: number, pages: number) => string;
}

interface Part {
  readonly title: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
}

export interface ExposeSubject {
  readonly values: VehicleValues;
  readonly language: Language;
  readonly dealerName: string;
  readonly house: HouseSettings;
  readonly person: { readonly name: string; readonly email: string } | null;
}

/** What is not known leaves its line out. Consumption by law stands on it whenever the vehicle has the figures. */
export function exposeContent(subject: ExposeSubject): ExposeContent {
  const { values, language, house, person } = subject;
  const texts = exposeTexts[language];
  const title = `${values.make} ${values.model}`.trim();
  const environment = environmentRows(values, language);
  const number = values.offerNumber === null ? '' : ` ${values.offerNumber}`;
  return {
    fileName: `${texts.fileName} ${title}${number}.pdf`.replace(/[\\/:*?"<>|]/g, '-'),
    title,
    summary: summaryOf(values, language),
    price: values.price === null ? texts.priceOnRequest : money(values.price, language),
    data: { title: texts.data, rows: dataRows(values, language) },
    environment: { title: texts.environment, rows: environment },
    equipment: { title: texts.equipment, items: values.equipment },
    description: { title: texts.description, text: values.description ?? '' },
    contact: { title: texts.contact, lines: person === null ? [] : [person.name, person.email] },
    dealer: { name: subject.dealerName, lines: addressLines(house) },
    smallPrint: [
      ...(environment.length > 0 ? [texts.wltp] : []),
      texts.noWarranty,
      ...(house.smallPrint === null ? [] : [house.smallPrint]),
    ],
    page: texts.page,
  };
}

function summaryOf(values: VehicleValues, language: Language): string {
  const texts = exposeTexts[language];
  return [
    texts.conditions[values.condition],
    monthOf(values.firstRegistration),
    distance(values.mileageKm, language),
    values.fuel && texts.fuels[values.fuel],
    power(values.powerKw, language),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
}

function dataRows(values: VehicleValues, language: Language): Part['rows'] {
  const { labels, conditions, fuels, transmissions } = exposeTexts[language];
  return known([
    [labels.condition, conditions[values.condition]],
    [labels.firstRegistration, monthOf(values.firstRegistration)],
    [labels.mileage, distance(values.mileageKm, language)],
    [labels.fuel, values.fuel && fuels[values.fuel]],
    [labels.transmission, values.transmission && transmissions[values.transmission]],
    [labels.power, power(values.powerKw, language)],
    [labels.body, values.body],
    [labels.colour, values.colour],
    [labels.doors, text(values.doors)],
    [labels.seats, text(values.seats)],
    [labels.nextInspection, monthOf(values.nextInspection)],
    [labels.ownersBefore, text(values.ownersBefore)],
    [labels.location, values.location],
    [labels.offerNumber, values.offerNumber],
    [labels.vin, values.vin],
  ]);
}

function environmentRows(values: VehicleValues, language: Language): Part['rows'] {
  const { labels } = exposeTexts[language];
  const figure = (value: number | null, unit: string) =>
    value === null ? null : `${numberOf(value, language)} ${unit}`;
  return known([
    [labels.consumption, figure(values.litresPer100Km, values.fuel === 'gas' ? 'kg/100 km' : 'l/100 km')],
    [labels.powerConsumption, figure(values.kwhPer100Km, 'kWh/100 km')],
    [labels.co2, figure(values.co2GramsPerKm, 'g/km')],
    [labels.co2Class, values.co2Class],
    [labels.electricRange, figure(values.electricRangeKm, 'km')],
  ]);
}

function known(rows: readonly (readonly [string, string | null])[]): Part['rows'] {
  return rows.flatMap(([label, value]) => (value === null || value === '' ? [] : [[label, value] as const]));
}

function addressLines(house: HouseSettings): string[] {
  const place = [house.postcode, house.city].filter(Boolean).join(' ');
  return [house.street, place, house.phone, house.email, house.website].filter(
    (line): line is string => line !== null && line !== '',
  );
}

function money(price: NonNullable<VehicleValues['price']>, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: price.currency,
    minimumFractionDigits: price.cents % 100 === 0 ? 0 : 2,
  }).format(price.cents / 100);
}

/** A horse-power is what people ask for: 735.49875 watts. */
function power(kw: number | null, language: Language): string | null {
  if (kw === null) return null;
  const horse = { de: 'PS', nl: 'pk', en: 'hp' }[language];
  return `${numberOf(kw, language)} kW (${numberOf(Math.round(kw / 0.735_498_75), language)} ${horse})`;
}

function distance(km: number | null, language: Language): string | null {
  return km === null ? null : `${numberOf(km, language)} km`;
}

function numberOf(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

function monthOf(day: string | null): string | null {
  return day === null ? null : `${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

const text = (value: number | null) => (value === null ? null : String(value));
