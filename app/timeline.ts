import { ownEntries, type TimelineSource } from '../modules/contacts/index.ts';
import { leadEntries, letterEntries } from '../modules/leads/index.ts';

/** What stands in the timeline of a contact, a line per kind. Each brings its own query; none knows the others. */
export const timeline: readonly TimelineSource[] = [ownEntries, leadEntries, letterEntries];
