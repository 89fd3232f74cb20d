import { ResizeFit, Transformer } from '@napi-rs/image';

/** A picture made small enough for a page, and a smaller one for lists: both JPEG, upright, without what a camera wrote into it. */
export interface PreparedPicture {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
}

const longest = 1600;
const thumbnailWidth = 320;
const thumbnailHeight = 240;
/** More than any camera makes; what claims more would only fill the memory. */
const mostPixels = 120_000_000;

/** Null: it is no JPEG, PNG or WebP, or none that can be read. */
export async function preparePicture(bytes: Uint8Array): Promise<PreparedPicture | null> {
  if (!isPicture(bytes)) return null;
  try {
    const { width, height, orientation } = await new Transformer(bytes).metadata(true);
    if (width * height > mostPixels) return null;
    // From the fifth on a camera was held sideways.
    const size = (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };
    const factor = Math.min(1, longest / Math.max(size.width, size.height));
    const target = {
      width: Math.max(1, Math.round(size.width * factor)),
      height: Math.max(1, Math.round(size.height * factor)),
    };
    const upright = new Transformer(bytes).rotate();
    const picture = await (factor < 1 ? upright.resize(target) : upright).jpeg(82);
    const thumbnail = await new Transformer(picture)
      .resize({ width: thumbnailWidth, height: thumbnailHeight, fit: ResizeFit.Cover })
      .jpeg(78);
    return { picture, thumbnail, ...target };
  } catch {
    return null;
  }
}

/** Turns a drawing of our own (never one that somebody sent) into a JPEG. */
export async function pictureOfDrawing(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Buffer> {
  return new Transformer(await Transformer.fromSvg(svg, '#ffffff').bmp()).resize(size).jpeg(85);
}

const signatures: readonly (readonly [number, readonly number[]])[] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, 0x50, 0x4e, 0x47]],
  [8, [0x57, 0x45, 0x42, 0x50]],
];

function isPicture(bytes: Uint8Array): boolean {
  return signatures.some(([at, signature]) => signature.every((byte, index) => bytes[at + index] === byte));
}
