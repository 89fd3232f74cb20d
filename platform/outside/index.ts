export type { OutsideTrouble } from './ask.ts';
export { type Fetched, type FetchOutside, type FetchTrouble, fetchOutside } from './fetch.ts';
export { type Posted, type PostOutside, postOutside } from './post.ts';
