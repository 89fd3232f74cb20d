export { fold, foldSpelledOut } from './rules/fold.ts';
export { type Email, type Identity, normaliseEmail, type Phone } from './rules/identity.ts';
export { type Naming, shownName } from './rules/naming.ts';
export {
  type Contact,
  lockIdentities,
  moveAssignedUser,
  type NewContact,
  setAssignedUser,
  setAssignedUserIfNone,
} from './store.ts';
export { addAddresses, createContact, findContact, getContact } from './use-cases/find-contact.ts';
