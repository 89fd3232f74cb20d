import { useEffect, useRef } from 'react';
import type { NoticeCounts } from '../../api/types.ts';
import { countInTitle } from '../../i18n/use-page-title.ts';
import { readNow } from '../../time/clock.ts';

/**
 * What the browser shows and lets hear of the bell: the number in the window's title and on the app's icon, and a tone when
 * one more came. In the user's quiet hours none of it.
 */
export function useSignals(counts: NoticeCounts | undefined): void {
  const before = useRef<number | null>(null);
  const quiet =
    counts !== undefined && counts.quietUntil !== null && Date.parse(counts.quietUntil) > readNow();
  const loud = counts === undefined || quiet ? 0 : counts.unread;
  useEffect(() => {
    countInTitle(loud);
    showBadge(loud);
    return () => {
      countInTitle(0);
      showBadge(0);
    };
  }, [loud]);

  const unread = counts?.unread ?? null;
  const mayRing = counts?.sound === true && !quiet;
  useEffect(() => {
    if (mayRing && unread !== null && before.current !== null && unread > before.current) void ringOnce();
    before.current = unread;
  }, [unread, mayRing]);
}

function showBadge(count: number): void {
  // Not every browser has it, and none outside an installed app must.
  if (!('setAppBadge' in navigator)) return;
  const shown = count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count);
  shown.catch(() => {});
}

/** Of several open windows one rings. */
async function ringOnce(): Promise<void> {
  await navigator.locks?.request('forecourt-tone', { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    playTone();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
}

/** Two short notes; silent where the browser allows no sound before a click. */
export function playTone(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
  volume.connect(audio.destination);
  for (const [index, frequency] of [660, 880].entries()) {
    const note = audio.createOscillator();
    note.frequency.value = frequency;
    note.connect(volume);
    note.start(audio.currentTime + index * 0.14);
    note.stop(audio.currentTime + 0.14 + index * 0.36);
  }
  setTimeout(() => void audio.close().catch(() => {}), 1_000);
}
