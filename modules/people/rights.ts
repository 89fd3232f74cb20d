import type { DealerRights } from './contract.ts';

declare module '../../platform/http/gate.ts' {
  interface Rights extends DealerRights {}
}
