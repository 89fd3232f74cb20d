import type { Session } from '../api/types.ts';

type Answer = readonly [string, string, (query: URLSearchParams, params: string[]) => unknown];

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const minute = 60_000;
const at = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
const d = '/dealers/[^/]+';

const may = {
  seeAllLeads: true,
  handOver: true,
  workInbox: true,
  changeSettings: true,
  manageUsers: true,
  manageApiKeys: true,
};
const dealer = (key: string, name: string, language: 'de' | 'nl', timeZone: string) => ({
  key,
  name,
  language,
  timeZone,
  country: language.toUpperCase(),
  demo: true,
  sendEmails: key !== 'utrecht',
  leadAddress: `${key}@leads.localhost`,
  role: 'administrator' as const,
  may,
});
let session: Session | null = {
  user: {
    userId: id(1),
    name: 'Anna Vogel',
    email: 'anna@example.com',
    userName: 'anna',
    language: 'de',
    operator: true,
  },
  dealers: [
    dealer('loerrach', 'Autohaus Wiesental Lörrach', 'de', 'Europe/Berlin'),
    dealer('weil', 'Autohaus Wiesental Weil am Rhein', 'de', 'Europe/Berlin'),
    dealer('utrecht', 'Autobedrijf Domstad', 'nl', 'Europe/Amsterdam'),
  ],
  catcher: true,
};

const names = [
  'Sabine Köhler',
  'Jan de Vries',
  'Fa. Brenner Gebäudetechnik GmbH',
  'Mehmet Aydın',
  'Ottilie Weißgerber',
  'Luca Ferrari',
  'Petra Śliwińska',
  'Dr. Hans-Joachim Freiherr von Tettau-Reichenbach',
  'Kim Nguyen',
  'Ute Maier',
];
const cars = [
  'VW Golf VIII 1.5 eTSI Style',
  'Polo Comfortline',
  'Caddy Cargo',
  'Škoda Octavia Combi 2.0 TDI',
  'Audi A4 Avant 40 TDI quattro S line',
];
const sources = ['mobile.de', 'AutoScout24', 'Webseite', 'Telefon'];
const people = ['Anna Vogel', 'Tom Brandt', 'Nadine Kiefer', 'Cem Yıldız'];
const types = ['vehicle', 'testDrive', 'tradeIn', 'financing', 'service', 'call', 'general'];
const maturities = [null, 'cold', 'warm', 'hot', 'appointment'];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

const leads = Array.from({ length: 120 }, (_, n) => {
  const due = -200 + n * 23;
  return {
    leadId: id(100 + n),
    customer: pick(names, n),
    company: n % 10 === 2,
    subject: n % 4 === 3 ? null : `Anfrage zu ${pick(cars, n)}`,
    type: pick(types, n),
    vehicle: n % 4 === 3 ? null : { title: pick(cars, n), offerNumber: `GW-${2200 + n}` },
    source: { sourceId: id(50 + (n % 4)), name: pick(sources, n) },
    assignee: n % 9 === 8 ? null : { userId: id(1 + (n % 4)), name: pick(people, n) },
    maturity: pick(maturities, n),
    state: 'open',
    due: {
      kind: n % 3 === 2 ? 'followUp' : 'response',
      at: at(due),
      yellowFrom: at(due - 60),
      startedAt: at(due - 120),
    },
    receivedAt: at(-n * 47 - 3),
    lastActivityAt: at(-n * 31 - 1),
    unread: n % 3 === 0,
    answered: n % 3 !== 0,
    closing: null,
  };
});
const users = people.map((name, n) => ({
  userId: id(1 + n),
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.com`,
  userName: n === 0 ? 'anna' : null,
  role: pick(['administrator', 'salesperson', 'supervisor', 'salesperson'], n),
  active: n !== 3,
  invited: n === 2,
  receivesRequests: n !== 0,
  canBeAssigned: true,
  supervisors: n === 1 ? [{ userId: id(3), name: 'Nadine Kiefer' }] : [],
  absences:
    n === 1
      ? [
          {
            absenceId: id(900),
            from: at(-600),
            until: at(4000),
            deputy: { userId: id(3), name: 'Nadine Kiefer' },
            mayRemove: true,
          },
        ]
      : [],
  leadsThisWeek: 7 - n,
  openLeads: 14 + n * 3,
  mayChange: true,
}));

const settings: Record<string, unknown> = {
  hours: {
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [
        day,
        day === 'sun'
          ? []
          : day === 'sat'
            ? [['09:00', '13:00']]
            : [
                ['08:30', '12:30'],
                ['13:30', '18:00'],
              ],
      ]),
    ),
    holidays: { country: 'DE', region: 'BW' },
    ownDaysOff: [{ from: '2026-12-24', until: '2026-12-31', name: 'Betriebsferien' }],
    specialOpenings: [
      { date: '2026-12-13', intervals: [['13:00', '18:00']], name: 'Verkaufsoffener Sonntag' },
    ],
  },
  escalation: { responseMinutes: 120, reminderMinutes: 90, followUpDays: 2, attemptedCallCounts: false },
  distribution: {
    fallbackUserId: id(3),
    administratorUserId: id(1),
    deputiesReceive: true,
    distributeExistingContacts: false,
    vehiclePersonFirst: true,
  },
  mail: {
    sendEmails: true,
    automaticReply: true,
    fromName: 'Autohaus Wiesental',
    footer: 'Autohaus Wiesental GmbH\nBasler Straße 120, 79540 Lörrach',
    unassignedNoticeTo: null,
  },
};
const letters = [0, 1, 2, 3].map((n) => ({
  letterId: id(700 + n),
  at: at(-n * 42),
  from: 'Autohaus Wiesental <loerrach@leads.localhost>',
  to: `${pick(names, n)} <kunde${n}@example.net>`,
  subject: `Ihre Anfrage zu ${pick(cars, n)}`,
}));
const letterText =
  'Guten Tag,\n\nvielen Dank für Ihre Anfrage. Anna Vogel meldet sich bis heute 16:30 Uhr bei Ihnen.\n\nhttps://autohaus.example/angebot/GW-2231\n\nMit freundlichen Grüßen\nAutohaus Wiesental';
const inboxRows = ['noSender', 'noReader', 'incomplete', 'automatic', 'bounce'].map((reason, n) => ({
  rawId: id(800 + n),
  receivedAt: at(-n * 133 - 4),
  from: `absender${n}@example.org`,
  subject: n === 3 ? null : `Nachricht ${n + 1}: Rückfrage zur Rechnung`,
  reason,
  channel: 'smtp',
}));
let polls = 0;

/** Method, pattern below /api/v1, answer. */
export const answers: readonly Answer[] = [
  ['GET', '/session', () => session ?? { status: 401, code: 'session.none', message: 'none' }],
  [
    'DELETE',
    '/session',
    () => {
      session = null;
    },
  ],
  ['POST', '/session', () => ({ status: 401, code: 'session.wrongCredentials', message: 'wrong' })],
  [
    'GET',
    '/(?:invitations|password-resets)/[^/]+',
    () => ({ name: 'Nadine Kiefer', email: 'nadine@example.com', dealerName: 'Autohaus Wiesental Lörrach' }),
  ],
  [
    'GET',
    '/first-run',
    () => ({
      state: polls > 0 && polls < 9 ? 'demoRunning' : 'open',
      countries: [
        {
          code: 'DE',
          timeZone: 'Europe/Berlin',
          regions: [
            { code: 'BW', name: 'Baden-Württemberg' },
            { code: 'BY', name: 'Bayern' },
          ],
        },
        { code: 'NL', timeZone: 'Europe/Amsterdam', regions: [] },
        { code: 'AT', timeZone: 'Europe/Vienna', regions: [] },
      ],
      progress: polls > 0 ? { step: 'enquiries', done: polls++ * 5, total: 42 } : null,
      problem: null,
    }),
  ],
  [
    'POST',
    '/first-run/demo',
    () => {
      polls = 1;
    },
  ],
  ['GET', `${d}/leads/counts`, () => ({ mine: 14, all: 212, late: 9, nobody: 3, inbox: 5 })],
  [
    'GET',
    `${d}/leads/filters`,
    () => ({
      assignees: people.map((name, n) => ({ userId: id(1 + n), name })),
      sources: sources.map((name, n) => ({ sourceId: id(50 + n), name })),
      closingReasons: [
        { reasonId: id(60), key: 'sold', name: null, outcome: 'won' },
        { reasonId: id(61), key: 'boughtElsewhere', name: null, outcome: 'lost' },
      ],
    }),
  ],
  [
    'GET',
    `${d}/leads`,
    (query) => {
      const q = (query.get('q') ?? '').toLowerCase();
      const rows = leads.filter((lead) =>
        `${lead.customer} ${lead.vehicle?.title ?? ''}`.toLowerCase().includes(q),
      );
      const from = Number(query.get('after') ?? 0);
      return {
        rows: rows.slice(from, from + 50),
        next: from + 50 < rows.length ? String(from + 50) : null,
        now: at(0),
      };
    },
  ],
  [
    'GET',
    `${d}/today`,
    () => ({
      newLeads: leads.filter((lead) => lead.unread).slice(0, 4),
      late: leads.slice(0, 5),
      activity: leads.slice(3, 8).map((lead, n) => ({
        leadId: lead.leadId,
        customer: lead.customer,
        subject: lead.subject,
        kind: pick(['arrived', 'answered', 'customerReplied', 'called', 'closed'], n),
        actor: n % 2 === 0 ? 'Tom Brandt' : null,
        at: at(-n * 12 - 2),
      })),
      nextDues: leads.slice(9, 15),
      now: at(0),
    }),
  ],
  [
    'GET',
    `${d}/leads/([^/]+)`,
    (_, [leadId]) => {
      const lead = leads.find((each) => each.leadId === leadId) ?? leads[0];
      return {
        lead,
        language: 'de',
        contact: {
          contactId: id(400),
          name: lead?.customer,
          company: null,
          emails: ['kunde@example.net'],
          phones: [{ asGiven: '0171 2345678', e164: '+491712345678', shown: '0171 2345678' }],
          address: 'Tumringer Straße 12, 79539 Lörrach',
          otherLeads: [{ leadId: id(105), subject: 'Inspektion', receivedAt: at(-90_000), state: 'closed' }],
        },
        comment: 'Guten Tag, ist der Wagen noch da? Ich würde ihn gern am Samstag ansehen.',
        vehicle: {
          title: 'VW Golf VIII 1.5 eTSI Style',
          offerNumber: 'GW-2231',
          vin: 'WVWZZZCD1NW000001',
          price: { cents: 2_449_000, currency: 'EUR' },
          mileageKm: 31_200,
          firstRegistration: '2022-03',
          location: 'Lörrach',
          link: null,
          inStock: true,
        },
        tradeIn: { title: 'Opel Corsa 1.2', facts: [{ key: 'mileageKm', value: '88000' }] },
        responseFigures: { firstTouchAt: at(-20), firstMessageAt: at(-20), firstTwoWayAt: null },
        letters: [
          {
            letterId: id(500),
            direction: 'in',
            kind: 'enquiry',
            at: at(-95),
            from: 'Sabine Köhler <kunde@example.net>',
            to: 'loerrach@leads.localhost',
            subject: 'Anfrage zu VW Golf',
            text: 'Guten Tag,\n\nist der Wagen noch da? Ich würde ihn gern am Samstag ansehen.\n\nViele Grüße\nSabine Köhler',
            quoted: null,
            hasHtml: false,
            author: null,
            delivery: null,
            attachments: [],
          },
          {
            letterId: id(501),
            direction: 'out',
            kind: 'automaticReply',
            at: at(-94),
            from: 'Autohaus Wiesental',
            to: 'kunde@example.net',
            subject: 'Ihre Anfrage',
            text: letterText,
            quoted: null,
            hasHtml: true,
            author: null,
            delivery: { state: 'sent', at: at(-94), problem: null },
            attachments: [],
          },
          {
            letterId: id(502),
            direction: 'out',
            kind: 'answer',
            at: at(-20),
            from: 'Anna Vogel',
            to: 'kunde@example.net',
            subject: 'Re: Anfrage zu VW Golf',
            text: 'Guten Tag Frau Köhler,\n\nja, der Golf steht bei uns. Passt Ihnen Samstag 10 Uhr?',
            quoted: '> ist der Wagen noch da?',
            hasHtml: false,
            author: 'Anna Vogel',
            delivery: { state: 'waiting', at: null, problem: null },
            attachments: [
              { name: 'Exposé GW-2231.pdf', contentType: 'application/pdf', size: 182_000, url: '#' },
            ],
          },
        ],
        history: [
          { entryId: id(602), at: at(-20), kind: 'answered', actor: 'Anna Vogel', text: null, details: {} },
          {
            entryId: id(601),
            at: at(-95),
            kind: 'assigned',
            actor: null,
            text: null,
            details: { to: 'Anna Vogel' },
          },
          {
            entryId: id(600),
            at: at(-95),
            kind: 'arrived',
            actor: null,
            text: null,
            details: { source: 'mobile.de' },
          },
        ],
        answerTo: 'kunde@example.net',
        may: { answer: true, note: true, handOver: true, moveDue: true, close: true, reopen: false },
        now: at(0),
      };
    },
  ],
  [
    'GET',
    `${d}/leads/[^/]+/due`,
    () => ({
      kind: 'response',
      startedAt: at(-95),
      dueAt: at(25),
      seconds: 7200,
      origin: 'dealer',
      setBy: null,
      reason: null,
      pieces: [
        { from: at(-95), until: at(-35), seconds: 3600, why: 'open', name: null },
        { from: at(-35), until: at(-15), seconds: 0, why: 'closed', name: null },
        { from: at(-15), until: at(25), seconds: 3600, why: 'open', name: null },
      ],
      events: [
        { kind: 'reminder', at: at(5) },
        { kind: 'stage1', at: at(25) },
      ],
    }),
  ],
  [
    'GET',
    `${d}/leads/[^/]+/assignment`,
    () => ({
      at: at(-95),
      automatic: true,
      by: null,
      reason: null,
      assignee: 'Anna Vogel',
      rule: 'rotation',
      settingsVersion: 4,
      alarm: false,
      steps: [
        { rule: 'existingContact', verdict: 'skipped', reason: 'switchedOff', details: {}, candidates: [] },
        {
          rule: 'rotation',
          verdict: 'chosen',
          reason: null,
          details: {},
          candidates: [
            { name: 'Anna Vogel', chosen: true, reason: 'lowestShare', details: {}, before: 6, after: 7 },
            { name: 'Tom Brandt', chosen: false, reason: 'absent', details: {}, before: 6, after: 6 },
          ],
        },
      ],
    }),
  ],
  ['GET', `${d}/inbox`, () => ({ rows: inboxRows, next: null })],
  [
    'GET',
    `${d}/inbox/([^/]+)`,
    (_, [rawId]) => ({
      row: inboxRows.find((row) => row.rawId === rawId) ?? inboxRows[0],
      to: 'loerrach@leads.localhost',
      text: 'Sehr geehrte Damen und Herren,\n\nbitte senden Sie mir die Rechnung noch einmal zu.\n\nMit freundlichen Grüßen\nU. Maier',
      hasHtml: true,
      attachments: [{ name: 'rechnung.pdf', contentType: 'application/pdf', size: 48_211 }],
      understood: [{ field: 'email', value: 'absender0@example.org', confidence: 0.9, where: 'From' }],
      suggestion: {
        name: 'U. Maier',
        email: 'absender0@example.org',
        phone: '',
        comment: 'Rechnung noch einmal',
      },
    }),
  ],
  ['GET', `${d}/users`, () => ({ rows: users, mayInvite: true })],
  [
    'GET',
    `${d}/api-keys`,
    () => ({
      rows: [
        {
          apiKeyId: id(300),
          name: 'Webseite',
          hint: 'fc_k3J9',
          createdAt: at(-40_000),
          createdBy: 'Anna Vogel',
          lastUsedAt: at(-12),
        },
      ],
    }),
  ],
  [
    'POST',
    `${d}/api-keys`,
    () => ({ apiKeyId: id(301), name: 'Neu', key: 'fc_k3J9w2mQ8vLx0PzT5rYb7NcA1dHs4EgU' }),
  ],
  [
    'GET',
    `${d}/settings/hours/holidays`,
    (query) => ({
      days: [
        { date: `${query.get('year')}-01-01`, name: 'Neujahr' },
        { date: `${query.get('year')}-01-06`, name: 'Heilige Drei Könige' },
        { date: `${query.get('year')}-12-25`, name: '1. Weihnachtstag' },
      ],
    }),
  ],
  [
    'GET',
    `${d}/settings/([a-z]+)`,
    (_, [area]) => ({
      version: 4,
      value: settings[area ?? ''],
      changedAt: at(-3000),
      changedBy: 'Tom Brandt',
      mayChange: true,
    }),
  ],
  [
    'PUT',
    `${d}/settings/([a-z]+)`,
    (_, [area]) =>
      area === 'escalation'
        ? {
            status: 409,
            code: 'settings.changedMeanwhile',
            message: 'x',
            details: { changedBy: 'Tom Brandt' },
          }
        : {
            version: 5,
            value: settings[area ?? ''],
            changedAt: at(0),
            changedBy: 'Anna Vogel',
            mayChange: true,
          },
  ],
  ['GET', '/catcher/letters', () => ({ rows: letters, next: null })],
  [
    'GET',
    '/catcher/letters/([^/]+)',
    (_, [letterId]) => ({
      ...(letters.find((letter) => letter.letterId === letterId) ?? letters[0]),
      replyTo: 'loerrach+t8f2k@leads.localhost',
      text: letterText,
      html: `<p>Guten Tag,</p><p>vielen Dank für Ihre Anfrage. <b>Anna Vogel</b> meldet sich.</p><p><a href="https://autohaus.example/angebot/GW-2231">Zum Angebot</a></p>`,
      headers: [
        { name: 'Message-ID', value: '<t8f2k@leads.localhost>' },
        { name: 'Auto-Submitted', value: 'auto-replied' },
      ],
      attachments: [],
    }),
  ],
];
