import { spawn, spawnSync } from 'node:child_process';

/** Whether the independent mail client swaks is here, or can be installed (root, apt-get). */
export function haveSwaks(): boolean {
  const has = () => spawnSync('sh', ['-c', 'command -v swaks']).status === 0;
  if (has()) return true;
  if (process.getuid?.() !== 0 || spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return false;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', 'swaks'], options);
  return has();
}

/** One SMTP conversation; throws with its record when the mail was not taken. */
export async function sendBySwaks(
  port: number,
  mail: { from: string; to: string; headers: Readonly<Record<string, string>>; body: string },
): Promise<void> {
  const headers = Object.entries(mail.headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
  const child = spawn('swaks', [
    '--server',
    `127.0.0.1:${port}`,
    '--from',
    mail.from,
    '--to',
    mail.to,
    ...headers,
    '--body',
    mail.body,
  ]);
  let record = '';
  child.stdout.on('data', (chunk: Buffer) => {
    record += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    record += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`swaks ended with ${code}:\n${record}`);
}
