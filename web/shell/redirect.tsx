import { type NavigateOptions, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Goes elsewhere once, when it is first shown. (The router's own `Navigate` goes again at every rendering.) */
export function Redirect(to: NavigateOptions) {
  const router = useRouter();
  const first = useRef(to);
  useEffect(() => {
    void router.navigate({ ...first.current, replace: true });
  }, [router]);
  return null;
}
