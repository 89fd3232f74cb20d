/** What should come of a document; everything but a lead ends in the unassigned inbox or beside an existing lead. */
export type Outcome =
  | 'lead'
  | 'several-leads'
  | 'incomplete'
  | 'attach-to-existing'
  | 'call-events'
  | 'fetch-needed'
  | 'no-lead';

/** How sure a reader is of one field (0..1) and where it stood, e.g. 'adf:/customer/contact/name', 'label:Telefon'. */
export interface Found {
  readonly confidence: number;
  readonly place: string;
}

export interface LeadPhone {
  /** As given. */
  readonly number: string;
  readonly type?: string;
  readonly time?: string;
  readonly preferred?: boolean;
}

export interface LeadAddress {
  readonly street: readonly string[];
  readonly apartment: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly type: string | null;
}

export interface LeadCustomer {
  /** Names as the sender split them; null when he did not. */
  readonly first: string | null;
  readonly last: string | null;
  readonly full: string | null;
  /** Lower case, well-formed. */
  readonly emails: readonly string[];
  readonly invalidEmails: readonly string[];
  /** The address belongs to a portal and stands for one buyer's conversation. */
  readonly emailIsRelay: boolean;
  readonly phones: readonly LeadPhone[];
  readonly address: LeadAddress | null;
}

export interface LeadAmount {
  readonly amount: string;
  readonly currency: string | null;
  readonly type: string | null;
}

export interface LeadOdometer {
  readonly value: string;
  readonly units: string | null;
  readonly status: string | null;
}

export interface LeadVehicle {
  readonly interest: string | null;
  readonly status: string | null;
  readonly year: string | null;
  readonly make: string | null;
  readonly model: string | null;
  readonly vin?: string;
  readonly stock?: string;
  readonly trim?: string;
  readonly doors?: string;
  readonly bodystyle?: string;
  readonly transmission?: string;
  readonly odometer?: LeadOdometer;
  readonly condition?: string;
  readonly price?: LeadAmount;
  readonly comments?: string;
  readonly fuel?: string;
  readonly licencePlate?: string;
  /** Number of the advertisement at the portal. */
  readonly listingId?: string;
  readonly url?: string;
}

export interface LeadParty {
  readonly name: string | null;
  readonly service?: string;
  readonly url?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly contact?: string;
}

export interface LeadId {
  readonly source: string | null;
  readonly value: string | null;
}

/** Kinds the product files leads under. */
export type LeadKind = 'vehicle' | 'tradeIn' | 'testDrive' | 'financing' | 'service' | 'call' | 'general';

/** Facts only some senders give, as given. */
export interface LeadExtras {
  readonly timeframe?: string;
  /** The sender's own word for the type. */
  readonly leadType?: string;
  readonly preferredContact?: string;
  /** The trade-in only repeats the wanted car: probably an artefact of the form. */
  readonly tradeInSuspect?: boolean;
  readonly utm?: Readonly<Record<string, string>>;
  readonly callTime?: string | null;
  /** The dealer's number at the portal. */
  readonly sellerId?: string;
  /** The dialled number a call came in on. */
  readonly trackingNumber?: string;
  /** How many messages of this lead one delivery held. */
  readonly messages?: number;
}

/** What a reader itself reports; enrich() adds the rest. */
export interface ReadLead {
  readonly customer: LeadCustomer;
  readonly vehicleOfInterest: LeadVehicle | null;
  readonly otherVehicles: readonly LeadVehicle[];
  readonly tradeIn: LeadVehicle | null;
  readonly comments: string | null;
  readonly provider: LeadParty | null;
  readonly vendor: LeadParty | null;
  /** As written, and as UTC text when it is a whole moment. */
  readonly requestDate: string | null;
  readonly requestDateUtc: string | null;
  readonly ids: readonly LeadId[];
  readonly extras: LeadExtras;
  /** By field path, e.g. 'customer.emails', 'vehicleOfInterest.vin'. */
  readonly found: Readonly<Record<string, Found>>;
}

export interface UnderstoodLead extends ReadLead {
  readonly leadType: LeadKind;
  readonly language: 'de' | 'nl' | 'en' | null;
  readonly offerNumber: string | null;
  readonly vin: string | null;
  readonly link: string | null;
  readonly relay: boolean;
  /** Our own split of the name, for greeting and sorting. */
  readonly person: { readonly first: string | null; readonly last: string | null };
  readonly phones: readonly NormalPhone[];
  /** Price of the wanted car in its currency; null when unknown (0 means unknown). */
  readonly price: number | null;
  /** Mileage of the wanted car in the unit given. */
  readonly mileage: number | null;
}

export interface NormalPhone {
  /** +49…, null when the number cannot be a number of any country. */
  readonly e164: string | null;
  readonly asGiven: string;
}

export interface Reading {
  readonly outcome: Outcome;
  readonly leads: readonly ReadLead[];
  readonly reason?: string;
  /** For fetch-needed: what to ask the portal for. */
  readonly fetch?: readonly LeadId[];
}

export interface Understood {
  readonly outcome: Outcome;
  /** Name of the reader that answered, 'none' when none did. */
  readonly reader: string;
  readonly leads: readonly UnderstoodLead[];
  readonly reason?: string;
  readonly fetch?: readonly LeadId[];
}
