import { refuse } from '../../../kernel/refusals.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import type { TaskRule } from '../../dealers/contract.ts';
import {
  getDealer,
  readSettings,
  refuseFinding,
  type SettingsWrite,
  writeSettings,
} from '../../dealers/index.ts';
import { searchTokens } from '../../leads/index.ts';
import { listPeople } from '../../people/index.ts';
import type { TaskRulePreviewed } from '../contract.ts';
import { daysOf, nextRun, windowOf } from '../rules/occasions.ts';
import { taskLabels } from '../screens/task-labels.ts';
import { listTaskTypes, scheduleAll, taskDueKind, taskRulesKind } from '../store/index.ts';
import { countOccasions, insertOccasions, setTokens } from '../store/occasions.ts';
import { taskClock } from './clock.ts';

/**
 * Saves what follows from tasks by itself. Rules make their tasks at once, and then every night. Refuses
 * `tasks.unknownType`, `tasks.cannotBeAssigned`, `tasks.ruleNeedsPerson`, `tasks.ruleTwice`.
 */
export async function setTasks(tx: DealerTx, change: SettingsWrite<'tasks'>): Promise<number> {
  await checkRules(tx, change.value.rules);
  const version = await writeSettings(tx, 'tasks', change);
  scheduleAll(tx, taskRulesKind, [{ subjectId: tx.dealerId, at: tx.now }]);
  return version;
}

async function checkRules(tx: DealerTx, rules: readonly TaskRule[]): Promise<void> {
  const types = new Set((await listTaskTypes(tx)).map(({ taskTypeId }) => taskTypeId));
  const people = new Map((await listPeople(tx)).map((person) => [person.userId, person]));
  const seen = new Set<string>();
  for (const [i, rule] of rules.entries()) {
    const field = `rules.${i}`;
    if (seen.has(rule.ruleId)) refuseFinding({ code: 'tasks.ruleTwice', field });
    seen.add(rule.ruleId);
    if (!types.has(rule.taskTypeId))
      refuseFinding({ code: 'tasks.unknownType', field: `${field}.taskTypeId` });
    if (rule.userId === null) {
      if (rule.assignTo === 'person')
        refuseFinding({ code: 'tasks.ruleNeedsPerson', field: `${field}.userId` });
      continue;
    }
    const person = people.get(rule.userId);
    if (!person?.active || !person.canBeAssigned) {
      refuseFinding({ code: 'tasks.cannotBeAssigned', field: `${field}.userId` });
    }
  }
}

/** The nightly run: every rule that is switched on makes its tasks. Answers the next night; null: there are no rules. */
export async function runTaskRules(tx: DealerTx): Promise<Temporal.Instant | null> {
  const { rules } = (await readSettings(tx, 'tasks')).value;
  const active = rules.filter((rule) => rule.active);
  const clock = await taskClock(tx);
  const today = tx.now.toZonedDateTimeISO(clock.timeZone).toPlainDate();
  const span = windowOf(today);
  const dues = daysOf(span).map((day) => {
    const on = Temporal.PlainDate.compare(day, today) < 0 ? today : day;
    return { day, due: clock.dueOf({ on }) };
  });
  const made = [];
  for (const rule of active) made.push(...(await insertOccasions(tx, rule, span, dues)));
  if (made.length > 0) await announceMade(tx, made);
  return active.length === 0 ? null : nextRun(tx.now, clock.timeZone);
}

async function announceMade(
  tx: DealerTx,
  made: readonly { readonly taskId: string; readonly remindAt: Temporal.Instant }[],
): Promise<void> {
  const labels = await taskLabels(
    tx,
    made.map(({ taskId }) => taskId),
  );
  setTokens(
    tx,
    [...labels.values()].map(({ taskId, what, customer, vehicle }) => ({
      taskId,
      tokens: searchTokens({
        customerName: customer ?? '',
        company: null,
        emails: [],
        phones: [],
        subject: what,
        vehicleTitle: vehicle,
        offerNumber: null,
        vin: null,
      }),
    })),
  );
  scheduleAll(
    tx,
    taskDueKind,
    made.map(({ taskId, remindAt }) => ({ subjectId: taskId, at: remindAt })),
  );
  await tx.announce('tasks.changed', { taskId: null });
}

/** What a rule would make, before it is saved. Refuses a type that is not there. */
export async function previewRule(tx: DealerTx, rule: TaskRule): Promise<TaskRulePreviewed> {
  const types = await listTaskTypes(tx);
  if (!types.some(({ taskTypeId }) => taskTypeId === rule.taskTypeId)) {
    refuse('invalid', 'tasks.unknownType', { field: 'rule.taskTypeId' });
  }
  const { timeZone } = await getDealer(tx);
  const today = tx.now.toZonedDateTimeISO(timeZone).toPlainDate();
  const soon = await countOccasions(tx, rule, windowOf(today));
  const year = await countOccasions(tx, rule, { from: today, until: today.add({ years: 1 }) });
  return {
    soon: soon.count,
    year: year.count,
    examples: year.first.map(({ contact, car, occasionOn, dueOn }) => ({
      contact,
      car,
      occasionOn: occasionOn.toString(),
      dueOn: dueOn.toString(),
    })),
  };
}
