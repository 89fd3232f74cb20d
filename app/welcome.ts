import { listDealers } from '../modules/dealers/index.ts';
import { leadAddress } from '../modules/mail/index.ts';
import type { Config } from '../platform/config/index.ts';
import { demoLogins, demoPassword } from './demo/cast.ts';
import { ensureInstallation } from './first-run/index.ts';
import type { Parts } from './parts.ts';

/** What the terminal says when everything runs: where to go, and how to send a first e-mail. */
export async function welcome({ database }: Parts, config: Config): Promise<string[]> {
  const { firstRunToken } = await ensureInstallation(database, config);
  const dealers = await database.inInstallation((tx) => listDealers(tx.db));
  const key = dealers[0]?.key ?? '<dealer>';
  const web = config.roles.includes('web');
  const lines = [''];
  if (web && firstRunToken !== null) {
    lines.push(
      'Open this link to begin; it works once:',
      '',
      `  ${config.publicUrl}/first-run?token=${firstRunToken}`,
      '',
    );
  } else if (web) {
    lines.push(`Open ${config.publicUrl}`, '');
  }
  if (config.roles.includes('mailbox')) {
    const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
    const address = leadAddress(key, config.leadDomain);
    lines.push(
      `Enquiries for ${address} are taken on port ${config.smtpPort}. To send a first one${firstRunToken === null ? '' : ', once a dealer is set up'}:`,
      '',
      `  swaks --server ${host}:${config.smtpPort} --to '${address}' --from you@example.net --header 'Subject: Golf' --body 'Is the Golf still there?'`,
      '',
    );
  }
  if (dealers.some(({ demo }) => demo)) {
    lines.push(
      `Everybody in the demo signs in with the password ${demoPassword}: ${demoLogins.join(', ')}`,
      '',
    );
  }
  if (config.outgoingMailUrl === undefined && web) {
    lines.push(`Outgoing mail is kept here: ${config.publicUrl}/catcher`, '');
  }
  return lines;
}
