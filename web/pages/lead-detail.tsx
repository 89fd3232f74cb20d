export { LeadPage as LeadDetailPage } from '../modules/leads/detail/lead-page.tsx';
