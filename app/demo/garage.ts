import { addCar } from '../../modules/cars/index.ts';
import { writeSettings } from '../../modules/dealers/index.ts';
import {
  addPicture,
  changeVehicle,
  departVehicle,
  listReservationTypes,
  reserveVehicle,
} from '../../modules/vehicles/index.ts';
import { pictureOfDrawing } from '../../platform/pictures/index.ts';
import type { DealerTx } from '../../platform/sql/index.ts';
import { type CarDrawing, drawCar } from './car-drawing.ts';
import { type DemoDealer, type DemoModel, demoModels } from './cast.ts';
import { chanceOf } from './random.ts';

/** What makes the stock look lived with. Has a chance of its own, so that the story stays as it is. */
const chance = chanceOf(4711);

const paints = [
  { colour: { de: 'Weiß', nl: 'Wit', en: 'White' }, css: '#e9edf0' },
  { colour: { de: 'Schwarz', nl: 'Zwart', en: 'Black' }, css: '#2b2f36' },
  { colour: { de: 'Silber', nl: 'Zilver', en: 'Silver' }, css: '#a9b2ba' },
  { colour: { de: 'Blau', nl: 'Blauw', en: 'Blue' }, css: '#2a5a9c' },
  { colour: { de: 'Rot', nl: 'Rood', en: 'Red' }, css: '#a8322c' },
  { colour: { de: 'Grün', nl: 'Groen', en: 'Green' }, css: '#3f6b4f' },
] as const;
const equipment = {
  de: [
    'Klimaautomatik',
    'Sitzheizung',
    'Einparkhilfe',
    'Navigationssystem',
    'LED-Scheinwerfer',
    'Anhängerkupplung',
    'Rückfahrkamera',
    'Tempomat',
  ],
  nl: [
    'Climate control',
    'Stoelverwarming',
    'Parkeersensoren',
    'Navigatie',
    'Ledkoplampen',
    'Trekhaak',
    'Achteruitrijcamera',
    'Cruisecontrol',
  ],
  en: [
    'Climate control',
    'Heated seats',
    'Parking sensors',
    'Navigation',
    'LED headlights',
    'Tow bar',
    'Rear camera',
    'Cruise control',
  ],
};

/** Gives a vehicle of the stock its data, a picture and an advertisement. */
export async function furnish(
  tx: DealerTx,
  vehicleId: string,
  { model, dealer }: { readonly model: DemoModel; readonly dealer: DemoDealer },
): Promise<void> {
  const electric = /ID\.|Enyaq/.test(model.model);
  const diesel = model.model.includes('TDI');
  const paint = chance.pick(paints);
  const co2 = electric ? 0 : chance.between(112, 168);
  await changeVehicle(tx, vehicleId, {
    fuel: electric ? 'electric' : diesel ? 'diesel' : model.model.includes('eTSI') ? 'hybrid' : 'petrol',
    transmission: chance.happens(0.6) ? 'automatic' : 'manual',
    powerKw: electric ? 150 : chance.pick([70, 85, 110, 147]),
    colour: paint.colour[dealer.language],
    doors: bodyOf(model) === 'van' ? 4 : 5,
    seats: bodyOf(model) === 'van' ? 2 : 5,
    ownersBefore: chance.between(0, 2),
    equipment: equipment[dealer.language].filter(() => chance.happens(0.6)),
    links: [`https://www.autoboerse.example/${dealer.key}/${vehicleId.slice(-6)}`],
    nextInspection: tx.now
      .toZonedDateTimeISO(dealer.timeZone)
      .toPlainDate()
      .add({ months: chance.between(3, 24) })
      .toString(),
    ...(electric
      ? {
          kwhPer100Km: chance.between(150, 185) / 10,
          electricRangeKm: chance.between(390, 540),
          co2Class: 'A' as const,
        }
      : {
          litresPer100Km: Math.round(co2 / (diesel ? 2.65 : 2.32)) / 10,
          co2Class: co2 < 135 ? ('D' as const) : ('E' as const),
        }),
    co2GramsPerKm: co2,
  });
  const drawing = { body: bodyOf(model), paint: paint.css, sky: '#9fc3e6' };
  await addPicture(tx, vehicleId, { bytes: await drawn(drawing) });
}

function bodyOf({ model }: DemoModel): CarDrawing['body'] {
  if (model.includes('Caddy')) return 'van';
  if (/Tiguan|Kodiaq|Enyaq|Q3|Formentor|T-Roc/.test(model)) return 'suv';
  return /Combi|Sportstourer/.test(model) ? 'estate' : 'hatchback';
}

const made = new Map<string, Promise<Buffer>>();

/** The same drawing is made once. */
function drawn(drawing: CarDrawing): Promise<Buffer> {
  const key = JSON.stringify(drawing);
  const known = made.get(key) ?? pictureOfDrawing(drawCar(drawing), { width: 800, height: 600 });
  made.set(key, known);
  return known;
}

const houses: Readonly<Record<string, { street: string; postcode: string; city: string; phone: string }>> = {
  loerrach: { street: 'Basler Straße 112', postcode: '79540', city: 'Lörrach', phone: '+49 7621 55 01 00' },
  schopfheim: { street: 'Hauptstraße 7', postcode: '79650', city: 'Schopfheim', phone: '+49 7622 55 02 00' },
  venlo: { street: 'Tegelseweg 40', postcode: '5912 BG', city: 'Venlo', phone: '+31 77 555 03 00' },
};

/** The dealership as its exposés name it. */
export async function settleHouse(tx: DealerTx, dealer: DemoDealer): Promise<void> {
  const house = houses[dealer.key];
  if (!house) return;
  await writeSettings(tx, 'house', {
    version: 0,
    value: {
      ...house,
      email: `verkauf@${dealer.key}.example`,
      website: `www.${dealer.key}.example`,
      smallPrint: `${dealer.name}, ${house.city}. Alle Angaben sind erfunden.`,
    },
  });
}

/** Gives most customers from before a car, with the dates a workshop would know. */
export async function parkCar(
  tx: DealerTx,
  {
    contactId,
    dealer,
    number,
  }: { readonly contactId: string; readonly dealer: DemoDealer; readonly number: number },
): Promise<void> {
  if (chance.happens(0.25)) return;
  const model = chance.pick(demoModels);
  const today = tx.now.toZonedDateTimeISO(dealer.timeZone).toPlainDate();
  const age = chance.between(1, 11);
  const registered = today.subtract({ years: age, days: chance.between(0, 364) });
  const bought = registered.add({ months: chance.between(0, Math.max(0, age * 12 - 6)) });
  const yearly = chance.between(7, 24) * 1000;
  const serviced = today.subtract({ days: chance.between(20, 420) });
  const maybe = (day: Temporal.PlainDate, probability: number) =>
    chance.happens(probability) ? day.toString() : null;
  await addCar(tx, {
    make: model.make,
    model: model.model,
    plate: plateOf(dealer, number),
    vin: `WVWZZZCAR${dealer.key.slice(0, 1).toUpperCase()}${String(number).padStart(7, '0')}`,
    firstRegistration: registered.toString(),
    nextServiceKm: chance.happens(0.6) ? (age + 1) * 15_000 : null,
    storedTyres: chance.happens(0.4) ? 'winter' : null,
    owner: { contactId, from: bought.toString() },
    mileage: {
      on: serviced.toString(),
      km: Math.round(yearly * (serviced.since(registered, { largestUnit: 'day' }).days / 365)),
    },
    dates: {
      nextInspection: nextInspection(registered, today)
        .add({ days: chance.between(-10, 10) })
        .toString(),
      lastService: serviced.toString(),
      nextService: serviced.add({ years: 1 }).toString(),
      lastVisit: serviced.toString(),
      delivered: bought.toString(),
      warrantyEnd: maybe(registered.add({ years: age < 4 ? 5 : 2 }), 0.5),
      leaseEnd: maybe(today.add({ months: chance.between(1, 20) }), 0.2),
      financeEnd: maybe(today.add({ months: chance.between(1, 30) }), 0.15),
    },
  });
}

/** First after three years, then every two. */
function nextInspection(registered: Temporal.PlainDate, today: Temporal.PlainDate): Temporal.PlainDate {
  let next = registered.add({ years: 3 });
  while (Temporal.PlainDate.compare(next, today) < 0) next = next.add({ years: 2 });
  return next;
}

function plateOf({ country }: DemoDealer, number: number): string {
  const letter = (n: number) => String.fromCharCode(65 + (n % 26));
  if (country === 'NL')
    return `${letter(number)}-${100 + (number % 900)}-${letter(number * 7)}${letter(number * 3)}`;
  return `LÖ-${letter(number)}${letter(number * 5)} ${100 + ((number * 37) % 900)}`;
}

/** At the end of the story some vehicles are reserved, some were sold, and some have a contact person. Names by user. */
export async function closeGarage(
  tx: DealerTx,
  {
    dealer: { timeZone },
    names,
  }: { readonly dealer: DemoDealer; readonly names: ReadonlyMap<string, string> },
): Promise<void> {
  const types = await listReservationTypes(tx);
  const asked = await tx.db
    .selectFrom('lead')
    .select(['vehicle_id', 'lead_id'])
    .where('dealer_id', '=', tx.dealerId)
    .where('vehicle_id', 'is not', null)
    .where('state', '=', 'open')
    .orderBy('lead_id', 'desc')
    .execute();
  const vehicles = await tx.db
    .selectFrom('vehicle')
    .select('vehicle_id')
    .where('dealer_id', '=', tx.dealerId)
    .orderBy('vehicle_id')
    .execute();
  const leadOf = new Map(asked.map((row) => [row.vehicle_id, row.lead_id]));
  const wanted = vehicles.filter((row) => leadOf.has(row.vehicle_id));
  const free = vehicles.filter((row) => !leadOf.has(row.vehicle_id));
  const reserve = async (row: { vehicle_id: string } | undefined, key: string, days: number) => {
    const typeId = types.find((type) => type.key === key)?.typeId;
    if (!row || typeId === undefined) return;
    const leadId = leadOf.get(row.vehicle_id) ?? null;
    const day = tx.now.toZonedDateTimeISO(timeZone).toPlainDate().add({ days });
    const until = day.toZonedDateTime(timeZone).toInstant().toString();
    const note = leadId === null ? 'Wartet auf die Aufbereitung' : null;
    await reserveVehicle(tx, { supervises: true }, row.vehicle_id, { typeId, until, leadId, note });
  };
  await reserve(wanted[0], 'customer', 3);
  await reserve(wanted[1], 'customer', 5);
  await reserve(free[0], 'workshop', 12);
  const people = [...names.keys()];
  for (const [index, row] of vehicles.entries()) {
    const contactPersonId = people[index % people.length];
    if (index % 3 === 0 && contactPersonId !== undefined) {
      await changeVehicle(tx, row.vehicle_id, { contactPersonId });
    }
  }
  for (const row of free.slice(1, 3)) await departVehicle(tx, row.vehicle_id, { as: 'sold' });
}
