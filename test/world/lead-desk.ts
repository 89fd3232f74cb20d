import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { react } from '../../app/reactions.ts';
import { seedDealer } from '../../app/seed-dealer.ts';
import { newId } from '../../kernel/ids.ts';
import type { LeadDetail } from '../../modules/leads/contract.ts';
import { type Answered, type Ask, openDesk } from './desk.ts';
import { leadRoutes } from './lead-routes.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const team = { anna: 'salesperson', ben: 'salesperson', sue: 'supervisor', eve: 'administrator' } as const;
type Name = keyof typeof team;

/** The dealer `north` with anna, ben and their supervisor sue, and `south` with eve; all of them ask the routes of leads. */
export async function openLeadDesk() {
  const desk = await openDesk({ routes: leadRoutes, react });
  const dealerId = await desk.dealer('north');
  const otherId = await desk.dealer('south');
  for (const dealer of [dealerId, otherId]) await desk.in(dealer, seedDealer);
  const ids = { anna: '', ben: '', sue: '', eve: '' };
  const sessions = { ...ids };
  for (const [name, role] of Object.entries(team) as [Name, (typeof team)[Name]][]) {
    ids[name] = await desk.member(name === 'eve' ? otherId : dealerId, name, role);
    sessions[name] = await desk.signedIn(ids[name]);
  }

  function as(
    name: Name,
    method: Method,
    path: string,
    body?: unknown,
    more: Partial<Ask> = {},
  ): Promise<Answered> {
    // No two deeds are of one moment.
    if (method !== 'GET') desk.clock.moveTo(desk.clock.now().add({ seconds: 1 }));
    const dealer = name === 'eve' ? 'south' : 'north';
    return desk.ask(method, `/dealers/${dealer}${path}`, { as: sessions[name], body, ...more });
  }

  let customers = 0;
  /** A new lead of a new customer, made by anna for herself. */
  async function newLead(lead: Record<string, unknown> = {}): Promise<string> {
    const customer = { name: `Kunde ${++customers}`, email: `kunde${customers}@post.example` };
    const made = await as('anna', 'POST', '/leads', {
      customer,
      channel: 'webForm',
      assignToMe: true,
      ...lead,
    });
    expect(made.status, made.text).toBe(201);
    return made.json.leadIds[0];
  }

  async function read(leadId: string, by: Name = 'anna'): Promise<LeadDetail> {
    const answer = await as(by, 'GET', `/leads/${leadId}`);
    expect(answer.status, answer.text).toBe(200);
    return answer.json;
  }

  async function reason(of = 'bought'): Promise<string> {
    const { json } = await as('anna', 'GET', '/leads/filters');
    return json.closingReasons.find((one: { key: string }) => one.key === of).reasonId;
  }

  /** A file that waits to be attached: three bytes. */
  async function upload(name: string): Promise<string> {
    const uploadId = newId(desk.clock.now());
    const bytes = Buffer.from('pdf');
    const sha256 = createHash('sha256').update(bytes).digest();
    await desk.in(dealerId, async ({ db, now }) => {
      await db
        .insertInto('file')
        .values({ dealer_id: dealerId, sha256, size: bytes.length, bytes })
        .execute();
      await db
        .insertInto('upload')
        .values({
          dealer_id: dealerId,
          upload_id: uploadId,
          sha256,
          name,
          content_type: 'application/pdf',
          uploaded_by: ids.anna,
          uploaded_at: now,
        })
        .execute();
    });
    return uploadId;
  }

  /** Ends the test. Whatever was done: every open lead has a due, and no closed one. */
  async function close(): Promise<void> {
    const wrong = await desk.in(dealerId, ({ db }) =>
      sql`select lead_id from lead where (state = 'open') <> (due_at is not null and due_kind is not null)`.execute(
        db,
      ),
    );
    expect(wrong.rows).toEqual([]);
    await desk.close();
  }

  return {
    desk,
    dealerId,
    ids,
    as,
    newLead,
    read,
    reason,
    upload,
    close,
    now: () => desk.clock.now().toString(),
    inHours: (hours: number) => desk.clock.now().add({ hours }).toString(),
  };
}

export const kindsOf = (lead: LeadDetail): string[] => lead.history.map(({ kind }) => kind);
