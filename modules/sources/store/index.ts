export * from './catalogues.ts';
export * from './changes.ts';
export * from './entries.ts';
