export { moveAssignedUser, setAssignedUser, setAssignedUserIfNone } from './assigned-user.ts';
export { candidatesFor, contactsById } from './contacts.ts';
export { lockIdentities } from './locks.ts';
export {
  insertPermissions,
  type NewPermission,
  permissionRecords,
  type StoredPermission,
} from './permissions.ts';
export { contactsToIndex, indexContacts } from './search.ts';
export { insertContact, insertReach, wholeContact } from './write.ts';
