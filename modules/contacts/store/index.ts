export { moveAssignedUser, setAssignedUser, setAssignedUserIfNone } from './assigned-user.ts';
export { insertChange, insertNote } from './changes.ts';
export { candidatesFor, contactsById, lockContact } from './contacts.ts';
export {
  dismissedOf,
  forgetDuplicatesOf,
  markCompared,
  nextToCompare,
  saveDuplicates,
  setDismissed,
} from './duplicates.ts';
export { lockIdentities } from './locks.ts';
export {
  endMerge,
  giveRows,
  giveRowsBack,
  insertMerge,
  lockMerge,
  type Merge,
  mergedInto,
  type RowsOfContact,
} from './merges.ts';
export {
  insertPermissions,
  letterOfContact,
  type NewPermission,
  permissionRecords,
  proofBytes,
  type StoredPermission,
} from './permissions.ts';
export { contactsToIndex, indexContacts } from './search.ts';
export { type CandidatePair, candidatePairs, likelyTwins } from './twins.ts';
export { insertContact, insertReach, updateContact, wholeContact } from './write.ts';
