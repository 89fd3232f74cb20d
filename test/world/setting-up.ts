import type { Program } from './program.ts';

export const administrator = {
  name: 'Jürgen Weiß',
  email: 'juergen@autohaus.example',
  password: 'mehr Kaffee im Hof',
};

/** A signed-in caller of the API of a running program. */
export interface Caller {
  readonly cookie: string;
  get<T>(path: string): Promise<T>;
  send<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** Walks through the first run of a new program: a dealership that is open all week, with salespeople who receive requests. */
export async function setUpDealership(
  program: Program,
  salespeople: readonly string[] = ['Anna Vogt', 'Tom Brenner'],
): Promise<Caller> {
  const token = /first-run\?token=([\w-]+)/.exec(program.output())?.[1];
  if (token === undefined) throw new Error(`No link of a first run in:\n${program.output()}`);
  const allDay = [['00:00', '24:00']];
  const answer = await fetch(`${program.url}/api/v1/first-run/dealership`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: program.url },
    body: JSON.stringify({
      token,
      dealer: {
        name: 'Autohaus Lörrach',
        key: 'loerrach',
        country: 'DE',
        region: 'BW',
        timeZone: 'Europe/Berlin',
        language: 'de',
      },
      weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
      responseMinutes: 120,
      administrator,
      users: salespeople.map((name, index) => ({
        name,
        email: `person${index}@autohaus.example`,
        role: 'salesperson',
      })),
    }),
  });
  if (!answer.ok) throw new Error(`The first run was refused: ${answer.status} ${await answer.text()}`);
  return callerOf(program.url, cookieOf(answer));
}

export async function signIn(url: string, login: string, password: string): Promise<Caller> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`${login} was not let in: ${answer.status} ${await answer.text()}`);
  return callerOf(url, cookieOf(answer));
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export function callerOf(url: string, cookie: string): Caller {
  async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, origin: url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  return { cookie, get: (path) => send('GET', path), send };
}
