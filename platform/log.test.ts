import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { logDestination, openLog } from './log.ts';

describe('the log', () => {
  it.each([
    [undefined, 'info', 'file'],
    ['development', 'debug', 'file'],
    ['production', 'info', 'stderr'],
    ['test', 'trace', 'nowhere'],
    [undefined, 'silent', 'nowhere'],
  ])('with NODE_ENV %s at level %s goes to %s', (nodeEnv, level, where) => {
    expect(logDestination(nodeEnv, level)).toBe(where);
  });

  it('is written at once, without secrets, and a full file is set aside', () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'forecourt-log-'));
    try {
      const first = openLog({ dataFolder, logLevel: 'info' }, 'development');
      first.log.info({ user: { name: 'anna', password: 'hunter2' } }, 'signed in');
      first.log.debug('too fine');
      const file = join(dataFolder, 'log/forecourt.log');
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        msg: 'signed in',
        user: { name: 'anna', password: '[Redacted]' },
      });
      expect(statSync(file).mode & 0o077).toBe(0);
      writeFileSync(file, Buffer.alloc(21 * 1024 ** 2));
      openLog({ dataFolder, logLevel: 'info' }, 'development').log.info('again');
      expect(readdirSync(join(dataFolder, 'log')).sort()).toEqual(['forecourt.1.log', 'forecourt.log']);
    } finally {
      rmSync(dataFolder, { recursive: true });
    }
  });
});
