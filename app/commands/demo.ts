import { demoAdministrator, demoPassword } from '../demo/cast.ts';
import { runDemo } from '../demo/run.ts';
import { clearHalfMadeDemo, ensureInstallation } from '../first-run/index.ts';
import { withParts } from './with-parts.ts';

const words = {
  people: 'locations and their people',
  contacts: 'customers from before',
  weeks: 'days played',
};

/** `forecourt demo`: fills an empty installation with the demo dealership, with its progress. */
export async function demo(): Promise<number> {
  const started = performance.now();
  return withParts(
    async (parts, config) => {
      const { firstRunToken } = await ensureInstallation(parts.database, config);
      if (firstRunToken === null) {
        process.stderr.write(
          'The demo needs an empty installation, and this one is set up. Choose another FORECOURT_DATA.\n',
        );
        return 1;
      }
      await clearHalfMadeDemo(parts.database);
      let shown = '';
      await runDemo(parts.options, parts.database.clock.now(), ({ step, done, total }) => {
        const line = `${words[step]}: ${done} of ${total}`;
        if (line !== shown) process.stdout.write(process.stdout.isTTY ? `\r${line.padEnd(50)}` : `${line}\n`);
        shown = line;
      });
      await parts.database.pool.query('update installation set set_up_at = $1, first_run_token_hash = null', [
        parts.database.clock.now().toString(),
      ]);
      process.stdout.write(
        `\nThe demo is ready after ${((performance.now() - started) / 1000).toFixed(0)} s. Start Forecourt and sign in as "${demoAdministrator}" with the password "${demoPassword}".\n`,
      );
      return 0;
    },
    { alone: true },
  );
}
