import type { Language } from '../../../platform/http/shapes.ts';

/** A letter to a user: plain text, one link. */
export interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

type Texts<T> = { readonly [language in Language]: (facts: T) => NoticeText };

export const invitation: Texts<{ name: string; dealer: string; by: string | null; link: string }> = {
  de: ({ name, dealer, by, link }) => ({
    subject: `Ihr Zugang zu ${dealer}`,
    text: `Guten Tag ${name},

${by ?? dealer} hat Sie eingeladen, in Forecourt für ${dealer} zu arbeiten. Wählen Sie hier Ihr Passwort:

${link}

Der Link gilt 14 Tage und nur einmal.`,
  }),
  nl: ({ name, dealer, by, link }) => ({
    subject: `Uw toegang tot ${dealer}`,
    text: `Goedendag ${name},

${by ?? dealer} heeft u uitgenodigd om in Forecourt voor ${dealer} te werken. Kies hier uw wachtwoord:

${link}

De link is 14 dagen geldig en werkt één keer.`,
  }),
  en: ({ name, dealer, by, link }) => ({
    subject: `Your access to ${dealer}`,
    text: `Hello ${name},

${by ?? dealer} has invited you to work for ${dealer} in Forecourt. Choose your password here:

${link}

The link works once, within 14 days.`,
  }),
};

/** For somebody who has an account already, from another dealership of the installation. */
export const added: Texts<{ name: string; dealer: string; by: string | null; link: string }> = {
  de: ({ name, dealer, by, link }) => ({
    subject: `Einladung zu ${dealer}`,
    text: `Guten Tag ${name},

${by ?? dealer} lädt Sie ein, mit Ihrem Zugang auch für ${dealer} zu arbeiten. Nehmen Sie hier an:

${link}

Der Link gilt 14 Tage und nur einmal. Passwort und Name bleiben, wie sie sind.`,
  }),
  nl: ({ name, dealer, by, link }) => ({
    subject: `Uitnodiging voor ${dealer}`,
    text: `Goedendag ${name},

${by ?? dealer} nodigt u uit om met uw account ook voor ${dealer} te werken. Accepteer hier:

${link}

De link is 14 dagen geldig en werkt één keer. Wachtwoord en naam blijven zoals ze zijn.`,
  }),
  en: ({ name, dealer, by, link }) => ({
    subject: `Invitation to ${dealer}`,
    text: `Hello ${name},

${by ?? dealer} invites you to work for ${dealer} too, with the account you have. Accept here:

${link}

The link works once, within 14 days. Your password and name stay as they are.`,
  }),
};

export const passwordReset: Texts<{ name: string; link: string }> = {
  de: ({ name, link }) => ({
    subject: 'Neues Passwort für Forecourt',
    text: `Guten Tag ${name},

für Ihren Zugang wurde ein neues Passwort angefordert. Wählen Sie es hier:

${link}

Der Link gilt eine Stunde und nur einmal. Waren Sie das nicht, dann lassen Sie ihn verfallen; Ihr Passwort bleibt, wie es ist.`,
  }),
  nl: ({ name, link }) => ({
    subject: 'Nieuw wachtwoord voor Forecourt',
    text: `Goedendag ${name},

voor uw account is een nieuw wachtwoord aangevraagd. Kies het hier:

${link}

De link is een uur geldig en werkt één keer. Was u dit niet, laat hem dan verlopen; uw wachtwoord blijft zoals het is.`,
  }),
  en: ({ name, link }) => ({
    subject: 'New password for Forecourt',
    text: `Hello ${name},

somebody asked for a new password for your account. Choose it here:

${link}

The link works once, within an hour. If it was not you, let it expire; your password stays as it is.`,
  }),
};
