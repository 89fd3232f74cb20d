import { randomBytes } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** Letters and digits that survive every program that changes upper and lower case: 5 bits each. */
function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('');
}

/** The part of a reply address that leads to one thread: 80 bits, so that nobody guesses it. */
export function newToken(): string {
  return randomText(16);
}

/** A Message-ID without brackets: `<random.token@domain>`; its domain tells later that a message was ours. */
export function newMessageId(token: string, domain: string): string {
  return `${randomText(16)}.${token}@${domain}`;
}
