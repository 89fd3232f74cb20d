import { newId } from '../../kernel/ids.ts';
import { createContact, noteOnContact, notePermission } from '../../modules/contacts/index.ts';
import type { DistributionSettings } from '../../modules/dealers/contract.ts';
import {
  createDealer,
  createDealerGroup,
  joinDealerGroup,
  readSettings,
} from '../../modules/dealers/index.ts';
import { setDistribution } from '../../modules/distribution/index.ts';
import { setEscalation } from '../../modules/escalation/index.ts';
import { leadAddress } from '../../modules/mail/index.ts';
import {
  addPerson,
  changePerson,
  planAbsence,
  preparePassword,
  setOwnHours,
} from '../../modules/people/index.ts';
import { createVehicle } from '../../modules/vehicles/index.ts';
import { calendarOf } from '../../modules/working-hours/index.ts';
import { VirtualClock } from '../../platform/clock/index.ts';
import { type DealerTx, system } from '../../platform/sql/index.ts';
import { makeParts, type Parts, type PartsOptions } from '../parts.ts';
import { seedDealer } from '../seed-dealer.ts';
import {
  type DemoDealer,
  demoAbsences,
  demoAdministrator,
  demoDealers,
  demoDistributionGroup,
  demoGroups,
  demoModels,
  demoPartTime,
  demoPassword,
  demoPeople,
} from './cast.ts';
import { demoNotes, demoProofs, inventHome } from './customers.ts';
import type { DemoVehicle } from './enquiries.ts';
import { closeGarage, furnish, parkCar, settleHouse } from './garage.ts';
import { inventCustomer } from './people-names.ts';
import { planAhead } from './plans.ts';
import { type Chance, chanceOf } from './random.ts';
import { stageOf } from './stage.ts';
import type { StageDealer } from './stage-types.ts';
import { Story } from './story.ts';

const weeks = 6;
const contactsBefore = 300;

export interface DemoProgress {
  readonly step: 'people' | 'contacts' | 'weeks';
  readonly done: number;
  readonly total: number;
}

/**
 * Fills an empty installation with a dealership of three locations and plays six weeks of it up to `until`, in virtual
 * time, through the real product. No other worker may run on this database meanwhile: it would live in another time.
 */
export async function runDemo(
  options: Omit<PartsOptions, 'clock' | 'hear'>,
  until: Temporal.Instant,
  onProgress: (progress: DemoProgress) => void,
): Promise<{ userId: string }> {
  const from = until.subtract({ hours: weeks * 7 * 24 });
  const clock = new VirtualClock(from);
  const heard: { leadId: string }[] = [];
  const parts = await makeParts({
    ...options,
    config: { ...options.config, outgoingMailUrl: undefined },
    clock,
    durable: false,
    hear: (name, fact) => {
      if (name === 'leads.arrived') heard.push(fact as { leadId: string });
    },
  });
  try {
    const chance = chanceOf(20_261_121);
    onProgress({ step: 'people', done: 0, total: demoDealers.length });
    const passwordHash = await preparePassword(demoPassword, { email: '', name: '' });
    const userIds = new Map<string, string>();
    const dealers: StageDealer[] = [];
    for (const dealer of demoDealers) {
      dealers.push(
        await setUpDealer(parts, dealer, {
          passwordHash,
          userIds,
          chance,
          until,
          leadDomain: options.config.leadDomain,
        }),
      );
      onProgress({ step: 'people', done: dealers.length, total: demoDealers.length });
    }
    await parts.database.inInstallation(async (tx) => {
      for (const { dealers: members, ...group } of demoGroups) {
        await createDealerGroup(tx, group);
        for (const dealerKey of members) await joinDealerGroup(tx, { groupKey: group.key, dealerKey });
      }
    });
    await meetCustomers(parts, dealers, chance, (done) =>
      onProgress({ step: 'contacts', done, total: contactsBefore }),
    );
    const days = weeks * 7;
    await new Story(stageOf({ parts, clock, heard }), chance, { from, until }).play(dealers, (share) =>
      onProgress({ step: 'weeks', done: Math.min(days, Math.floor(share * days)), total: days }),
    );
    for (const { dealerId, dealer, names } of dealers) {
      const [first] = names;
      const actor = first ? { kind: 'user' as const, userId: first[0], name: first[1] } : system;
      await parts.database.inDealer({ dealerId, actor }, (tx) => closeGarage(tx, { dealer, names }));
    }
    await planAhead(parts, dealers, chance, until);
    const userId = userIds.get(demoAdministrator);
    if (userId === undefined) throw new Error('The demo has no administrator');
    return { userId };
  } finally {
    await parts.close();
  }
}

interface SetUp {
  readonly passwordHash: string;
  readonly userIds: Map<string, string>;
  readonly chance: Chance;
  readonly until: Temporal.Instant;
  readonly leadDomain: string;
}

async function setUpDealer(parts: Parts, dealer: DemoDealer, setUp: SetUp): Promise<StageDealer> {
  const { database } = parts;
  const dealerId = newId(database.clock.now());
  return database.inDealer({ dealerId, actor: system }, async (tx) => {
    const { key, name, country, region, timeZone, language } = dealer;
    await createDealer(tx, { key, name, country, region, timeZone, language, demo: true });
    await seedDealer(tx);
    const members = await hire(tx, dealer, setUp);
    await settleSettings(tx, dealer, setUp);
    await settleHouse(tx, dealer);
    const vehicles = await stock(tx, dealer, setUp.chance);
    return {
      dealer,
      dealerId,
      address: leadAddress(key, setUp.leadDomain),
      calendar: await calendarOf(tx),
      vehicles,
      ...members,
    };
  });
}

/** The people of one location, with supervisors and absences. Somebody who works at two has one account. */
async function hire(
  tx: DealerTx,
  dealer: DemoDealer,
  { passwordHash, userIds, until }: SetUp,
): Promise<Pick<StageDealer, 'diligence' | 'names'>> {
  const diligence = new Map<string, number>();
  const names = new Map<string, string>();
  const supervisors: [string, string][] = [];
  for (const person of demoPeople) {
    const post = person.at.find((at) => at.dealer === dealer.key);
    if (!post) continue;
    const { account } = await addPerson(tx, {
      name: person.name,
      email: `${person.login}@forecourt.example`,
      userName: person.login,
      language: person.language,
      role: post.role,
      receivesRequests: post.receives,
      passwordHash,
      operator: person.login === demoAdministrator,
    });
    userIds.set(person.login, account.userId);
    diligence.set(account.userId, person.diligence);
    names.set(account.userId, person.name);
    if (post.supervisor !== undefined) supervisors.push([person.login, post.supervisor]);
  }
  const idOf = (login: string) => userIds.get(login) ?? '';
  for (const [login, supervisor] of supervisors) {
    await changePerson(tx, { userId: idOf(login), supervisors: [idOf(supervisor)] });
  }
  if (demoPartTime.dealer === dealer.key) await setOwnHours(tx, idOf(demoPartTime.who), demoPartTime.hours);
  const today = until.toZonedDateTimeISO(dealer.timeZone).startOfDay();
  for (const absence of demoAbsences.filter((planned) => planned.dealer === dealer.key)) {
    await planAbsence(tx, {
      userId: idOf(absence.who),
      from: today.add({ days: absence.fromDay }).toInstant(),
      until: today.add({ days: absence.untilDay + 1 }).toInstant(),
      deputyUserId: absence.deputy === null ? null : idOf(absence.deputy),
    });
  }
  return { diligence, names };
}

async function settleSettings(tx: DealerTx, dealer: DemoDealer, { userIds }: SetUp): Promise<void> {
  const escalation = await readSettings(tx, 'escalation');
  await setEscalation(tx, {
    version: escalation.version,
    value: { ...escalation.value, responseMinutes: dealer.responseMinutes },
  });
  const distribution = await readSettings(tx, 'distribution');
  const administrator = userIds.get(demoAdministrator) ?? null;
  await setDistribution(tx, {
    version: distribution.version,
    value: {
      ...distribution.value,
      administratorUserId: administrator,
      groups: groupsOf(tx, dealer, userIds),
    },
  });
}

function groupsOf(
  tx: DealerTx,
  { key }: DemoDealer,
  userIds: ReadonlyMap<string, string>,
): DistributionSettings['groups'] {
  const { dealer, name, brands, members } = demoDistributionGroup;
  if (dealer !== key) return [];
  return [
    {
      groupId: newId(tx.now),
      name,
      match: { brands: [...brands] },
      mode: 'rotation',
      poolUserId: null,
      poolWeight: 1,
      members: members.map(({ who, weight }) => ({ userId: userIds.get(who) ?? '', weight })),
    },
  ];
}

async function stock(tx: DealerTx, dealer: DemoDealer, chance: Chance): Promise<DemoVehicle[]> {
  const vehicles: DemoVehicle[] = [];
  for (let number = 0; number < 24; number++) {
    const model = chance.pick(demoModels);
    const offerNumber = `${dealer.key.slice(0, 2).toUpperCase()}-${2200 + number}`;
    const age = chance.between(0, 6);
    const { vehicleId } = await createVehicle(tx, {
      offerNumber,
      vin: `WVWZZZDEM0${dealer.key.slice(0, 1).toUpperCase()}${String(number).padStart(6, '0')}`,
      make: model.make,
      model: model.model,
      condition: age === 0 ? 'new' : 'used',
      priceCents: Math.round((model.priceEuro * (1 - age * 0.07)) / 10) * 1000,
      currency: 'EUR',
      mileageKm: age === 0 ? 10 : age * chance.between(8_000, 19_000),
      firstRegistration:
        age === 0
          ? null
          : tx.now
              .toZonedDateTimeISO(dealer.timeZone)
              .toPlainDate()
              .subtract({ years: age, days: chance.between(0, 300) }),
      location: dealer.name,
      link: null,
      contactPersonId: null,
    });
    await furnish(tx, vehicleId, { model, dealer });
    vehicles.push({ ...model, offerNumber });
  }
  return vehicles;
}

/** Customers from before: known to the dealer, without a lead. */
async function meetCustomers(
  { database }: Parts,
  dealers: readonly StageDealer[],
  chance: Chance,
  onDone: (count: number) => void,
): Promise<void> {
  // Of its own, so that the story of the weeks stays what it is.
  const memory = chanceOf(20_260_115);
  const perDealer = Math.ceil(contactsBefore / dealers.length);
  for (const [index, { dealerId, dealer }] of dealers.entries()) {
    await database.inDealer({ dealerId, actor: system }, async (tx) => {
      for (let number = 0; number < perDealer; number++) {
        const { first, last, company, email, phone, language } = inventCustomer(
          chance,
          dealer.language,
          5000 + index * perDealer + number,
        );
        const digits = phone.replace(/\D/g, '').replace(/^0/, '');
        const contact = await createContact(tx, {
          kind: company === null ? 'person' : 'company',
          name: company ?? `${first} ${last}`,
          firstName: first,
          lastName: last,
          company,
          createdFrom: 'import',
          language,
          ...inventHome(memory, dealer.language),
          emails: [{ email, relay: false }],
          phones: [{ asGiven: phone, e164: `${dealer.country === 'NL' ? '+31' : '+49'}${digits}` }],
        });
        await rememberCustomer(tx, contact.contactId, { chance: memory, language });
        await parkCar(tx, { contactId: contact.contactId, dealer, number: index * perDealer + number });
      }
    });
    onDone(Math.min(contactsBefore, (index + 1) * perDealer));
  }
}

/** What the house noted of a customer over the years: words about them, and what they allow, with the proof. */
async function rememberCustomer(
  tx: DealerTx,
  contactId: string,
  { chance, language }: { readonly chance: Chance; readonly language: 'de' | 'nl' | 'en' },
): Promise<void> {
  if (chance.happens(0.2)) await noteOnContact(tx, { contactId, text: chance.pick(demoNotes[language]) });
  if (!chance.happens(0.4)) return;
  const proofText = demoProofs[language];
  const decision = chance.happens(0.8) ? 'given' : 'withdrawn';
  await notePermission(tx, {
    contactId,
    channel: chance.pick(['email', 'email', 'phone', 'post'] as const),
    purpose: chance.pick(['commercial', 'car'] as const),
    decision,
    source: decision === 'given' ? 'form' : 'spoken',
    proofText,
  });
}
