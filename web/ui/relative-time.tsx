import { useNow } from '../time/clock.ts';
import { useTime } from '../time/use-time.ts';

type Props = {
  at: string;
  /** Shows the absolute time in the text too: "5 min ago (Mon 23 Nov, 10:30)". */
  detailed?: boolean;
  className?: string | undefined;
};

/** A moment in words, ticking; the absolute time on hover and for screen readers. */
export function RelativeTime({ at, detailed = false, className }: Props) {
  const time = useTime();
  const now = useNow();
  const absolute = time.absolute(at, now);
  return (
    <time dateTime={at} title={absolute} className={className}>
      {time.relative(at, now)}
      {detailed && ` (${absolute})`}
    </time>
  );
}
