export { numberKey } from './rules/keys.ts';
export { createVehicle, findVehicle, getVehicle, type Vehicle } from './store.ts';
