/** The kinds of reservation every dealer begins with; the web words them by their key. */
export const systemReservationTypes = [
  { key: 'customer', mostDays: 7, who: 'everybody', mostPerPerson: 5 },
  { key: 'internal', mostDays: 14, who: 'everybody', mostPerPerson: 3 },
  { key: 'workshop', mostDays: 30, who: 'supervisors', mostPerPerson: null },
] as const;
