import { useSyncExternalStore } from 'react';

/**
 * The server's present, as epoch milliseconds. The browser's clock may be wrong and a demo's time may be virtual, so each
 * view that carries `now` corrects the offset; all due colours tick from here, every 10 seconds.
 */
const TICK_MS = 10_000;
let offset = 0;
let shown = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function tick(): void {
  shown = Date.now() + offset;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** Call with the `now` of an answer. Differences below two seconds are the network's and are ignored. */
export function noteServerNow(moment: string): void {
  const next = Date.parse(moment) - Date.now();
  if (Number.isNaN(next) || Math.abs(next - offset) < 2_000) return;
  offset = next;
  tick();
}

/** The present, once, for what is not shown. */
export function readNow(): number {
  return Date.now() + offset;
}

/** The present as epoch milliseconds; the component renders again as it moves on. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}
