import { parseArgs } from 'node:util';
import { findDealerByKey } from '../../modules/dealers/index.ts';
import { sendNotice } from '../../modules/mail/index.ts';
import { invite, presetRoles } from '../../modules/people/index.ts';
import { system } from '../../platform/sql/index.ts';
import { complain, withParts } from './with-parts.ts';

const usage = `forecourt user create --dealer KEY --email ADDRESS --name NAME [--user-name NAME]
                      [--role ROLE] [--language de|nl|en] [--receives]

Makes somebody a member of the dealer and prints the link with which to choose a password (it is mailed too).
  --role      salesperson (if none is named), adviser, reception, supervisor or administrator
  --receives  gets enquiries from the rotation
`;

const languages = ['de', 'nl', 'en'] as const;

/** `forecourt user create`. */
export async function user(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb !== 'create') return complain('There is one thing to do with users here: create.', usage);
  const values = readOptions(rest);
  if (typeof values === 'string') return complain(values, usage);
  const { dealer: key, email, name } = values;
  if (key === undefined || email === undefined || name === undefined) {
    return complain('--dealer, --email and --name are needed.', usage);
  }
  const role = presetRoles.find((known) => known === (values.role ?? 'salesperson'));
  if (role === undefined) return complain(`There is no role "${values.role}".`, usage);
  const language = languages.find((known) => known === values.language);
  if (values.language !== undefined && language === undefined)
    return complain(`There is no language "${values.language}".`, usage);

  return withParts(async ({ database }, { publicUrl }) => {
    const dealer = await database.inInstallation((tx) => findDealerByKey(tx.db, key));
    if (!dealer) {
      process.stderr.write(`There is no dealer "${key}".\n`);
      return 1;
    }
    let letter = '';
    await database.inDealer({ dealerId: dealer.dealerId, actor: system }, (tx) =>
      invite(
        tx,
        {
          name,
          email,
          userName: values['user-name'] ?? null,
          role,
          language,
          receivesRequests: values.receives ?? false,
        },
        {
          publicUrl,
          sendNotice: async (scope, notice) => {
            letter = notice.text;
            await sendNotice(scope, notice);
          },
        },
      ),
    );
    const link = /https?:\/\/\S+/.exec(letter)?.[0];
    process.stdout.write(`${name} is ${role} at ${dealer.name}.\n${link === undefined ? '' : `${link}\n`}`);
    return 0;
  });
}

function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        dealer: { type: 'string' },
        email: { type: 'string' },
        name: { type: 'string' },
        'user-name': { type: 'string' },
        role: { type: 'string' },
        language: { type: 'string' },
        receives: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
