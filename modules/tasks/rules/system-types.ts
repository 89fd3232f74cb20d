/** Types that every dealer starts with, worded by the web; in the order of lists. */
export const systemTypes = ['call', 'email', 'visit', 'birthday', 'leaseEnd', 'general'] as const;
