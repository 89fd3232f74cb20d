export type { FindingList } from './checker/contract.ts';
export { distributionJobs } from './jobs.ts';
export type { Decision, DistributionRequest, DistributionState } from './rules/index.ts';
export { loadSetup } from './screens/dealer-setup.ts';
export { checkSoon, ensureRotation } from './store/index.ts';
export { assignArrivedLead } from './use-cases/assign-arrived-lead.ts';
export { explainAssignment } from './use-cases/explain-assignment.ts';
export {
  takeEnquiryWhereVehicleStands,
  takeLeadWhereVehicleStands,
} from './use-cases/follow-vehicle.ts';
export { forwardEnquiry } from './use-cases/forward-enquiry.ts';
export { reassignLead, returnToPool } from './use-cases/give-anew.ts';
export { giveBackShare, takeShareAgain } from './use-cases/give-back.ts';
export { keepPools } from './use-cases/keep-pools.ts';
export { recordHandOver, recordTakenBack } from './use-cases/record-hand-over.ts';
export { setDistribution } from './use-cases/set-distribution.ts';
export { type Verification, verifyAssignments } from './use-cases/verify-assignments.ts';
