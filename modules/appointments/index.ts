export { appointmentJobs } from './jobs.ts';
export { handOverAppointmentsOf } from './use-cases/work.ts';
