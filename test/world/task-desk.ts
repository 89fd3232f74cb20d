import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { appointmentJobs } from '../../modules/appointments/index.ts';
import { routes as appointmentRoutes } from '../../modules/appointments/routes/index.ts';
import type { TaskDetail, TaskRow } from '../../modules/tasks/contract.ts';
import { taskJobs } from '../../modules/tasks/index.ts';
import { routes as taskRoutes } from '../../modules/tasks/routes/index.ts';
import { DueWorker } from '../../platform/due-work/index.ts';
import { type Answered, openDesk } from './desk.ts';
import { leadRoutes } from './lead-routes.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const team = {
  anna: 'salesperson',
  ben: 'salesperson',
  sue: 'supervisor',
  ada: 'administrator',
  eve: 'administrator',
} as const;
type Name = keyof typeof team;

/**
 * The dealer `north` with anna, ben, their supervisor sue and the administrator ada, and `south` with eve; routes of tasks,
 * appointments and leads, and what falls due of them. A Tuesday at 10:00.
 */
export async function openTaskDesk() {
  const desk = await openDesk({
    react,
    routes: (app) => {
      taskRoutes(app);
      leadRoutes(app);
      appointmentRoutes(app);
    },
  });
  const dealerId = await desk.dealer('north');
  const otherId = await desk.dealer('south');
  for (const dealer of [dealerId, otherId]) await desk.in(dealer, seedDealer);
  const ids = { anna: '', ben: '', sue: '', ada: '', eve: '' };
  const sessions = { ...ids };
  for (const [name, role] of Object.entries(team) as [Name, (typeof team)[Name]][]) {
    ids[name] = await desk.member(name === 'eve' ? otherId : dealerId, name, role);
  }
  // sessions run out while the clock is moved on by months
  async function signIn(): Promise<void> {
    for (const name of Object.keys(team) as Name[]) sessions[name] = await desk.signedIn(ids[name]);
  }
  await signIn();
  const failures: unknown[] = [];
  const worker = new DueWorker({
    database: desk.database,
    handlers: { ...taskJobs(), ...appointmentJobs() },
    onFailure: ({ error }) => failures.push(error),
  });

  const as = (name: Name, method: Method, path: string, body?: unknown): Promise<Answered> =>
    desk.ask(method, `/dealers/${name === 'eve' ? 'south' : 'north'}${path}`, { as: sessions[name], body });

  return {
    desk,
    dealerId,
    ids,
    as,
    /** Plans a task as anna and answers its id. */
    plan: async (task: Record<string, unknown>, by: Name = 'anna'): Promise<string> => {
      const made = await as(by, 'POST', '/tasks', task);
      if (made.status !== 201) throw new Error(made.text);
      return made.json.taskId;
    },
    read: async (taskId: string, by: Name = 'anna'): Promise<TaskDetail> => {
      const answer = await as(by, 'GET', `/tasks/${taskId}`);
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.json;
    },
    list: async (query: string, by: Name = 'anna'): Promise<TaskRow[]> => {
      const answer = await as(by, 'GET', `/tasks?${query}`);
      if (answer.status !== 200) throw new Error(answer.text);
      return answer.json.rows;
    },
    /** The clock moves on and everything that is due by then is done. */
    at: async (moment: string): Promise<void> => {
      desk.clock.moveTo(Temporal.Instant.from(moment));
      await worker.drain();
      await signIn();
      if (failures.length > 0) throw new AggregateError(failures.splice(0), 'What fell due failed');
    },
    notices: async (of: Name): Promise<string[]> => {
      const rows = await desk.in(dealerId, ({ db }) =>
        db
          .selectFrom('notice')
          .select(['kind', 'title', 'detail', 'settled_because'])
          .where('user_id', '=', ids[of])
          .orderBy('notice_id')
          .execute(),
      );
      return rows.map(({ kind, title, detail, settled_because: settled }) =>
        [kind, title, detail, settled].filter((part) => part !== null).join(' '),
      );
    },
    close: () => desk.close(),
  };
}
