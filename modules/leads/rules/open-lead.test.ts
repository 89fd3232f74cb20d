import { describe, expect, it } from 'vitest';
import { joinedLead, type OpenLead, type WantedVehicle } from './open-lead.ts';

const nothing = { vehicleId: null, offerNumber: null, vin: null };
const golf: OpenLead = { leadId: 'golf', vehicleId: 'v1', offerNumber: 'GW-1', vin: 'VIN1' };
const unlisted: OpenLead = { leadId: 'unlisted', vehicleId: null, offerNumber: 'gw 2231', vin: null };
const general: OpenLead = { leadId: 'general', ...nothing };

describe('the open lead an enquiry joins', () => {
  it.each<[string, WantedVehicle, string | null]>([
    ['the same vehicle of the stock', { vehicleId: 'v1', offerNumber: null, vin: null }, 'golf'],
    ['another vehicle', { vehicleId: 'v2', offerNumber: null, vin: null }, null],
    ['another vehicle with the same offer number', { vehicleId: 'v2', offerNumber: 'GW-1', vin: null }, null],
    ['the same VIN, meanwhile sold', { vehicleId: null, offerNumber: null, vin: 'vin1' }, 'golf'],
    ['another VIN with the same offer number', { vehicleId: null, offerNumber: 'GW-1', vin: 'VIN2' }, null],
    [
      'the same offer number, written differently',
      { vehicleId: null, offerNumber: 'GW-2231', vin: null },
      'unlisted',
    ],
    ['no vehicle at all', nothing, null],
  ])('%s', (_, wanted, leadId) => {
    expect(joinedLead(wanted, [general, golf, unlisted])).toBe(leadId);
  });

  it('is the one with the latest activity', () => {
    expect(joinedLead({ ...nothing, vehicleId: 'v1' }, [{ ...golf, leadId: 'later' }, golf])).toBe('later');
  });
});
