import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { guessColumns, readMapping, readTable, type TableLine } from '../../../platform/tables/index.ts';
import type { ImportView } from '../../vehicles/contract.ts';
import { numberKey } from '../../vehicles/index.ts';
import type { CarValues, DateKind } from '../contract.ts';
import { type CarField, type CarOfRow, carFields, carOfRow, neededCarFields } from '../rules/import-row.ts';
import { plateKey } from '../rules/plate.ts';
import { completedCar } from '../rules/values.ts';
import { contactsMeant } from '../screens/owners-of-import.ts';
import { type Car, carsByKeys, insertCars, updateCar } from '../store/cars.ts';
import { type CarDateChange, putDates } from '../store/dates.ts';
import { putReadings } from '../store/mileage.ts';
import { currentOwners, insertOwners } from '../store/owners.ts';
import { todayOf } from './save-car.ts';

const mostLines = 20_000;

interface Wanted {
  readonly bytes: Buffer;
  /** `make:0,model:1`; left out: as the heads of the columns say. */
  readonly mapping: string | undefined;
  /** Off: only tells what would happen. */
  readonly keep: boolean;
}

/**
 * Reads a file of customers' cars. A car is known by its VIN, else by its plate, and changed in what the line says; else it is
 * new. An owner is found by the e-mail address, else by a name that one contact has, and set where the car has none.
 * Lines that cannot be read are told and left out. Refuses `import.noTable`, `import.tooLong`.
 */
export async function importCars(tx: DealerTx, { bytes, mapping, keep }: Wanted): Promise<ImportView> {
  const table = (await readTable(bytes)) ?? refuse('invalid', 'import.noTable', { field: 'file' });
  if (table.lines.length > mostLines) {
    refuse('invalid', 'import.tooLong', { field: 'file', details: { lines: mostLines } });
  }
  const columns = guessColumns(table, carFields, readMapping(mapping, carFields, table.head.length));
  const indexOf = new Map(columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index]])));
  const missing = neededCarFields.filter((field) => !indexOf.has(field));
  const view = {
    columns,
    fields: Object.keys(carFields),
    missing: [...missing],
    lines: table.lines.length,
    head: [...table.head],
  };
  if (missing.length > 0) return { ...view, created: 0, changed: 0, unchanged: 0, problems: [] };
  const { fine, problems } = readLines(table.lines, indexOf, (await todayOf(tx)).toString());
  const { fresh, known } = await matched(tx, fine);
  if (keep) await takeOver(tx, fresh, known, new Set(indexOf.keys()));
  return { ...view, created: fresh.length, changed: known.length, unchanged: 0, problems };
}

function readLines(
  lines: readonly TableLine[],
  indexOf: ReadonlyMap<string, number>,
  today: string,
): { fine: CarOfRow[]; problems: ImportView['problems'] } {
  const fine: CarOfRow[] = [];
  const problems: ImportView['problems'] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const cellOf = (field: CarField) => cells[indexOf.get(field) ?? -1] ?? '';
    const read = carOfRow(cellOf, today);
    if ('problems' in read) {
      problems.push(...read.problems.map((problem) => ({ line, ...problem, cells: [...cells] })));
      continue;
    }
    const keys = keysOf(read.car.values);
    const twice = keys.find((key) => seen.has(key));
    if (twice !== undefined) {
      const field = twice.startsWith('vin') ? 'vin' : 'plate';
      problems.push({ line, field, code: 'import.twice', value: cellOf(field), cells: [...cells] });
      continue;
    }
    for (const key of keys) seen.add(key);
    fine.push(read.car);
  }
  return { fine, problems };
}

function keysOf({ vin, plate }: CarOfRow['values']): string[] {
  const vinKey = numberKey(vin ?? null);
  const key = plateKey(plate);
  return [...(vinKey === null ? [] : [`vin ${vinKey}`]), ...(key === null ? [] : [`plate ${key}`])];
}

interface Known {
  readonly row: CarOfRow;
  readonly car: Car;
}

async function matched(
  tx: DealerTx,
  rows: readonly CarOfRow[],
): Promise<{ readonly fresh: readonly CarOfRow[]; readonly known: readonly Known[] }> {
  const { byVin, byPlate } = await carsByKeys(tx, {
    vins: rows.flatMap(({ values }) => numberKey(values.vin ?? null) ?? []),
    plates: rows.flatMap(({ values }) => plateKey(values.plate) ?? []),
  });
  const ofVin = (row: CarOfRow) => byVin.get(numberKey(row.values.vin ?? null) ?? '');
  const taken = new Set(rows.map((row) => ofVin(row)?.carId));
  const ofPlate = ({ values }: CarOfRow) => {
    const car = byPlate.get(plateKey(values.plate) ?? '');
    // A plate goes on to the next car: a VIN that differs, or a line that names this car by its VIN, says so.
    const other = (values.vin ?? null) !== null && car?.values.vin !== null;
    return car === undefined || other || taken.has(car.carId) ? undefined : car;
  };
  const fresh: CarOfRow[] = [];
  const known: Known[] = [];
  for (const row of rows) {
    const car = ofVin(row) ?? ofPlate(row);
    if (car) known.push({ row, car });
    else fresh.push(row);
  }
  return { fresh, known };
}

async function takeOver(
  tx: DealerTx,
  fresh: readonly CarOfRow[],
  known: readonly Known[],
  mapped: ReadonlySet<string>,
): Promise<void> {
  const ids = await insertCars(
    tx,
    fresh.map(({ values }) => completedCar(values)),
  );
  for (const { row, car } of known) updateCar(tx, car.carId, merged(car.values, row.values, mapped));
  const all = [
    ...fresh.map((row, index) => ({ row, carId: ids[index] ?? '' })),
    ...known.map(({ row, car }) => ({ row, carId: car.carId })),
  ];
  await putDates(tx, all.flatMap(datesOfRow), 'import');
  await putReadings(
    tx,
    all.flatMap(({ row, carId }) => (row.mileage ? [{ carId, ...row.mileage }] : [])),
    'import',
  );
  await setOwners(tx, all);
  if (all.length > 0) announceLive(tx, 'stock');
}

/** What the line says, and where it says nothing what was there. */
function merged(before: CarValues, given: CarOfRow['values'], mapped: ReadonlySet<string>): CarValues {
  const told = Object.entries(given).filter(([name, value]) => mapped.has(name) && value !== null);
  return { ...before, ...(Object.fromEntries(told) as Partial<CarValues>) };
}

function datesOfRow({ row, carId }: { readonly row: CarOfRow; readonly carId: string }): CarDateChange[] {
  return Object.entries(row.dates).map(([kind, on]) => ({ carId, kind: kind as DateKind, on: on ?? null }));
}

async function setOwners(
  tx: DealerTx,
  all: readonly { readonly row: CarOfRow; readonly carId: string }[],
): Promise<void> {
  const { byEmail, byName } = await contactsMeant(tx, {
    emails: all.flatMap(({ row }) => (row.owner.email === '' ? [] : [row.owner.email])),
    names: all.flatMap(({ row }) => (row.owner.name === '' ? [] : [row.owner.name])),
  });
  const owned = await currentOwners(
    tx,
    all.map(({ carId }) => carId),
  );
  await insertOwners(
    tx,
    all.flatMap(({ row, carId }) => {
      const contactId = byEmail.get(row.owner.email) ?? byName.get(row.owner.name);
      return contactId === undefined || owned.has(carId) ? [] : [{ carId, contactId, from: row.owner.from }];
    }),
  );
}
