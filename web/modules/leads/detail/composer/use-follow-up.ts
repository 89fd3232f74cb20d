import { useState } from 'react';
import { readNow } from '../../../../time/clock.ts';
import { useTime } from '../../../../time/use-time.ts';
import { type FollowUp, momentOfFollowUp, problemOfFollowUp, usual } from '../../follow-up.ts';

/** The follow-up of a form: its value, and what is sent of it (`{}` leaves it to the server; null: cannot be sent). */
export function useFollowUp() {
  const { timeZone } = useTime();
  const [followUp, setFollowUp] = useState<FollowUp>(usual);
  return {
    followUp,
    setFollowUp,
    body: (): { followUpAt?: string } | null => {
      if (problemOfFollowUp(followUp, readNow(), timeZone) !== null) return null;
      const moment = momentOfFollowUp(followUp, readNow(), timeZone);
      return typeof moment === 'string' ? { followUpAt: moment } : {};
    },
    reset: () => setFollowUp(usual),
  };
}
