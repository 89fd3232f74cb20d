export type { TimelineEntry } from './contract.ts';
export { contactJobs } from './jobs.ts';
export type { Address, Contact, NewContact } from './rules/contact.ts';
export { fold, foldSpelledOut } from './rules/fold.ts';
export { type Email, type Identity, normaliseEmail, type Phone } from './rules/identity.ts';
export { type Naming, shownName } from './rules/naming.ts';
export { digitForms, longestToken, partsOf, typedNumber } from './rules/search/forms.ts';
export { shownPhone } from './rules/shown-phone.ts';
export type { TimelineSource } from './screens/timeline/index.ts';
export { olderThan, ownEntries } from './screens/timeline/own.ts';
export {
  contactsById,
  giveRows,
  giveRowsBack,
  indexContacts,
  insertPermissions,
  lockIdentities,
  moveAssignedUser,
  type NewPermission,
  permissionRecords,
  type RowsOfContact,
  setAssignedUser,
  setAssignedUserIfNone,
} from './store/index.ts';
export { compareSoon } from './use-cases/compare-contacts.ts';
export { addAddresses, createContact, findContact, getContact } from './use-cases/find-contact.ts';
export { findTwins, type Twins } from './use-cases/find-matches.ts';
export { noteOnContact } from './use-cases/note-on-contact.ts';
export { notePermission } from './use-cases/note-permission.ts';
