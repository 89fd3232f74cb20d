import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { type Desk, openDesk } from '../../test/world/desk.ts';
import { leadRoutes } from '../../test/world/lead-routes.ts';
import { readSettings, writeSettings } from '../dealers/index.ts';
import { leadFacts } from '../leads/index.ts';
import { calendarOf, setHours, workingTimeBetween } from '../working-hours/index.ts';
import type { Report, ReportSection } from './contract.ts';
import { routes } from './routes.ts';

/** Leads of generated histories, through the door; reports compared with a plain count of what happened. */
let desk: Desk;
let dealerId: string;
const names = ['ann', 'ben', 'cem', 'dee', 'eva', 'sue'] as const;
type Name = (typeof names)[number];
const sessions = new Map<string, string>();
const ids = new Map<string, string>();

beforeAll(async () => {
  desk = await openDesk({
    react,
    now: '2026-03-02T09:00+01:00',
    routes: (app) => {
      leadRoutes(app);
      routes(app);
    },
  });
  dealerId = await desk.dealer('north');
  await desk.in(dealerId, seedDealer);
  for (const name of names) {
    const userId = await desk.member(dealerId, name, name === 'sue' ? 'supervisor' : 'salesperson');
    ids.set(name, userId);
    sessions.set(name, await desk.signedIn(userId));
  }
  await generate();
}, 60_000);
afterAll(() => desk?.close());

function as(name: Name, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) {
  return desk.ask(method, `/dealers/north${path}`, { as: sessions.get(name), body });
}

const later = (minutes: number) => desk.clock.moveTo(desk.clock.now().add({ minutes }));

/** Forty leads over a month, worked, closed, reopened and handed over by dice that always fall the same. */
async function generate(): Promise<void> {
  let seed = 42;
  const dice = (sides: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * sides);
  };
  const { json } = await as('sue', 'GET', '/leads/filters');
  const reasons: { reasonId: string }[] = json.closingReasons;
  for (let i = 0; i < 40; i++) {
    later(200 + dice(700));
    const by = names[i % 5] ?? 'ann';
    const made = await as(by, 'POST', '/leads', {
      customer: { name: `Kunde ${i}`, email: `kunde${i}@post.example` },
      channel: dice(2) === 0 ? 'webForm' : 'phone',
      type: (['vehicle', 'testDrive', 'service'] as const)[dice(3)],
      assignToMe: true,
    });
    expect(made.status, made.text).toBe(201);
    const path = `/leads/${made.json.leadIds[0]}`;
    if (dice(5) > 0) {
      later(dice(400));
      await as(by, 'POST', `${path}/calls`, { reached: dice(2) === 0, text: 'Angerufen' });
    }
    if (dice(2) === 0) {
      later(dice(100));
      const reasonId = reasons[dice(reasons.length)]?.reasonId;
      const closed = await as(by, 'POST', `${path}/closing`, { reasonId });
      expect(closed.status, closed.text).toBeLessThan(300);
      if (dice(4) === 0) await as(by, 'DELETE', `${path}/closing`);
    }
    if (dice(6) === 0) {
      await as('sue', 'PUT', `${path}/assignee`, { userId: ids.get(names[dice(5)] ?? 'ann') });
    }
  }
}

const march = 'from=2026-03-01&until=2026-03-31';

async function asked(name: Name, query = march): Promise<Report> {
  const answer = await as(name, 'GET', `/reports?language=en&${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json;
}

function section({ sections }: Report, id: string): ReportSection {
  const found = sections.find((one) => one.id === id);
  if (!found) throw new Error(`There is no section ${id}`);
  return found;
}

function cell(of: ReportSection, key: string, column: string) {
  const at = of.columns.findIndex(({ id }) => id === column);
  return of.rows.find((row) => row.key === key)?.cells[at]?.value;
}

/** The facts of the leads themselves, one by one. */
function plainly() {
  return desk.in(dealerId, async (tx) => {
    const calendar = await calendarOf(tx);
    const leads = await tx.db
      .selectFrom('lead')
      .select('lead_id')
      .where('received_at', '>=', Temporal.Instant.from('2026-02-28T23:00Z'))
      .where('received_at', '<', Temporal.Instant.from('2026-03-31T22:00Z'))
      .execute();
    const facts = [];
    for (const { lead_id } of leads) {
      const lead = await leadFacts(tx, lead_id);
      const minutes = (first: Temporal.Instant | null) =>
        first && Math.floor(workingTimeBetween(calendar, lead.receivedAt, first) / 60);
      facts.push({ ...lead, touch: minutes(lead.firstTouchAt), twoWay: minutes(lead.firstTwoWayAt) });
    }
    return facts;
  });
}

describe('a report', () => {
  it('equals a plain count of what happened', async () => {
    const leads = await plainly();
    const report = await asked('sue');
    expect(leads.length).toBeGreaterThan(20);
    const half = (times: readonly (number | null)[], share: number) => {
      const sorted = times.filter((time) => time !== null).sort((a, b) => a - b);
      return sorted[Math.ceil(sorted.length * share) - 1];
    };
    const answers = section(report, 'answers');
    for (const measure of ['touch', 'twoWay'] as const) {
      const times = leads.map((lead) => lead[measure]);
      expect(cell(answers, measure, 'answered')).toBe(times.filter((time) => time !== null).length);
      expect(cell(answers, measure, 'workMedian')).toBe(half(times, 0.5));
      expect(cell(answers, measure, 'workP90')).toBe(half(times, 0.9));
    }
    const people = section(report, 'people');
    for (const [userId, theirs] of Map.groupBy(leads, ({ assigneeId }) => assigneeId)) {
      expect(cell(people, userId ?? 'none', 'leads')).toBe(theirs.length);
      const open = theirs.filter(({ state }) => state === 'open').length;
      expect(cell(people, userId ?? 'none', 'open')).toBe(open);
    }
    const sums = section(report, 'types').rows.reduce((sum, { cells }) => sum + Number(cells[0]?.value), 0);
    expect(sums).toBe(leads.length);
  });

  it('leads from every figure to exactly as many leads', async () => {
    const report = await asked('sue');
    let figures = 0;
    for (const { rows } of report.sections) {
      for (const { value, slices } of rows.flatMap(({ cells }) => cells)) {
        if (slices === null) continue;
        const behind = await as(
          'sue',
          'GET',
          `/reports/leads?${march}&limit=200&slices=${encodeURIComponent(slices)}`,
        );
        expect([slices, behind.json.count, behind.json.rows.length]).toEqual([slices, value, value]);
        figures++;
      }
    }
    expect(figures).toBeGreaterThan(50);
  });

  it('keeps a working time when hours change later, and says what a lead is now', async () => {
    const before = section(await asked('sue'), 'answers');
    await desk.in(dealerId, async (tx) => {
      const { version, value } = await readSettings(tx, 'hours');
      const weekly = { ...value.weekly, mon: [['12:00', '13:00']] as [string, string][] };
      await setHours(tx, { version, value: { ...value, weekly } });
    });
    expect(section(await asked('sue'), 'answers').rows).toEqual(before.rows);
  });

  it('counts a source by what it costs', async () => {
    const { json } = await as('sue', 'GET', '/leads/filters');
    const [source] = json.sources;
    const refused = await as('sue', 'PUT', '/reports/costs', {
      sourceId: source.sourceId,
      validFrom: '2026-03-01',
      monthlyCents: 31_000,
      perLeadCents: 0,
    });
    expect(refused.status).toBe(403);
  });
});

describe('whose figures', () => {
  it('are the own ones for a salesperson', async () => {
    const report = await asked('ann', `${march}&person=${ids.get('ben')}`);
    expect(report.own).toBe(true);
    expect(section(report, 'people').rows.map(({ key }) => key)).toEqual([ids.get('ann')]);
  });

  it('cannot be asked for by strange filters', async () => {
    const codes = [];
    for (const query of ['from=2026-03-02', 'from=2026-03-02&until=2026-03-01', 'person=x', 'source=1']) {
      codes.push((await as('sue', 'GET', `/reports?${query}`)).json.code);
    }
    expect(codes).toEqual([
      'reports.badPeriod',
      'reports.badPeriod',
      'reports.badFilter',
      'reports.badFilter',
    ]);
    expect((await as('sue', 'GET', '/reports/leads?slices=lead:1')).json.code).toBe('reports.badFilter');
  });
});

describe('a file', () => {
  it.each([
    ['csv', '\ufeff'],
    ['xlsx', 'PK'],
    ['pdf', '%PDF'],
  ])('is a %s', async (format, begin) => {
    const answer = await as('sue', 'GET', `/reports/file?language=de&format=${format}&${march}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text.startsWith(begin)).toBe(true);
  });
});

describe('works-council mode', () => {
  const lastMonth = 'period=lastMonth';
  beforeAll(async () => {
    desk.clock.moveTo(Temporal.Instant.from('2026-04-15T10:00Z'));
    await desk.in(dealerId, async (tx) => {
      const { version } = await readSettings(tx, 'reports');
      await writeSettings(tx, 'reports', { version, value: { worksCouncil: true } });
    });
    sessions.set('sue', await desk.signedIn(ids.get('sue') ?? ''));
    sessions.set('ann', await desk.signedIn(ids.get('ann') ?? ''));
  });

  it('shows sums of the team, nobody by name, and says so', async () => {
    const report = await asked('sue', lastMonth);
    expect(report.worksCouncil).toBe(true);
    expect(report.about.at(-1)).toContain('Works-council mode');
    expect(section(report, 'people').rows).toEqual([]);
    expect(report.filters.people).toEqual([]);
    expect(
      report.sections
        .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ slices }) => slices)))
        .filter((one) => one !== null),
    ).toEqual([]);
    const text = JSON.stringify(report);
    for (const name of names) expect(text).not.toContain(ids.get(name));
  });

  it('shows oneself to oneself', async () => {
    const report = await asked('ann', 'period=last90');
    expect(section(report, 'people').rows.map(({ key }) => key)).toEqual([ids.get('ann')]);
  });

  it.each([
    [`${lastMonth}&person=BEN`, 'reports.personWithheld'],
    [`${lastMonth}&source=SOURCE&type=vehicle`, 'reports.oneFilterOnly'],
    ['from=2026-03-02&until=2026-03-31', 'reports.wholeMonthsOnly'],
    ['period=last30', 'reports.wholeMonthsOnly'],
  ])('refuses %s on the page, behind it and as a file', async (query, code) => {
    const words = query.replace('BEN', ids.get('ben') ?? '').replace('SOURCE', ids.get('ben') ?? '');
    for (const path of ['/reports?', '/reports/leads?', '/reports/file?format=csv&']) {
      expect([path, (await as('sue', 'GET', `${path}${words}`)).json.code]).toEqual([path, code]);
    }
  });

  it('opens no list of leads behind a sum', async () => {
    const answer = await as('sue', 'GET', `/reports/leads?${lastMonth}&slices=outcome:won`);
    expect([answer.status, answer.json.code]).toEqual([403, 'reports.personWithheld']);
  });

  it('withholds all where few people stand behind it', async () => {
    const answer = await asked('sue', 'period=lastQuarter&group=dealer');
    expect(answer.sections).toEqual([]);
  });
});
