import type { DistributionGroup, DistributionSettings } from '../../modules/dealers/contract.ts';
import { readSettings } from '../../modules/dealers/index.ts';
import { explainAssignment, setDistribution } from '../../modules/distribution/index.ts';
import type { AssignmentExplanation } from '../../modules/leads/contract.ts';
import { createLead, leadFacts, type NewLead } from '../../modules/leads/index.ts';
import type { Database } from '../../platform/sql/index.ts';
import { type Dealership, type DealershipOptions, openDealership } from './dealership.ts';

/** A dealership whose people are known by letters in their fixed order: A, B, C … */
export interface DistributionHouse extends Dealership {
  /** The id of a person. */
  id(letter: string): string;
  /** Changes settings of the distribution. */
  distribute(value: Partial<DistributionSettings>): Promise<void>;
  /** A distribution group; a letter that stands twice has two shares. */
  group(group: Partial<Omit<DistributionGroup, 'members'>> & { readonly members: string }): DistributionGroup;
  /** A lead comes in over the API. */
  arrive(lead: Partial<NewLead> & { readonly email: string }, on?: Database): Promise<string>;
  /** Who has it: a letter, or `-`. */
  letterOf(leadId: string): Promise<string>;
  /** Somebody is away the whole month. */
  absent(letter: string, deputy: string | null): Promise<void>;
  explain(leadId: string): Promise<AssignmentExplanation>;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export async function openDistributionHouse(options: DealershipOptions): Promise<DistributionHouse> {
  const house = await openDealership(options);
  const id = (letter: string) => {
    const userId = house.people[letters.indexOf(letter)];
    if (userId === undefined) throw new Error(`Nobody here is ${letter}`);
    return userId;
  };
  return {
    ...house,
    id,
    distribute: (value) =>
      house.as(null, async (tx) => {
        const before = await readSettings(tx, 'distribution');
        await setDistribution(tx, {
          version: before.version,
          value: { ...before.value, ...value },
        });
      }),
    group: ({ members, ...group }) => ({
      groupId: '018f0000-0000-7000-8000-0000000000ff',
      name: 'Gruppe',
      match: {},
      mode: 'rotation',
      poolUserId: null,
      poolWeight: 1,
      ...group,
      members: [...new Set(members)].map((letter) => ({
        userId: id(letter),
        weight: members.split(letter).length - 1,
      })),
    }),
    arrive: async ({ email, ...more }, on = house.database) => {
      const actor = { kind: 'apiKey', userId: null, name: 'site' } as const;
      const { leadId } = await on.inDealer({ dealerId: house.dealerId, actor }, (tx) =>
        createLead(tx, { customer: { name: `Kunde ${email}`, email }, ...more }),
      );
      return leadId;
    },
    letterOf: async (leadId) => {
      const { assigneeId } = await house.as(null, (tx) => leadFacts(tx, leadId));
      return letters[house.people.indexOf(assigneeId ?? '')] ?? '-';
    },
    absent: async (letter, deputy) => {
      await house.rows(
        `insert into absence (dealer_id, absence_id, user_id, deputy_user_id, starts_at, ends_at, created_at)
         values ($1, gen_random_uuid(), $2, $3, '2026-03-01T00:00Z', '2026-04-01T00:00Z', '2026-03-01T00:00Z')`,
        [house.dealerId, id(letter), deputy === null ? null : id(deputy)],
      );
    },
    explain: async (leadId) => {
      const explained = await house.as(null, (tx) => explainAssignment(tx, leadId));
      if (!explained) throw new Error(`Nobody ever had the lead ${leadId}`);
      return explained;
    },
  };
}
