import papaparse from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { unpackedSize } from './zip.ts';

export interface TableLine {
  /** As a spreadsheet counts: the head is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A sheet of texts with a head. */
export interface Table {
  readonly head: readonly string[];
  readonly lines: readonly TableLine[];
}

const mostColumns = 200;
/** What an XLSX may become once it is unpacked. */
const mostUnpacked = 200_000_000;

/**
 * Reads a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows) or the first sheet of an XLSX file; dates of a sheet come
 * as `YYYY-MM-DD`. Lines without a word are left out. Null: it is neither, or has no head.
 */
export async function readTable(bytes: Buffer): Promise<Table | null> {
  const rows = isZip(bytes) ? await sheetRows(bytes) : textRows(bytes);
  const [head = [], ...rest] = rows ?? [];
  if (head.every((cell) => cell === '') || head.length > mostColumns) return null;
  const lines = rest
    .map((cells, index) => ({ line: index + 2, cells: head.map((_, column) => cells[column] ?? '') }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { head, lines };
}

function isZip(bytes: Buffer): boolean {
  return bytes.readUInt16BE(0) === 0x504b;
}

async function sheetRows(bytes: Buffer): Promise<string[][] | null> {
  if (unpackedSize(bytes) > mostUnpacked) return null;
  try {
    const rows = await readSheet(bytes);
    return rows.map((cells) => cells.map(textOf));
  } catch {
    return null;
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'string') return clean(cell);
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}

function textRows(bytes: Buffer): string[][] | null {
  const text = decoded(bytes);
  if (text.includes('\0')) return null;
  const { data } = papaparse.parse<string[]>(text, { delimiter: separatorOf(text) });
  return data.map((cells) => cells.map(clean));
}

/** What stands between the names of the head; a short file gives too little to guess by its lines. */
function separatorOf(text: string): string {
  const head = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '');
  const counts = [';', ',', '\t', '|'].map((separator) => ({
    separator,
    count: head.split(separator).length - 1,
  }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator;
}

function clean(cell: string): string {
  return cell.replaceAll('\0', '').toWellFormed().trim();
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
