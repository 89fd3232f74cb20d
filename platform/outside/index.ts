export { type Fetched, type FetchOutside, type FetchTrouble, fetchOutside } from './fetch.ts';
