export {
  type Appointment,
  type AppointmentFacts,
  type BookedRow,
  bookedIn,
  givePlanned,
  insertAppointment,
  lockAppointment,
  lockCalendars,
  noteInvited,
  noteTold,
  setState,
  updateAppointment,
} from './appointments.ts';
export { deleteFeed, feedSince, replaceFeed, userOfFeed } from './feeds.ts';
export { type AppointmentEntry, addAppointmentHistory } from './history.ts';
export { appointmentReminderKind, appointmentSoonKind, schedule, unschedule } from './schedule.ts';
