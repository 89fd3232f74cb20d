export { type ColumnGuess, type FieldNames, guessColumns, readMapping } from './mapping.ts';
export { readTable, type Table, type TableLine } from './read.ts';
export { type CellValue, type TableFormat, writeTable } from './write.ts';
