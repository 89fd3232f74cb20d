import { lazy, Suspense, useState } from 'react';
import type { ConfirmDialogProps } from './confirm-dialog-modal.tsx';

const Dialog = lazy(async () => ({
  default: (await import('./confirm-dialog-modal.tsx')).ConfirmDialogModal,
}));

/** Asks before something that cannot be undone; says what follows from it. Fetched when it is first opened. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [used, setUsed] = useState(props.opened);
  if (props.opened && !used) setUsed(true);
  if (!used) return null;
  return (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
