export { vehicleJobs } from './jobs.ts';
export { numberKey } from './rules/keys.ts';
export { stockOfLead } from './screens/stock-of-lead.ts';
export { listReservationTypes, seedReservationTypes } from './store/reservation-types.ts';
export {
  createVehicle,
  findVehicle,
  getVehicle,
  type Vehicle,
  type WantedVehicle,
  whereVehicleStands,
} from './store/stock.ts';
export { departVehicle } from './use-cases/depart.ts';
export { addPicture } from './use-cases/files.ts';
export { reserveVehicle } from './use-cases/reserve.ts';
export { changeVehicle } from './use-cases/save-vehicle.ts';
