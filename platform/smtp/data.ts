import type { SMTPServerDataStream } from 'smtp-server';

/** How much of a message that is too large is listened to, so that its sender can still be told why. */
const patience = 4;

/**
 * The bytes of a message, or null when it is larger than `limit` or did not arrive whole. Never keeps more than `limit`
 * bytes: of a message that is too large the rest is dropped as it comes, and after a multiple of the limit `giveUp` is
 * called.
 */
export function collect(
  stream: SMTPServerDataStream,
  limit: number,
  giveUp: () => void,
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    let whole = false;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else chunks = [];
      if (size > limit * patience) giveUp();
    });
    stream.on('end', () => {
      whole = true;
      resolve(size > limit ? null : Buffer.concat(chunks, size));
    });
    // Without a listener the end of the connection in the middle of a message would end the process.
    stream.on('error', () => {});
    stream.on('close', () => {
      if (!whole) resolve(null);
    });
  });
}
