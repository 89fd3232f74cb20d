import { parseArgs } from 'node:util';
import {
  createDealerGroup,
  joinDealerGroup,
  leaveDealerGroup,
  listDealerGroups,
} from '../../modules/dealers/index.ts';
import { complain, withParts } from './with-parts.ts';

const usage = `forecourt group list
forecourt group create --key KEY --name NAME [--kind carGroup|importer]
forecourt group add --group KEY --dealer KEY
forecourt group remove --group KEY --dealer KEY

Dealers of one group may take each other's enquiries: about a vehicle that stands at another of them, where the dealer's
settings say so. A dealer may belong to several groups.
`;

const kinds = ['carGroup', 'importer'] as const;

/** `forecourt group …`. */
export async function group(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  const values = readOptions(rest);
  if (typeof values === 'string') return complain(values, usage);
  const { key, name, group: groupKey, dealer: dealerKey } = values;
  if (verb === 'list') return list();
  if (verb === 'create') {
    const kind = kinds.find((known) => known === (values.kind ?? 'carGroup'));
    if (kind === undefined) return complain(`There is no kind "${values.kind}".`, usage);
    if (key === undefined || name === undefined) return complain('--key and --name are needed.', usage);
    if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(key)) {
      return complain('A key is small letters, digits and hyphens, at most 40.', usage);
    }
    return withParts(async ({ database }) => {
      await database.inInstallation((tx) => createDealerGroup(tx, { key, name, kind }));
      process.stdout.write(`${name} has no dealers yet: forecourt group add --group ${key} --dealer …\n`);
      return 0;
    });
  }
  if (verb !== 'add' && verb !== 'remove') {
    return complain('With groups there is list, create, add and remove.', usage);
  }
  if (groupKey === undefined || dealerKey === undefined) {
    return complain('--group and --dealer are needed.', usage);
  }
  return withParts(async ({ database }) => {
    await database.inInstallation(async (tx) => {
      if (verb === 'add') await joinDealerGroup(tx, { groupKey, dealerKey });
      else await leaveDealerGroup(tx, { groupKey, dealerKey });
    });
    process.stdout.write(
      `${dealerKey} ${verb === 'add' ? 'belongs' : 'no longer belongs'} to ${groupKey}.\n`,
    );
    return 0;
  });
}

async function list(): Promise<number> {
  return withParts(async ({ database }) => {
    for (const one of await database.inInstallation((tx) => listDealerGroups(tx.db))) {
      const dealers = one.dealers.map((dealer) => dealer.key).join(', ') || 'no dealers';
      process.stdout.write(`${one.key} (${one.name}, ${one.kind}): ${dealers}\n`);
    }
    return 0;
  });
}

function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        key: { type: 'string' },
        name: { type: 'string' },
        kind: { type: 'string' },
        group: { type: 'string' },
        dealer: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
