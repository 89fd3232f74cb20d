import type { DealershipRequest } from '../../api/types.ts';

/** What the four steps gather. */
export type WizardValues = Omit<DealershipRequest, 'token'>;
