import { useState } from 'react';

/** What is being written, by lead and kind, for as long as the page is open: looking at another lead loses nothing. */
const drafts = new Map<string, string>();

export function useDraft(leadId: string, kind: string) {
  const key = `${leadId} ${kind}`;
  const [text, setText] = useState(drafts.get(key) ?? '');
  return {
    text,
    setText: (next: string) => {
      if (next === '') drafts.delete(key);
      else drafts.set(key, next);
      setText(next);
    },
  };
}
