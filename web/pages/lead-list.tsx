export { LeadList as LeadListPage } from '../modules/leads/list/lead-list.tsx';
