declare module '../../kernel/facts.ts' {
  interface Facts {
    /** Anything about tasks that a list or a page shows has changed; null: about several. */
    'tasks.changed': { readonly taskId: string | null };
  }
}

export type {};
