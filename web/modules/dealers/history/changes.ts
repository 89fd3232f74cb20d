import { type EntriesField, type Field, hasEntries, type ValueField } from '../fields/field.ts';
import { asList, asRecord, plain, say, told, type Words } from '../fields/tell.ts';

/** One field that differs: where it stands, outermost first, and both values in words. */
export interface Change {
  readonly where: readonly string[];
  /** Null: it came. */
  readonly from: string | null;
  /** Null: it went. */
  readonly to: string | null;
}

/** What is different between two versions of an area, in the order of its page. Equal versions: nothing. */
export function changesBetween(
  fields: readonly Field[],
  before: unknown,
  after: unknown,
  words: Words,
): readonly Change[] {
  return fields.flatMap((field) => {
    const [old, now] = [at(before, field.path), at(after, field.path)];
    if (same(old, now)) return [];
    return hasEntries(field) ? entryChanges(field, old, now, words) : valueChanges(field, old, now, words);
  });
}

/** Whether two values hold the same, whatever the order of their keys. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, i) => same(part, other[i]));
  }
  const [left, right] = [asRecord(one), asRecord(other)];
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

function valueChanges(field: ValueField, old: unknown, now: unknown, words: Words): readonly Change[] {
  const [from, to] = [old, now].map((value) => told(field.tell, value, words, field.none));
  return [{ where: [say(words, field.label)], from: from ?? null, to: to ?? null }];
}

function entryChanges(field: EntriesField, old: unknown, now: unknown, words: Words): readonly Change[] {
  const [before, after] = [entriesOf(field, old), entriesOf(field, now)];
  const label = say(words, field.label);
  const found: Change[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key), after.get(key)];
    if (same(was, is)) continue;
    const name = nameOf(field, key, is ?? was, words);
    if (field.tell !== undefined) {
      const { tell } = field;
      found.push({ where: [label, name], from: told(tell, was, words), to: told(tell, is, words) });
    } else if (was === undefined || is === undefined) {
      found.push({
        where: [label],
        from: was === undefined ? null : name,
        to: is === undefined ? null : name,
      });
    } else {
      const inner = changesBetween(field.fields, was, is, words);
      found.push(...inner.map((change) => ({ ...change, where: [label, name, ...change.where] })));
    }
  }
  const order = [...after.keys()].filter((key) => before.has(key));
  const oldOrder = [...before.keys()].filter((key) => after.has(key));
  if (field.id !== null && !same(order, oldOrder)) {
    const names = (keys: readonly string[], from: ReadonlyMap<string, unknown>) =>
      keys.map((key) => nameOf(field, key, from.get(key), words)).join(', ');
    found.push({
      where: [label, say(words, 'order')],
      from: names(oldOrder, before),
      to: names(order, after),
    });
  }
  return found;
}

function entriesOf({ id }: EntriesField, value: unknown): ReadonlyMap<string, unknown> {
  if (id === null) return new Map(Object.entries(asRecord(value)));
  return new Map(asList(value).map((entry) => [plain(asRecord(entry)[id]), entry]));
}

function nameOf({ name }: EntriesField, key: string, entry: unknown, words: Words): string {
  if (name.by === 'field') return plain(at(entry, name.path)) || say(words, 'unnamed');
  if (name.by === 'id') return words.nameOf(key) ?? say(words, 'gone');
  const last = name.path === undefined ? key : plain(at(entry, name.path));
  return words.find(`${name.words}.${last}`) ?? say(words, 'unknown');
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((part, key) => asRecord(part)[key], value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
