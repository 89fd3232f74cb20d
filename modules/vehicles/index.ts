export { numberKey } from './rules/keys.ts';
export {
  createVehicle,
  findVehicle,
  getVehicle,
  type Vehicle,
  type WantedVehicle,
  whereVehicleStands,
} from './store.ts';
