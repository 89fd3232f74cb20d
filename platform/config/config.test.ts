import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Environment, missingFiles, readConfig } from './index.ts';

const places = { projectFolder: '/srv/forecourt', workingFolder: '/home/anna' };

function configOf(env: Environment) {
  const read = readConfig(env, places);
  if (!read.ok) throw new Error(read.mistakes.join('\n'));
  return read.config;
}

function mistakesOf(env: Environment): string[] {
  const read = readConfig(env, places);
  return read.ok ? [] : read.mistakes;
}

describe('the config', () => {
  it('is complete without any variable', () => {
    expect(configOf({ PATH: '/bin', HOME: '/home/anna' })).toEqual({
      dataFolder: '/srv/forecourt/data',
      host: '127.0.0.1',
      httpPort: 8080,
      smtpPort: 2525,
      leadDomain: 'leads.localhost',
      publicUrl: 'http://localhost:8080',
      databaseUrl: undefined,
      outgoingMailUrl: undefined,
      roles: ['web', 'worker', 'mailbox'],
      tls: undefined,
      insideHosts: [],
      logLevel: 'info',
    });
  });

  it.each([
    [
      'a folder from where the command was typed',
      { FORECOURT_DATA: 'desk' },
      { dataFolder: '/home/anna/desk' },
    ],
    ['an absolute folder', { FORECOURT_DATA: '/var/lib/desk/' }, { dataFolder: '/var/lib/desk' }],
    ['every address', { FORECOURT_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    ['an IPv6 address', { FORECOURT_HOST: '::1' }, { host: '::1' }],
    [
      'the port in the address',
      { FORECOURT_HTTP_PORT: '80' },
      { httpPort: 80, publicUrl: 'http://localhost:80' },
    ],
    [
      'hosts of the own network',
      { FORECOURT_INSIDE_HOSTS: 'Intranet.example, 10.1.2.3' },
      { insideHosts: ['intranet.example', '10.1.2.3'] },
    ],
    ['spaces around', { FORECOURT_SMTP_PORT: ' 25 ' }, { smtpPort: 25 }],
    ['an empty variable as unset', { FORECOURT_SMTP_PORT: '', DATABASE_URL: ' ' }, { smtpPort: 2525 }],
    [
      'a domain in lower case',
      { FORECOURT_LEAD_DOMAIN: 'Leads.Example.COM' },
      { leadDomain: 'leads.example.com' },
    ],
    [
      'an address with a path',
      { FORECOURT_PUBLIC_URL: 'https://example.com/desk/' },
      { publicUrl: 'https://example.com/desk' },
    ],
    ['one role', { FORECOURT_ROLES: 'worker' }, { roles: ['worker'] }],
    [
      'roles in their own order, once',
      { FORECOURT_ROLES: 'mailbox, Web,web' },
      { roles: ['web', 'mailbox'] },
    ],
    [
      'both TLS files',
      { FORECOURT_TLS_CERT: 'cert.pem', FORECOURT_TLS_KEY: '/etc/key.pem' },
      { tls: { certificateFile: '/home/anna/cert.pem', keyFile: '/etc/key.pem' } },
    ],
    ['a level', { FORECOURT_LOG_LEVEL: 'DEBUG' }, { logLevel: 'debug' }],
    [
      'a server',
      { DATABASE_URL: 'postgresql://desk:secret@db/desk?sslmode=require' },
      { databaseUrl: 'postgresql://desk:secret@db/desk?sslmode=require' },
    ],
    [
      'a way out',
      { FORECOURT_SMTP_URL: 'smtps://u:p@mail:465' },
      { outgoingMailUrl: 'smtps://u:p@mail:465' },
    ],
  ])('takes %s', (_, env: Environment, part) => {
    expect(configOf(env)).toMatchObject(part);
  });

  it.each([
    [{ FORECOURT_HTTP_PORT: '80800' }, 'FORECOURT_HTTP_PORT is "80800". Expected: a port for the browser'],
    [{ FORECOURT_HTTP_PORT: '8080x' }, 'FORECOURT_HTTP_PORT is "8080x"'],
    [{ FORECOURT_SMTP_PORT: '0' }, 'FORECOURT_SMTP_PORT is "0"'],
    [{ FORECOURT_SMTP_PORT: '8080' }, 'FORECOURT_HTTP_PORT and FORECOURT_SMTP_PORT are both 8080'],
    [{ FORECOURT_HOST: 'http://0.0.0.0' }, 'FORECOURT_HOST is "http://0.0.0.0"'],
    [{ FORECOURT_HOST: 'localhost:80' }, 'FORECOURT_HOST is "localhost:80"'],
    [{ FORECOURT_LEAD_DOMAIN: 'desk@example.com' }, 'FORECOURT_LEAD_DOMAIN is "desk@example.com"'],
    [{ FORECOURT_LEAD_DOMAIN: '-a.example' }, 'FORECOURT_LEAD_DOMAIN is "-a.example"'],
    [{ FORECOURT_PUBLIC_URL: 'desk.example.com' }, 'FORECOURT_PUBLIC_URL is "desk.example.com"'],
    [{ FORECOURT_PUBLIC_URL: 'https://example.com/?a=1' }, 'FORECOURT_PUBLIC_URL is'],
    [
      { DATABASE_URL: 'mysql://desk:secret@db/desk' },
      'DATABASE_URL is "mysql://desk:***@db/desk". Expected: a Postgre',
    ],
    [{ FORECOURT_SMTP_URL: 'mail.example.com:25' }, 'FORECOURT_SMTP_URL is "mail.example.com:25"'],
    [
      { FORECOURT_ROLES: 'web,cook' },
      'FORECOURT_ROLES is "web,cook". Expected: a list of web, worker and mailbox',
    ],
    [{ FORECOURT_ROLES: ',' }, 'FORECOURT_ROLES is ","'],
    [{ FORECOURT_LOG_LEVEL: 'loud' }, 'FORECOURT_LOG_LEVEL is "loud". Expected: one of fatal'],
    [{ FORECOURT_TLS_CERT: 'cert.pem' }, 'FORECOURT_TLS_KEY is missing although FORECOURT_TLS_CERT is set'],
    [{ FORECOURT_TLS_KEY: 'key.pem' }, 'FORECOURT_TLS_CERT is missing although FORECOURT_TLS_KEY is set'],
    [{ FORECOURT_PORT: '80' }, 'FORECOURT_PORT is not a setting of Forecourt. Did you mean FORECOURT_'],
    [{ FORECOURT_HTPP_PORT: '80' }, 'Did you mean FORECOURT_HTTP_PORT?'],
    [{ forecourt_data: '/x' }, 'forecourt_data is not a setting of Forecourt. Did you mean FORECOURT_DATA?'],
    [{ FORECOURT_COFFEE_MACHINE_TEMPERATURE: '9' }, 'Known are: FORECOURT_DATA'],
  ])('refuses %j with one line', (env: Environment, line) => {
    const mistakes = mistakesOf(env);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(line);
  });

  it('tells all mistakes at once, and no password', () => {
    const mistakes = mistakesOf({
      FORECOURT_HTTP_PORT: 'x',
      FORECOURT_ROLES: 'cook',
      FORECOURT_SMTP_URL: 'http://me:pa@ss:word@mail',
      FORECOURT_DATE: '1',
    });
    expect(mistakes).toHaveLength(4);
    expect(mistakes.join()).not.toMatch(/pa@ss|ss:word/);
  });

  it('tells files that are not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'forecourt-config-'));
    try {
      writeFileSync(join(folder, 'cert.pem'), '');
      const config = configOf({
        FORECOURT_TLS_CERT: join(folder, 'cert.pem'),
        FORECOURT_TLS_KEY: join(folder, 'key.pem'),
      });
      expect(missingFiles(config)).toEqual([expect.stringContaining('FORECOURT_TLS_KEY is "')]);
      expect(missingFiles(configOf({}))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
