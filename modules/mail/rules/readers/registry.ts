import { adf } from './adf/index.ts';
import type { Reader } from './doc.ts';

/** Every reader, the most certain first; the first that answers wins. */
export const readers: readonly Reader[] = [adf];
