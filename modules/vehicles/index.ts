export { vehicleJobs } from './jobs.ts';
export { numberKey } from './rules/keys.ts';
export { seedReservationTypes } from './store/reservation-types.ts';
export {
  createVehicle,
  findVehicle,
  getVehicle,
  type Vehicle,
  type WantedVehicle,
  whereVehicleStands,
} from './store/stock.ts';
export { departVehicle } from './use-cases/depart.ts';
export { addDocument, addPicture } from './use-cases/files.ts';
export { reserveVehicle } from './use-cases/reserve.ts';
export { addVehicle } from './use-cases/save-vehicle.ts';
