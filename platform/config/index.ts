import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import * as expect from './expectations.ts';
import { readSso, type SsoConfig } from './sso.ts';
import { nearestVariable, type Variable, variables } from './variables.ts';

export type Role = 'web' | 'worker' | 'mailbox';
export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** How this process is to run; everything that may differ from one installation to the next. */
export interface Config {
  /** Absolute. */
  readonly dataFolder: string;
  readonly host: string;
  readonly httpPort: number;
  readonly smtpPort: number;
  /** Lower case. Mail for `<dealer-key>@<leadDomain>` is an enquiry. */
  readonly leadDomain: string;
  /** Where people reach the web, without a slash at the end. */
  readonly publicUrl: string;
  /** A PostgreSQL server of one's own; without it the embedded one in the data folder serves. */
  readonly databaseUrl: string | undefined;
  /** The server that letters leave through; without it they are kept in the catcher. */
  readonly outgoingMailUrl: string | undefined;
  /** What this process does; never empty. */
  readonly roles: readonly Role[];
  /** Files, absolute: with them the mailbox offers STARTTLS. */
  readonly tls: { readonly certificateFile: string; readonly keyFile: string } | undefined;
  /** Lower case: from these hosts documents are read although they are on this machine or the network behind it. */
  readonly insideHosts: readonly string[];
  /** An identity provider (OpenID Connect); without it people sign in here. */
  readonly sso: SsoConfig | undefined;
  readonly logLevel: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where paths start: the default data folder in the project, given paths where the command was typed. */
export interface Places {
  readonly projectFolder: string;
  readonly workingFolder: string;
}

const roles: readonly Role[] = ['web', 'worker', 'mailbox'];
const levels: readonly LogLevel[] = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the environment into a config, or says everything that is wrong with it at once, one line per mistake. An empty
 * variable counts as unset. Does not look at the disk: that is `missingFiles`.
 */
export function readConfig(
  env: Environment,
  places: Places = { projectFolder: join(import.meta.dirname, '../..'), workingFolder: process.cwd() },
): { ok: true; config: Config } | { ok: false; mistakes: string[] } {
  const mistakes = unknownVariables(env);
  function read<T>(name: Variable, parse: (text: string) => T | undefined, otherwise: T): T {
    const text = env[name]?.trim();
    if (text === undefined || text === '') return otherwise;
    const value = parse(text);
    if (value === undefined) mistakes.push(mistake(name, text));
    return value ?? otherwise;
  }
  const path = (text: string) => resolve(places.workingFolder, text);

  const httpPort = read('FORECOURT_HTTP_PORT', expect.port, 8080);
  const smtpPort = read('FORECOURT_SMTP_PORT', expect.port, 2525);
  if (httpPort === smtpPort) {
    mistakes.push(
      `FORECOURT_HTTP_PORT and FORECOURT_SMTP_PORT are both ${httpPort}: give each its own port.`,
    );
  }
  const certificateFile = read('FORECOURT_TLS_CERT', path, '');
  const keyFile = read('FORECOURT_TLS_KEY', path, '');
  if ((certificateFile === '') !== (keyFile === '')) {
    const [given, absent] =
      keyFile === ''
        ? ['FORECOURT_TLS_CERT', 'FORECOURT_TLS_KEY']
        : ['FORECOURT_TLS_KEY', 'FORECOURT_TLS_CERT'];
    mistakes.push(`${absent} is missing although ${given} is set: STARTTLS needs both files, or neither.`);
  }
  const config: Config = {
    dataFolder: read('FORECOURT_DATA', path, join(places.projectFolder, 'data')),
    host: read('FORECOURT_HOST', expect.host, '127.0.0.1'),
    httpPort,
    smtpPort,
    leadDomain: read('FORECOURT_LEAD_DOMAIN', expect.domain, 'leads.localhost'),
    publicUrl: read('FORECOURT_PUBLIC_URL', expect.webAddress, `http://localhost:${httpPort}`),
    databaseUrl: read<string | undefined>(
      'DATABASE_URL',
      expect.urlOf('postgres:', 'postgresql:'),
      undefined,
    ),
    outgoingMailUrl: read<string | undefined>(
      'FORECOURT_SMTP_URL',
      expect.urlOf('smtp:', 'smtps:'),
      undefined,
    ),
    roles: read('FORECOURT_ROLES', (text) => expect.listOf(roles, text), roles),
    tls: certificateFile !== '' && keyFile !== '' ? { certificateFile, keyFile } : undefined,
    insideHosts: read<readonly string[]>('FORECOURT_INSIDE_HOSTS', expect.hosts, []),
    sso: readSso(read, mistakes),
    logLevel: read('FORECOURT_LOG_LEVEL', (text) => expect.oneOf(levels, text), 'info'),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
}

/** The mistakes that only the disk can tell: files that are named but cannot be read. */
export function missingFiles(config: Config): string[] {
  const named: [Variable, string | undefined][] = [
    ['FORECOURT_TLS_CERT', config.tls?.certificateFile],
    ['FORECOURT_TLS_KEY', config.tls?.keyFile],
  ];
  return named.flatMap(([name, file]) => {
    if (file === undefined || isReadable(file)) return [];
    return [
      `${name} is "${file}", but this file does not exist or cannot be read. Expected: ${variables[name]}.`,
    ];
  });
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function unknownVariables(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name.toUpperCase().startsWith('FORECOURT_') && !(name in variables))
    .map((name) => {
      const meant = nearestVariable(name);
      const hint =
        meant === undefined ? `Known are: ${Object.keys(variables).join(', ')}.` : `Did you mean ${meant}?`;
      return `${name} is not a setting of Forecourt. ${hint}`;
    });
}

function mistake(name: Variable, given: string): string {
  return `${name} is "${expect.withoutPassword(given)}". Expected: ${variables[name]}.`;
}
