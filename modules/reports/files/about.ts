import type { Language } from '../../../platform/http/shapes.ts';

/** How a report becomes a file. */
export interface About {
  readonly format: 'csv' | 'xlsx' | 'pdf';
  readonly language: Language;
  readonly dealer: string;
  readonly at: Temporal.Instant;
}
