export { mayOnLead, type RightsOnLead, rightsOf, type Standing } from './rules/may.ts';
export { type Absence, listAbsences } from './store/absences.ts';
export { findPerson, listPeople, type Person, personNames, supervisorsOf } from './store/members.ts';
