import { useState } from 'react';
import type { Lead } from '../../../../api/types.ts';
import { AppointmentForm } from '../../../appointments/appointment-form.tsx';

const further = ['appointment', 'offer', 'contract'];

/** An appointment with the lead's customer, about its vehicle. */
export function AppointmentOfLead({ lead, onSent }: { lead: Lead; onSent: () => void }) {
  // a form that was sent begins anew
  const [sent, setSent] = useState(0);
  const { contactId, name } = lead.contact;
  const { maturity, leadId } = lead.lead;
  return (
    <AppointmentForm
      key={sent}
      compact
      about={{
        leadId,
        contact: { contactId, name },
        vehicle: { vehicleId: lead.vehicle?.stock?.vehicleId ?? null, title: lead.vehicle?.title ?? '' },
        canTell: lead.answerTo !== null,
        canRate: maturity === null || !further.includes(maturity),
      }}
      onDone={() => {
        setSent(sent + 1);
        onSent();
      }}
    />
  );
}
