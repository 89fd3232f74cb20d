import { parseArgs } from 'node:util';
import { findDealerByKey } from '../../modules/dealers/index.ts';
import { createApiKey } from '../../modules/people/index.ts';
import { system } from '../../platform/sql/index.ts';
import { complain, withParts } from './with-parts.ts';

const usage = `forecourt api-key create --dealer KEY --name NAME

Prints a new key of the dealer. It is shown this once; an administrator can revoke it in the settings.
`;

/** `forecourt api-key create`. */
export async function apiKey(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb !== 'create') return complain('There is one thing to do with API keys here: create.', usage);
  const values = readOptions(rest);
  if (typeof values === 'string') return complain(values, usage);
  const { dealer: key, name } = values;
  if (key === undefined || name === undefined) return complain('--dealer and --name are needed.', usage);
  return withParts(async ({ database }) => {
    const dealer = await database.inInstallation((tx) => findDealerByKey(tx.db, key));
    if (!dealer) {
      process.stderr.write(`There is no dealer "${key}".\n`);
      return 1;
    }
    const created = await database.inDealer({ dealerId: dealer.dealerId, actor: system }, (tx) =>
      createApiKey(tx, { name }),
    );
    process.stdout.write(`${created.key}\n`);
    return 0;
  });
}

function readOptions(args: string[]) {
  try {
    return parseArgs({ args, options: { dealer: { type: 'string' }, name: { type: 'string' } } }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
