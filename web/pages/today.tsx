export { TodayPage } from '../modules/leads/today/today-page.tsx';
