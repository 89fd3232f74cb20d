import { createServer } from 'node:net';

export interface WantedPort {
  /** The variable that chooses it. */
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

/** One line for each port that somebody else holds already; empty when all are free. */
export async function takenPorts(wanted: readonly WantedPort[]): Promise<string[]> {
  const problems = await Promise.all(wanted.map(problemWith));
  return problems.filter((problem) => problem !== undefined);
}

function problemWith({ variable, host, port }: WantedPort): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(sentence(error, { variable, host, port })));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

function sentence(error: NodeJS.ErrnoException, { variable, host, port }: WantedPort): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. End it, or choose another port with ${variable}.`;
  }
  if (error.code === 'EACCES') {
    return `Port ${port} on ${host} may not be opened by this user. Choose one above 1023 with ${variable}.`;
  }
  return `Port ${port} on ${host} cannot be opened (${error.message}). Choose another with ${variable} or FORECOURT_HOST.`;
}
