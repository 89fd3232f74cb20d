import { fuelWords } from '../../vehicles/rules/import-row.ts';
import { dayOf, decimalOf, wholeNumberOf, wordOf } from '../../vehicles/rules/read-cell.ts';
import { type CarDates, type DateKind, dateKinds, type NewCar } from '../contract.ts';

const dateNames: { readonly [kind in DateKind]: readonly string[] } = {
  lastInspection: ['letztehu', 'letzteapk', 'laatsteapk', 'lastmot'],
  nextInspection: [
    'hu',
    'tuv',
    'hubis',
    'nachstehu',
    'hauptuntersuchung',
    'apk',
    'apktot',
    'volgendeapk',
    'mot',
    'nextmot',
  ],
  lastService: ['letzterservice', 'letzteinspektion', 'laatstebeurt', 'laatsteonderhoud'],
  nextService: ['nachsterservice', 'nachsteinspektion', 'service', 'volgendebeurt', 'volgendonderhoud'],
  lastVisit: ['letzterbesuch', 'letzterwerkstattbesuch', 'laatstebezoek'],
  ordered: ['bestelltam', 'bestelldatum', 'besteld', 'orderdate'],
  expectedDelivery: ['liefertermin', 'verwachteaflevering', 'deliveryexpected'],
  delivered: ['auslieferung', 'ausgeliefertam', 'lieferdatum', 'afgeleverd', 'aflevering', 'handover'],
  warrantyEnd: ['garantieende', 'garantiebis', 'garantietot', 'garantie', 'warranty'],
  mobilityEnd: ['mobilitatsgarantie', 'mobilitatsgarantiebis', 'mobiliteitsgarantie'],
  servicePlanEnd: ['servicevertragende', 'wartungsvertragbis', 'onderhoudscontracttot', 'serviceplan'],
  leaseEnd: ['leasingende', 'leasingbis', 'leaseeinde', 'leasetot', 'lease'],
  financeEnd: ['finanzierungsende', 'finanzierungbis', 'financieringtot', 'finance'],
  airConditioning: ['klimaservice', 'aircoservice'],
  brakeFluid: ['bremsflussigkeit', 'remvloeistof'],
  timingBelt: ['zahnriemen', 'distributieriem'],
  timingBeltDue: ['zahnriemenfallig', 'distributieriemtot'],
  battery: ['batterie', 'accu'],
  treadMeasured: ['profilgemessen', 'profielgemeten'],
};

/** The fields of a file of customers' cars, each with the names its column goes by. */
export const carFields = {
  plate: ['kennzeichen', 'amtlicheskennzeichen', 'kenteken', 'registration', 'licenseplate', 'licenceplate'],
  vin: ['fin', 'fahrgestellnummer', 'chassisnummer'],
  make: ['marke', 'hersteller', 'fabrikat', 'merk', 'brand'],
  model: ['modell', 'typ', 'type'],
  fuel: ['kraftstoff', 'brandstof'],
  firstRegistration: ['erstzulassung', 'ez', 'eerstetoelating', 'eersteregistratie'],
  nextServiceKm: ['nachsterservicekm', 'servicebeikm', 'volgendebeurtkm'],
  yearlyKm: ['jahresfahrleistung', 'kmprojahr', 'jaarkilometrage', 'kmperjaar'],
  mileageKm: ['kilometerstand', 'laufleistung', 'km', 'kmstand', 'mileage', 'tellerstand'],
  mileageOn: ['kilometerstandam', 'kmstandam', 'kmdatum', 'tellerstandop', 'mileagedate'],
  storedTyres: ['eingelagertereifen', 'reifenlager', 'bandenopslag'],
  summerTreadMm: ['profilsommer', 'profielzomer'],
  winterTreadMm: ['profilwinter', 'profielwinter'],
  ownerEmail: ['email', 'halteremail', 'kundenemail', 'emailadresse', 'emailklant', 'customeremail'],
  ownerName: ['halter', 'kunde', 'name', 'eigenaar', 'klant', 'owner', 'customer'],
  ownedFrom: ['halterseit', 'gekauftam', 'kaufdatum', 'eigenaarsinds', 'aankoopdatum', 'purchased'],
  note: ['bemerkung', 'notiz', 'opmerking', 'comment'],
  ...dateNames,
} as const;
export type CarField = keyof typeof carFields;
export const neededCarFields: readonly CarField[] = ['make', 'model'];

const tyreWords = {
  summer: ['sommer', 'sommerreifen', 'zomer', 'zomerbanden'],
  winter: ['winterreifen', 'winterbanden'],
} as const;

export interface CarProblem {
  readonly field: CarField;
  readonly code: string;
  readonly value: string | null;
}

export interface CarOfRow {
  readonly values: Omit<NewCar, 'dates' | 'owner' | 'mileage'>;
  readonly dates: Partial<CarDates>;
  readonly mileage: { readonly on: string; readonly km: number } | null;
  readonly owner: { readonly email: string; readonly name: string; readonly from: string | null };
}

/** A line of the file as a car, or everything that is wrong with it. A mileage without a day is of `today`. */
export function carOfRow(
  cellOf: (field: CarField) => string,
  today: string,
): { readonly car: CarOfRow } | { readonly problems: readonly CarProblem[] } {
  const problems: CarProblem[] = [];
  const read = <T>(field: CarField, reading: (text: string) => T | null | undefined): T | null => {
    const value = reading(cellOf(field));
    if (value === undefined) {
      problems.push({ field, code: 'import.unreadable', value: cellOf(field).slice(0, 200) });
    }
    return value ?? null;
  };
  const text = (field: CarField, most: number) =>
    read(field, (cell) => (cell === '' ? null : cell.length <= most ? cell : undefined));
  const whole = (field: CarField, least: number, most: number) =>
    read(field, (cell) => {
      const value = wholeNumberOf(cell);
      return typeof value === 'number' && (value < least || value > most) ? undefined : value;
    });
  const tread = (field: CarField) =>
    read(field, (cell) => {
      const value = decimalOf(cell.replace(/\s*mm$/i, ''));
      return typeof value === 'number' && value > 20 ? undefined : value;
    });
  for (const field of neededCarFields) {
    if (cellOf(field) === '') problems.push({ field, code: 'import.missing', value: null });
  }
  const km = whole('mileageKm', 0, 5_000_000);
  const on = read('mileageOn', (cell) => {
    const day = dayOf(cell);
    return typeof day === 'string' && day > today ? undefined : day;
  });
  const car: CarOfRow = {
    values: {
      make: text('make', 80) ?? '',
      model: text('model', 200) ?? '',
      plate: text('plate', 20),
      vin: text('vin', 30),
      fuel: read('fuel', (cell) => wordOf(cell, fuelWords)),
      firstRegistration: read('firstRegistration', dayOf),
      nextServiceKm: whole('nextServiceKm', 1, 5_000_000),
      yearlyKm: whole('yearlyKm', 0, 300_000),
      storedTyres: read('storedTyres', (cell) => wordOf(cell, tyreWords)),
      summerTreadMm: tread('summerTreadMm'),
      winterTreadMm: tread('winterTreadMm'),
      note: text('note', 2000),
    },
    dates: Object.fromEntries(
      dateKinds.flatMap((kind) => (cellOf(kind) === '' ? [] : [[kind, read(kind, dayOf)]])),
    ),
    mileage: km === null ? null : { on: on ?? today, km },
    owner: {
      email: cellOf('ownerEmail').toLowerCase(),
      name: cellOf('ownerName').toLowerCase(),
      from: read('ownedFrom', dayOf),
    },
  };
  return problems.length > 0 ? { problems } : { car };
}
