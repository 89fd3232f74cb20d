import type { DealerRights, PresetRole, RightArea } from '../contract.ts';

/** The roles every dealer starts with, in the order they are shown in. */
export const presetRoles: readonly PresetRole[] = [
  'salesperson',
  'adviser',
  'reception',
  'supervisor',
  'administrator',
];

interface RightMeaning {
  readonly area: RightArea;
  /** The presets that have it; an administrator has every right. `everybody`: part of every role, and cannot be taken. */
  readonly presets: readonly PresetRole[] | 'everybody';
  /** Whether an API key has it: it works on leads and stock and manages nobody. */
  readonly apiKey: boolean;
}

/** Every right, once: where it is shown and who has it before anybody changed a role. */
export const meanings: { readonly [right in keyof DealerRights]: RightMeaning } = {
  // Shared work: whoever works here sees every lead of the dealer.
  seeAllLeads: { area: 'leads', presets: 'everybody', apiKey: true },
  // Anybody's lead, not only one's own: see `mayOnLead`.
  handOver: { area: 'leads', presets: ['reception', 'supervisor'], apiKey: true },
  workInbox: { area: 'leads', presets: ['reception', 'supervisor'], apiKey: true },
  // A file of customers leaves the house.
  exportLeads: { area: 'leads', presets: ['supervisor'], apiKey: false },
  // Everybody has the figures of the own leads.
  seeReports: { area: 'leads', presets: ['supervisor'], apiKey: true },
  shareViews: { area: 'leads', presets: ['supervisor'], apiKey: false },
  // Moves leads, cars and permissions of two people together; can be taken back, but not by everybody.
  mergeContacts: { area: 'leads', presets: ['reception', 'supervisor'], apiKey: false },
  // Prices and data of the stock are the house's word; whoever works here reads them and reserves.
  editStock: { area: 'stock', presets: ['adviser', 'supervisor'], apiKey: true },
  seeFindings: { area: 'house', presets: ['supervisor'], apiKey: false },
  changeSettings: { area: 'house', presets: [], apiKey: false },
  manageUsers: { area: 'house', presets: [], apiKey: false },
  manageApiKeys: { area: 'house', presets: [], apiKey: false },
};

export const rightNames = Object.keys(meanings) as readonly (keyof DealerRights)[];

export function isPreset(role: string): role is PresetRole {
  return presetRoles.some((preset) => preset === role);
}

/** The presets that have a right before anybody changed them. */
export function presetsWith(right: keyof DealerRights): readonly PresetRole[] {
  const { presets } = meanings[right];
  return presets === 'everybody' ? presetRoles : [...presets, 'administrator'];
}

/** What the dealer made of a role; null: it is as the product has it. */
export type ChosenRights = readonly string[] | null;

/**
 * The set of rights behind a role: what was chosen, with what nobody can be without; the preset's own while nothing was.
 * A name that is no right of this release counts for nothing, and so does a role that is not there.
 */
export function rightsOfRole(role: string, chosen: ChosenRights): DealerRights {
  return rightsWhere((right) => {
    if (meanings[right].presets === 'everybody') return true;
    return chosen === null ? presetsWith(right).some((preset) => preset === role) : chosen.includes(right);
  });
}

/** The answer to one question for every right. */
export function rightsWhere(holds: (right: keyof DealerRights) => boolean): DealerRights {
  return Object.fromEntries(rightNames.map((right) => [right, holds(right)])) as DealerRights;
}

/** The names of the rights that are held, in their order. */
export function held(rights: DealerRights): (keyof DealerRights)[] {
  return rightNames.filter((right) => rights[right]);
}

/** Nobody gives what they do not have: whether a set of rights lies within one's own. */
export function within(rights: DealerRights, own: DealerRights): boolean {
  return rightNames.every((right) => own[right] || !rights[right]);
}
