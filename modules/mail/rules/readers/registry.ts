import { adf } from './adf/index.ts';
import type { Reader } from './doc.ts';
import { form } from './form/index.ts';
import { freeText } from './free-text.ts';

/** Every reader, the most certain first; the first that answers wins. */
export const readers: readonly Reader[] = [adf, form, freeText];
