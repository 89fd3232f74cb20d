/** Every variable of the environment that Forecourt reads, with what a person is told about it. */
export const variables = {
  FORECOURT_DATA: 'a folder for everything Forecourt keeps',
  FORECOURT_HOST: 'the address to listen on, such as 127.0.0.1 or 0.0.0.0',
  FORECOURT_HTTP_PORT: 'a port for the browser: a whole number from 1 to 65535',
  FORECOURT_SMTP_PORT: 'a port for incoming mail: a whole number from 1 to 65535',
  FORECOURT_LEAD_DOMAIN: 'the domain enquiries are sent to, such as leads.example.com',
  FORECOURT_PUBLIC_URL: 'the address people open, such as https://desk.example.com',
  FORECOURT_SMTP_URL:
    'the server letters are sent through, such as smtps://user:password@mail.example.com:465',
  FORECOURT_ROLES: 'a list of web, worker and mailbox, separated by commas',
  FORECOURT_TLS_CERT: 'the file of the certificate that incoming mail is encrypted with (PEM)',
  FORECOURT_TLS_KEY: 'the file of its private key (PEM)',
  FORECOURT_INSIDE_HOSTS:
    'hosts inside your own network from which calendars may be read, such as intranet.example.com, separated by commas',
  FORECOURT_OIDC_ISSUER: 'the address of an identity provider, such as https://login.example.com/tenant',
  FORECOURT_OIDC_CLIENT_ID: 'how the identity provider knows Forecourt',
  FORECOURT_OIDC_CLIENT_SECRET: 'the secret the identity provider gave to Forecourt',
  FORECOURT_OIDC_NAME: 'what the button to sign in there says, such as "Example AG"',
  FORECOURT_OIDC_DOMAINS:
    'the domains whose addresses may sign in there, such as example.com, separated by commas',
  FORECOURT_OIDC_ONLY: 'yes or no: whether everybody but operators has to sign in there',
  FORECOURT_OIDC_JOIN:
    'the dealer and role of whoever signs in without an account, such as north:salesperson',
  FORECOURT_LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
  DATABASE_URL: 'a PostgreSQL server, such as postgres://user:password@host:5432/forecourt',
} as const;

export type Variable = keyof typeof variables;

/** The known name closest to a misspelt one, or nothing when no name is close enough to be meant. */
export function nearestVariable(given: string): Variable | undefined {
  let best: Variable | undefined;
  let bestDistance = Math.max(3, Math.floor((given.length - 'FORECOURT_'.length) / 2)) + 1;
  for (const name of Object.keys(variables) as Variable[]) {
    const distance = editDistance(given.toUpperCase(), name);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many letters must be added, dropped or changed to turn one text into the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
