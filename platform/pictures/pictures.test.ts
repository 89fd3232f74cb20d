import { Transformer } from '@napi-rs/image';
import { describe, expect, it } from 'vitest';
import { pictureOfDrawing, preparePicture } from './index.ts';

const drawing = (width: number, height: number) =>
  pictureOfDrawing(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#357"/></svg>`,
    { width, height },
  );

/** The EXIF of a camera that was held sideways (orientation 6), put behind the start of a JPEG. */
function heldSideways(jpeg: Buffer): Buffer {
  const exif = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex');
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}

describe('a picture', () => {
  it('becomes at most 1,600 pixels long, with a thumbnail', async () => {
    const prepared = await preparePicture(await drawing(2400, 1200));
    expect(prepared).toMatchObject({ width: 1600, height: 800 });
    const thumbnail = await new Transformer(prepared?.thumbnail ?? Buffer.alloc(0)).metadata();
    expect([thumbnail.width, thumbnail.height, thumbnail.format]).toEqual([320, 240, 'jpeg']);
  });

  it('that is small stays as large as it is', async () => {
    expect(await preparePicture(await drawing(300, 200))).toMatchObject({ width: 300, height: 200 });
  });

  it('that was taken sideways stands upright, and says no more of its camera', async () => {
    const prepared = await preparePicture(heldSideways(await drawing(400, 200)));
    const { width, height, orientation } = await new Transformer(
      prepared?.picture ?? Buffer.alloc(0),
    ).metadata(true);
    expect([width, height]).toEqual([200, 400]);
    expect(prepared).toMatchObject({ width: 200, height: 400 });
    expect(orientation ?? 1).toBe(1);
    expect(prepared?.picture.includes('Exif')).toBe(false);
  });

  it.each([
    ['a drawing that could run scripts', Buffer.from('<svg onload="alert(1)"/>')],
    ['what only begins like one', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('is not made of %s', async (_, bytes) => expect(await preparePicture(bytes)).toBeNull());
});
