import { useEffect, useRef, useSyncExternalStore } from 'react';

export type HotkeyGroup = 'everywhere' | 'list' | 'page';
export type Hotkey = {
  /** One key (`j`, `?`, `Escape`), two in a row (`g l`), with Shift (`shift+j`), or with the command key (`mod+k`: ⌘ on a Mac, else Ctrl). */
  keys: string;
  label: string;
  group: HotkeyGroup;
  run: () => void;
};

const SEQUENCE_MS = 1_000;
let registered: readonly Hotkey[] = [];
const listeners = new Set<() => void>();
let first: { key: string; at: number } | null = null;

function announce(next: readonly Hotkey[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // Nothing is typed into a tick.
  if (target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** A letter with Shift is a key of its own; a sign that takes Shift on some keyboards (`?`, `/`) is that sign. */
function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.length !== 1) return key;
  const small = key.toLowerCase();
  return shiftKey && small !== key.toUpperCase() ? `shift+${small}` : small;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const mod = event.metaKey || event.ctrlKey;
  if (!mod && isTyping(event.target)) return;
  if (document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null) return;
  const key = keyOf(event);
  const before = first !== null && event.timeStamp - first.at < SEQUENCE_MS ? first.key : null;
  first = null;
  const wanted = mod ? `mod+${key}` : before === null ? key : `${before} ${key}`;
  // The latest registration wins, so a page may take a key over from the shell.
  const found = registered.findLast((hotkey) => hotkey.keys === wanted);
  if (found !== undefined) {
    event.preventDefault();
    found.run();
    return;
  }
  if (!mod && registered.some((hotkey) => hotkey.keys.startsWith(`${key} `))) {
    first = { key, at: event.timeStamp };
  }
}

/** Registers keys while the component is shown; they stand in the help (`?`). Not while somebody types or a dialog is open. */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  const shape = hotkeys.map((hotkey) => `${hotkey.keys}:${hotkey.label}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the list, whose functions are read at the keypress
  useEffect(() => {
    const mine = latest.current.map((hotkey, index) => ({
      ...hotkey,
      run: () => latest.current[index]?.run(),
    }));
    if (registered.length === 0) document.addEventListener('keydown', onKeyDown);
    announce([...registered, ...mine]);
    return () => {
      announce(registered.filter((hotkey) => !mine.includes(hotkey)));
      if (registered.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, [shape]);
}

/** What is registered now, for the help. */
export function useRegisteredHotkeys(): readonly Hotkey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
}
