import { refuse } from '../../../kernel/refusals.ts';
import { announceLive } from '../../../platform/http/index.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { guessColumns, readMapping, readTable, type TableLine } from '../../../platform/tables/index.ts';
import { listPeople } from '../../people/index.ts';
import type { ImportView, NewVehicle } from '../contract.ts';
import { type ImportField, importFields, neededFields, vehicleOfRow } from '../rules/import-row.ts';
import { numberKey } from '../rules/keys.ts';
import { completed, sameValues } from '../rules/values.ts';
import { insertVehicles, stockByOfferKeys, updateVehicle } from '../store/values.ts';

const mostLines = 20_000;

interface Wanted {
  readonly bytes: Buffer;
  /** `make:0,model:1`; left out: as the heads of the columns say. */
  readonly mapping: string | undefined;
  /** Off: only tells what would happen. */
  readonly keep: boolean;
}

/**
 * Reads a stock file. A line with an offer number that is in stock changes that vehicle in what the file has columns for; any other
 * line is a new vehicle. Lines that cannot be read are told and left out, all others are kept together.
 * Refuses `import.noTable`, `import.tooLong`.
 */
export async function importStock(tx: DealerTx, { bytes, mapping, keep }: Wanted): Promise<ImportView> {
  const table = (await readTable(bytes)) ?? refuse('invalid', 'import.noTable', { field: 'file' });
  if (table.lines.length > mostLines) {
    refuse('invalid', 'import.tooLong', { field: 'file', details: { lines: mostLines } });
  }
  const columns = guessColumns(table, importFields, readMapping(mapping, importFields, table.head.length));
  const indexOf = new Map(columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index]])));
  const missing = neededFields.filter((field) => !indexOf.has(field));
  const view = {
    columns,
    fields: Object.keys(importFields),
    missing: [...missing],
    lines: table.lines.length,
    head: [...table.head],
  };
  if (missing.length > 0) return { ...view, created: 0, changed: 0, unchanged: 0, problems: [] };
  const { fine, problems } = await readLines(tx, table.lines, indexOf);
  const counts = await takeOver(tx, fine, new Set(indexOf.keys()), keep);
  return { ...view, ...counts, problems };
}

interface Read {
  readonly fine: readonly NewVehicle[];
  readonly problems: ImportView['problems'];
}

async function readLines(
  tx: DealerTx,
  lines: readonly TableLine[],
  indexOf: ReadonlyMap<string, number>,
): Promise<Read> {
  const people = await peopleByName(tx);
  const fine: NewVehicle[] = [];
  const problems: ImportView['problems'] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const cellOf = (field: ImportField) => cells[indexOf.get(field) ?? -1] ?? '';
    const read = vehicleOfRow(cellOf, {
      idOf: (text) => people.get(text.toLowerCase()) ?? null,
      currency: 'EUR',
    });
    if ('problems' in read) {
      problems.push(...read.problems.map((problem) => ({ line, ...problem, cells: [...cells] })));
      continue;
    }
    const key = numberKey(read.vehicle.offerNumber);
    if (key !== null && seen.has(key)) {
      problems.push({
        line,
        field: 'offerNumber',
        code: 'import.twice',
        value: cellOf('offerNumber'),
        cells: [...cells],
      });
      continue;
    }
    if (key !== null) seen.add(key);
    fine.push(read.vehicle);
  }
  return { fine, problems };
}

/** Names and e-mail addresses, in lower case. */
async function peopleByName(tx: DealerTx): Promise<ReadonlyMap<string, string>> {
  const people = await listPeople(tx);
  return new Map(
    people.flatMap(({ userId, name, email }) => [
      [name.toLowerCase(), userId],
      [email.toLowerCase(), userId],
    ]),
  );
}

async function takeOver(
  tx: DealerTx,
  all: readonly NewVehicle[],
  mapped: ReadonlySet<string>,
  keep: boolean,
): Promise<Pick<ImportView, 'created' | 'changed' | 'unchanged'>> {
  const known = await stockByOfferKeys(
    tx,
    all.flatMap(({ offerNumber }) => numberKey(offerNumber) ?? []),
  );
  const fresh = all.filter(({ offerNumber }) => !known.has(numberKey(offerNumber) ?? ''));
  let changed = 0;
  for (const given of all) {
    const before = known.get(numberKey(given.offerNumber) ?? '');
    if (!before) continue;
    const next = { ...before.values, ...onlyMapped(completed(given), mapped) };
    if (sameValues(before.values, next)) continue;
    changed++;
    if (keep) updateVehicle(tx, before.vehicleId, next);
  }
  if (keep) {
    await insertVehicles(tx, fresh.map(completed));
    if (fresh.length + changed > 0) announceLive(tx, 'stock');
  }
  return { created: fresh.length, changed, unchanged: all.length - fresh.length - changed };
}

/** What the file has no column for stays as it is. */
function onlyMapped(values: ReturnType<typeof completed>, mapped: ReadonlySet<string>) {
  const columnOf: Readonly<Record<string, ImportField>> = { contactPersonId: 'contactPerson', links: 'link' };
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => mapped.has(columnOf[name] ?? name)),
  ) as Partial<typeof values>;
}
