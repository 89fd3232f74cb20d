export * from './dealers.ts';
export * from './groups.ts';
