import { type Static, Type } from 'typebox';
import { Id, Language, Moment, Nullable } from '../../platform/http/shapes.ts';
import { WeeklyHours } from '../dealers/contract.ts';

/**
 * What somebody is at one dealer: the key of a preset or of a role of the dealer's own. The operator is not a role of a
 * dealer; see `SessionView.user.operator`.
 */
export const Role = Type.String({ minLength: 1, maxLength: 40 });
export type Role = Static<typeof Role>;

/** The roles every dealer has. They can be changed, and bear their name in the reader's language unless renamed. */
export const PresetRole = Type.Enum(['salesperson', 'adviser', 'reception', 'supervisor', 'administrator']);
export type PresetRole = Static<typeof PresetRole>;

/** Where a right is shown among the others. */
export const RightArea = Type.Enum(['leads', 'stock', 'house']);
export type RightArea = Static<typeof RightArea>;

/** What the signed-in user may do at one dealer; told to the web so that buttons and server cannot disagree. */
export const DealerRights = Type.Object({
  seeAllLeads: Type.Boolean(),
  handOver: Type.Boolean(),
  workInbox: Type.Boolean(),
  exportLeads: Type.Boolean({ description: 'Leads as a file' }),
  seeReports: Type.Boolean({ description: 'Figures of all, not only the own ones' }),
  shareViews: Type.Boolean({ description: 'Views of the lead list that everybody has' }),
  mergeContacts: Type.Boolean({ description: 'Make one of two contacts, and take that back' }),
  changeSettings: Type.Boolean(),
  manageUsers: Type.Boolean(),
  manageApiKeys: Type.Boolean(),
  seeFindings: Type.Boolean({ description: 'What the checker of the set-up found' }),
  editStock: Type.Boolean({
    description: 'Vehicles of the stock and cars of customers, by hand and by file',
  }),
});
export type DealerRights = Static<typeof DealerRights>;

export const SessionDealer = Type.Object({
  key: Type.String({ description: 'Stands in addresses: /d/<key>/leads and /api/v1/dealers/<key>/…' }),
  name: Type.String(),
  language: Language,
  timeZone: Type.String(),
  country: Type.String(),
  demo: Type.Boolean(),
  sendEmails: Type.Boolean(),
  leadAddress: Type.String({ description: 'The address that takes enquiries' }),
  role: Role,
  roleName: Nullable(Type.String({ description: "Null: the preset's own name" })),
  may: DealerRights,
  secondFactor: Type.Enum(['open', 'soon', 'missing'], {
    description: 'Whether one must be set up: not, before the role asks for it, or before anything goes on',
  }),
  secondFactorFrom: Nullable(Moment),
});

/** `GET /api/v1/session`. 401 `session.none` when nobody is signed in. */
export const SessionView = Type.Object({
  user: Type.Object({
    userId: Id,
    name: Type.String(),
    email: Type.String(),
    userName: Nullable(Type.String()),
    language: Language,
    operator: Type.Boolean(),
  }),
  dealers: Type.Array(SessionDealer),
  catcher: Type.Boolean({ description: 'Letters stay in the local mail catcher, and this user may see it' }),
});
export type SessionView = Static<typeof SessionView>;

/** `POST /api/v1/session`: sign in with e-mail or user name. 401 `session.wrongCredentials`, 429 `session.tooManyTries`. */
export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 200 }),
    password: Type.String({ minLength: 1, maxLength: 500 }),
  },
  { additionalProperties: false },
);

/** `PATCH /api/v1/session/user`: one's own name and preferences. */
export const PreferencesChange = Type.Object(
  { name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })), language: Type.Optional(Language) },
  { additionalProperties: false },
);

/** `POST /api/v1/password-resets`: always 202, whether or not the login exists. */
export const PasswordResetRequest = Type.Object(
  { login: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);

/** `POST /api/v1/password-resets/:token` and `POST /api/v1/invitations/:token`; signs in. */
export const NewPassword = Type.Object(
  { password: Type.String({ minLength: 10, maxLength: 500 }) },
  { additionalProperties: false },
);

/** `PUT /api/v1/session/password`: one's own; ends all other sessions. */
export const PasswordChange = Type.Object(
  { current: Type.String({ minLength: 1, maxLength: 500 }), password: NewPassword.properties.password },
  { additionalProperties: false },
);

/** `GET /api/v1/invitations/:token`, also for `GET /api/v1/password-resets/:token`. 404 when used up or too old. */
export const TokenView = Type.Object({
  name: Type.String(),
  email: Type.String(),
  dealerName: Nullable(Type.String()),
  hasAccount: Type.Boolean({ description: 'Only accepts: there is a password already' }),
});

/** What becomes of the open leads when an absence begins. They stay by default, and the deputy is told of what is due. */
const OpenWork = Type.Union([Type.Literal('stays'), Type.Literal('deputy')], {
  description: '`deputy`: they are handed over to the deputy, once, when it begins',
});

const AbsenceView = Type.Object({
  absenceId: Id,
  from: Moment,
  until: Moment,
  deputy: Nullable(Type.Object({ userId: Id, name: Type.String() })),
  openWork: OpenWork,
  handedOverAt: Nullable(Moment),
  mayRemove: Type.Boolean(),
});

/** `GET /api/v1/dealers/:dealer/users`: everybody of the dealer, in the rotation's fixed order. */
export const UserRow = Type.Object({
  userId: Id,
  name: Type.String(),
  email: Type.String(),
  userName: Nullable(Type.String()),
  role: Role,
  roleName: Nullable(Type.String({ description: "Null: the preset's own name" })),
  active: Type.Boolean(),
  invited: Type.Boolean({ description: 'Has not chosen a password yet' }),
  receivesRequests: Type.Boolean(),
  canBeAssigned: Type.Boolean(),
  supervisors: Type.Array(Type.Object({ userId: Id, name: Type.String() })),
  absences: Type.Array(AbsenceView, { description: 'Running and planned, by start' }),
  hours: Type.Union([WeeklyHours, Type.Null()], {
    description: 'Own hours of who works part time; null: whenever the dealer is open',
  }),
  leadsThisWeek: Type.Integer({ description: 'Automatic assignments since Monday 00:00 of the dealer' }),
  openLeads: Type.Integer(),
  mayChange: Type.Boolean(),
  mayChangeHours: Type.Boolean(),
});
export type UserRow = Static<typeof UserRow>;
export const UserList = Type.Object({ rows: Type.Array(UserRow), mayInvite: Type.Boolean() });

/** `POST …/users`: invites by mail. */
export const Invitation = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    email: Type.String({ minLength: 3, maxLength: 254 }),
    userName: Type.Optional(Nullable(Type.String({ minLength: 2, maxLength: 60 }))),
    role: Role,
    language: Type.Optional(Language),
    receivesRequests: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** `PATCH …/users/:userId`. Deactivating somebody with open leads needs `handOverTo`: 409 `people.hasOpenLeads`. */
export const UserChange = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    role: Type.Optional(Role),
    receivesRequests: Type.Optional(Type.Boolean()),
    canBeAssigned: Type.Optional(Type.Boolean()),
    active: Type.Optional(Type.Boolean()),
    handOverTo: Type.Optional(Nullable(Id)),
    supervisors: Type.Optional(Type.Array(Id, { maxItems: 10 })),
  },
  { additionalProperties: false },
);

/** `PUT …/users/:userId/hours`. Null: no own hours, whenever the dealer is open. */
export const OwnHours = Type.Object({ hours: Nullable(WeeklyHours) }, { additionalProperties: false });

/** `POST …/users/:userId/absences`; `DELETE …/users/:userId/absences/:absenceId`. */
export const NewAbsence = Type.Object(
  {
    from: Moment,
    until: Moment,
    deputyUserId: Type.Optional(Nullable(Id)),
    openWork: Type.Optional(OpenWork),
  },
  { additionalProperties: false },
);

/** `GET …/api-keys`. The key itself is shown once, in the answer to `POST`. */
export const ApiKeyRow = Type.Object({
  apiKeyId: Id,
  name: Type.String(),
  hint: Type.String({ description: 'The first characters of the key' }),
  createdAt: Moment,
  createdBy: Nullable(Type.String()),
  lastUsedAt: Nullable(Moment),
});
export const ApiKeyList = Type.Object({ rows: Type.Array(ApiKeyRow) });
export const NewApiKey = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 80 }) },
  { additionalProperties: false },
);
export const CreatedApiKey = Type.Object({ apiKeyId: Id, name: Type.String(), key: Type.String() });

const RightName = Type.Enum(Object.keys(DealerRights.properties) as (keyof DealerRights)[]);

/** `GET …/roles`: presets first, then the dealer's own by name. */
export const RoleRow = Type.Object({
  role: Role,
  preset: Nullable(PresetRole),
  name: Nullable(Type.String({ description: "Null: the preset's own name" })),
  rights: Type.Array(RightName),
  changed: Type.Boolean({ description: 'A preset that is not as the product has it' }),
  secondFactorFrom: Nullable(Moment),
  people: Type.Array(Type.Object({ userId: Id, name: Type.String() }), {
    description: 'Who works here and holds it',
  }),
  mayChange: Type.Boolean(),
  mayRemove: Type.Boolean(),
});
export type RoleRow = Static<typeof RoleRow>;
export const RoleList = Type.Object({
  rows: Type.Array(RoleRow),
  rights: Type.Array(
    Type.Object({
      right: RightName,
      area: RightArea,
      always: Type.Boolean({ description: 'Part of every role' }),
      mayGive: Type.Boolean({ description: 'Whoever asks has it, so may give it' }),
    }),
  ),
  mayAdd: Type.Boolean(),
});

/** `POST …/roles`. 409 `people.roleNameTaken`, 403 `people.moreThanOwn`: nobody gives rights they do not have. */
export const NewRole = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60 }), rights: Type.Array(RightName, { maxItems: 100 }) },
  { additionalProperties: false },
);

/**
 * `PATCH …/roles/:role`. `rights` null: as the product has them, for a preset. 409 `people.lastAdministrator`: somebody has to
 * keep the right to manage people.
 */
export const RoleChange = Type.Object(
  {
    name: Type.Optional(Nullable(NewRole.properties.name)),
    rights: Type.Optional(Nullable(NewRole.properties.rights)),
    secondFactorFrom: Type.Optional(Nullable(Moment)),
  },
  { additionalProperties: false },
);

/** `DELETE …/roles/:role`: whoever holds it gets `replacedBy`. 409 `people.roleInUse` without one. */
export const RoleRemoval = Type.Object({ replacedBy: Type.Optional(Role) }, { additionalProperties: false });

const Base64 = Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: 1, maxLength: 20_000 });

/** What a browser asks its authenticators for; the rest of WebAuthn's options the web knows itself. */
export const PasskeyAsked = Type.Object({
  challenge: Type.String(),
  rpId: Type.String(),
  allow: Type.Array(Type.Object({ id: Type.String(), transports: Type.Array(Type.String()) }), {
    description: 'Empty: any passkey of this installation',
  }),
});

/** A passkey's signature under a challenge. */
export const PasskeyAnswer = Type.Object(
  {
    id: Base64,
    clientDataJSON: Base64,
    authenticatorData: Base64,
    signature: Base64,
    userHandle: Type.Optional(Base64),
  },
  { additionalProperties: false },
);
export type PasskeyAnswer = Static<typeof PasskeyAnswer>;

/**
 * `POST /api/v1/session/second-factor`: the second step after 401 `session.secondFactorNeeded`, whose details tell the
 * `ticket` and whether there is an `app` or a `passkey` (1 or 0). One of `code` (of the app, or a recovery code) and
 * `passkey`. 401 `session.wrongCode`, 401 `session.stepOver` when it took too long.
 */
export const Ticket = Type.Object(
  { ticket: Type.String({ minLength: 20, maxLength: 100 }) },
  { additionalProperties: false },
);
export const SecondFactor = Type.Object(
  {
    ticket: Ticket.properties.ticket,
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    passkey: Type.Optional(PasskeyAnswer),
  },
  { additionalProperties: false },
);

/** `GET /api/v1/account`: what one needs to look after one's own account. */
export const AccountView = Type.Object({
  name: Type.String(),
  email: Type.String(),
  userName: Nullable(Type.String()),
  language: Language,
  hasPassword: Type.Boolean(),
  app: Type.Boolean({ description: 'An authenticator app is set up' }),
  recoveryCodes: Type.Integer({ description: 'Unused ones' }),
  passkeys: Type.Array(
    Type.Object({ passkeyId: Id, name: Type.String(), createdAt: Moment, lastUsedAt: Nullable(Moment) }),
  ),
  sessions: Type.Array(
    Type.Object({
      sessionId: Id,
      browser: Nullable(Type.String()),
      system: Nullable(Type.String()),
      method: Nullable(Type.Enum(['password', 'secondFactor', 'passkey', 'sso'])),
      createdAt: Moment,
      seenAt: Moment,
      current: Type.Boolean(),
    }),
  ),
});

/** `POST /api/v1/account/app`: the secret for an authenticator app; holds once a first code is confirmed. */
export const AppProposal = Type.Object({ secret: Type.String(), uri: Type.String() });
export const AppConfirmation = Type.Object(
  { code: Type.String({ minLength: 6, maxLength: 12 }) },
  { additionalProperties: false },
);
/** New recovery codes, told once; empty when unused ones are left from before. */
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) });
/** What makes an account weaker asks for the password again. */
export const PasswordProof = Type.Object(
  { current: Type.Optional(PasswordChange.properties.current) },
  { additionalProperties: false },
);

/** `POST /api/v1/account/passkeys/challenges`, then `POST /api/v1/account/passkeys`. */
export const PasskeyWanted = Type.Object({
  challenge: Type.String(),
  rpId: Type.String(),
  userId: Type.String(),
  exclude: Type.Array(Type.Object({ id: Type.String(), transports: Type.Array(Type.String()) })),
});
const passkeyName = Type.String({ minLength: 1, maxLength: 60 });
export const NewPasskey = Type.Object(
  {
    name: passkeyName,
    id: Base64,
    clientDataJSON: Base64,
    attestationObject: Base64,
    transports: Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);
export const PasskeyChange = Type.Object({ name: passkeyName }, { additionalProperties: false });

/** `GET /api/v1/session/ways`. `only`: nobody but operators signs in otherwise. */
export const SignInWays = Type.Object({
  sso: Nullable(Type.Object({ name: Type.String(), only: Type.Boolean() })),
});
export const SsoBegin = Type.Object({ url: Type.String() });
/** `POST /api/v1/session/sso/answer`: what the provider added to the address, `?code=…&state=…`. */
export const SsoAnswer = Type.Object(
  { query: Type.String({ minLength: 1, maxLength: 4000 }) },
  { additionalProperties: false },
);
