export { addCar } from './use-cases/save-car.ts';
