import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Ledger } from '../ledger.ts';
import { applyLedgerChange } from '../rotation.ts';
import type { DistributionRequest, DistributionState } from '../types.ts';
import type { House } from './house.ts';
import type { Past, PastLead } from './past.ts';

export interface Given {
  readonly outcome: Decision['outcome'] | 'byHand';
  readonly userId: string | null;
  /** The distribution group whose rotation or pool it was; null: the dealer's, or none. */
  readonly groupId: string | null;
}

/**
 * Gives the leads of the past to somebody once more, one after the other, through the same `decide`. What earlier leads of
 * the replay changed is told: who looks after a contact, and who has its open leads. What people changed by hand stays.
 */
export class Desk {
  readonly #house: House;
  readonly #ledgers: { [rotation: string]: Ledger };
  /** Who looks after a contact because of a replayed lead, and who really did. */
  readonly #contacts = new Map<string, { readonly really: string | null; readonly now: string | null }>();
  readonly #leads = new Map<string, { readonly really: string | null; readonly now: string | null }>();

  constructor(house: House, past: Past) {
    this.#house = house;
    this.#ledgers = { ...past.ledgers };
  }

  give(lead: PastLead): Given {
    const { asked } = lead;
    if (asked === null) return { outcome: 'byHand', userId: lead.givenTo, groupId: null };
    const decision = this.#decide(this.#question(lead), this.#house.stateAt(lead.at));
    const { outcome, userId } = decision;
    this.#leads.set(lead.leadId, { really: lead.givenTo, now: userId });
    if (asked.contactUserId === null && !this.#contacts.has(lead.contactId) && outcome === 'assigned') {
      this.#contacts.set(lead.contactId, { really: lead.givenTo, now: userId });
    }
    return { outcome, userId, groupId: decision.trace.at(-1)?.groupId ?? null };
  }

  /** Takes a lead out of a pool that nobody claimed from in time: the rotation of the same group, or of the dealer. */
  handOver(lead: PastLead, at: number, groupId: string | null): Given {
    const state = this.#house.stateAt(at);
    const members = { ...state, settings: { ...state.settings, mode: 'rotation' as const } };
    const groups = state.groups?.filter((group) => group.groupId === groupId);
    const rotating = groups?.map((group) => ({ ...group, mode: 'rotation' as const, match: {} })) ?? [];
    const question = { ...this.#question(lead), at, contactUserId: null, openLeads: [], vehicle: null };
    const decision = this.#decide(question, { ...members, groups: rotating });
    this.#leads.set(lead.leadId, { really: lead.givenTo, now: decision.userId });
    return { outcome: decision.outcome, userId: decision.userId, groupId };
  }

  #decide(request: DistributionRequest, state: DistributionState): Decision {
    const decision = decide(request, { ...state, ledgers: this.#ledgers });
    const { ledgerChange } = decision;
    if (ledgerChange) {
      const { rotation } = ledgerChange;
      this.#ledgers[rotation] = applyLedgerChange(this.#ledgers[rotation] ?? [], ledgerChange);
    }
    return decision;
  }

  #question(lead: PastLead): DistributionRequest {
    const { at, leadType, sourceId, language, asked } = lead;
    const contact = this.#contacts.get(lead.contactId);
    const recorded = asked?.contactUserId ?? null;
    return {
      at,
      leadType,
      sourceId,
      language,
      repliesToLeadId: null,
      contactUserId: contact && contact.really === recorded ? contact.now : recorded,
      openLeads: (asked?.openLeads ?? []).map((open) => {
        const replayed = this.#leads.get(open.leadId);
        return replayed && replayed.really === open.assigneeId ? { ...open, assigneeId: replayed.now } : open;
      }),
      vehicle: asked?.vehicle ?? null,
      movedFromDealerId: asked?.movedFromDealerId ?? null,
    };
  }
}
