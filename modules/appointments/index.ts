export { appointmentJobs } from './jobs.ts';
export { makeAppointment } from './use-cases/make.ts';
export { handOverAppointmentsOf } from './use-cases/work.ts';
