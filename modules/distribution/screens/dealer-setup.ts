import { sql } from 'kysely';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { getDealer, readSettings } from '../../dealers/index.ts';
import { daysOffOf } from '../../working-hours/index.ts';
import type { DealerSetup, DecidingSetup } from '../rules/index.ts';
import { type House, houseFields, type Standing, standingField } from './house.ts';

/** The dealer of the transaction as it is set up now, with all absences that were ever planned and not removed. */
export async function loadSetup(tx: DealerTx): Promise<DealerSetup> {
  const [{ rows }, hours, calendars, escalation] = await Promise.all([
    sql<{ house: House & { standing: Standing } }>`
      select jsonb_build_object(${houseFields(tx, null)}, ${standingField(tx)}) as house`.execute(tx.db),
    readSettings(tx, 'hours'),
    readSettings(tx, 'calendars'),
    readSettings(tx, 'escalation'),
  ]);
  const house = rows[0]?.house;
  if (!house) throw new Error(`The dealer ${tx.dealerId} answers nothing`);
  const deciding = await decidingSetup(tx, house);
  return {
    ...deciding,
    hours: hours.value,
    subscribedDaysOff: calendars.value.calendars.flatMap(({ daysOff }) => daysOffOf(daysOff)),
    escalation: escalation.value,
    people: deciding.people.map((person) => ({
      ...person,
      administers: house.standing[person.userId]?.administers ?? false,
      supervisorIds: house.standing[person.userId]?.supervisorIds ?? [],
    })),
  };
}

/** What decides who gets a lead, from the people that a question has told. */
export async function decidingSetup(tx: DealerTx, house: House): Promise<DecidingSetup> {
  const [settings, dealer] = await Promise.all([readSettings(tx, 'distribution'), getDealer(tx)]);
  return {
    dealer: {
      dealerId: tx.dealerId,
      timeZone: dealer.timeZone,
      language: dealer.language,
      sameGroupDealerIds: house.siblings,
    },
    distribution: settings.value,
    settingsVersion: settings.version,
    people: house.people,
    absences: house.absences,
  };
}
