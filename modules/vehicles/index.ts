export { vehicleJobs } from './jobs.ts';
export { numberKey } from './rules/keys.ts';
export { stockOfLead } from './screens/stock-of-lead.ts';
export { seedReservationTypes } from './store/reservation-types.ts';
export {
  createVehicle,
  findVehicle,
  getVehicle,
  type Vehicle,
  type WantedVehicle,
  whereVehicleStands,
} from './store/stock.ts';
