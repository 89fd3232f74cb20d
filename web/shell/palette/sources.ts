import { api } from '../../api/client.ts';
import type { DealerScope } from '../../api/session.ts';
import type { ContactList, LeadList } from '../../api/types.ts';

/** Something that was found, and where it is. */
export type Found = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly to: '/d/$dealer/leads/$leadId' | '/d/$dealer/contacts/$contactId';
  readonly params: Readonly<Record<string, string>>;
};

export type Source = {
  /** The heading, a message of `palette`. */
  readonly id: 'leads' | 'contacts';
  readonly search: (scope: DealerScope, text: string, signal: AbortSignal) => Promise<readonly Found[]>;
};

const MOST = 6;

const leads: Source = {
  id: 'leads',
  search: async ({ path }, q, signal) => {
    const { rows } = await api.get<LeadList>(path('/leads'), {
      query: { q, state: 'all', limit: MOST },
      signal,
    });
    return rows.map(({ leadId, customer, vehicle, subject, assignee }) => ({
      id: leadId,
      title: customer,
      detail: [vehicle?.title ?? subject, assignee?.name].filter((part) => part).join(' · '),
      to: '/d/$dealer/leads/$leadId',
      params: { leadId },
    }));
  },
};

const contacts: Source = {
  id: 'contacts',
  search: async ({ path }, q, signal) => {
    const { rows } = await api.get<ContactList>(path('/contacts'), { query: { q, limit: MOST }, signal });
    return rows.map(({ contactId, name, company, city, phone }) => ({
      id: contactId,
      title: name,
      detail: [company === name ? null : company, city, phone].filter((part) => part).join(' · '),
      to: '/d/$dealer/contacts/$contactId',
      params: { contactId },
    }));
  },
};

/** What the palette searches, in this order. A module adds its own with one line. */
export const sources: readonly Source[] = [leads, contacts];
