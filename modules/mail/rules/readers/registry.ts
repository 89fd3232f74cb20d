import { adf } from './adf/index.ts';
import type { Reader } from './doc.ts';
import { form } from './form/index.ts';
import { freeText } from './free-text.ts';
import { callSubjects, callWebhook } from './json/calls.ts';
import { payload } from './json/flat.ts';
import { mobiledeEvents } from './json/mobilede.ts';
import { googleLead, metaLead } from './json/questions.ts';
import { portal } from './portals/index.ts';
import { xmlLead } from './xml-lead.ts';

/** Every reader, the most certain first; the first that answers wins. */
export const readers: readonly Reader[] = [
  adf,
  xmlLead,
  mobiledeEvents,
  metaLead,
  googleLead,
  callWebhook,
  callSubjects,
  payload,
  portal,
  form,
  freeText,
];
