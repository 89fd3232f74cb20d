export {
  type Actor,
  Database,
  type DealerScope,
  type DealerTx,
  enterDealer,
  finish,
  type InstallationTx,
  isDeadlock,
  type Notify,
  type React,
  system,
  Unfinished,
} from './database.ts';
export { migrate } from './migrate.ts';
export { createPool } from './pool.ts';
export type { DB } from './schema.gen.ts';
