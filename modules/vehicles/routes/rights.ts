import type { DealerActor } from '../../../platform/http/index.ts';

/** What counts among vehicles of what somebody may: who may hand over anybody's lead may release anybody's reservation. */
export function rightsOf({ rights }: DealerActor): { editStock: boolean; supervises: boolean } {
  return { editStock: rights.editStock, supervises: rights.handOver };
}
