/** What a label of a form can stand for. 'aside' is known but says nothing about the enquiry. */
export type Field =
  | 'name'
  | 'first'
  | 'last'
  | 'lastFirst'
  | 'person'
  | 'email'
  | 'phone'
  | 'street'
  | 'houseNumber'
  | 'city'
  | 'postalCode'
  | 'cityLine'
  | 'region'
  | 'country'
  | 'message'
  | 'remark'
  | 'subject'
  | 'vehicle'
  | 'make'
  | 'model'
  | 'trim'
  | 'year'
  | 'odometer'
  | 'price'
  | 'priceWish'
  | 'vin'
  | 'stock'
  | 'listingId'
  | 'link'
  | 'plate'
  | 'fuel'
  | 'transmission'
  | 'bodystyle'
  | 'condition'
  | 'kind'
  | 'preferredContact'
  | 'timeframe'
  | 'source'
  | 'date'
  | 'id'
  | 'aside';

/** Labels in German, Dutch, English and French, folded by foldLabel (letters and digits only, no accents). */
const table: Record<Field, string> = {
  name: 'name naam nom ganzername vollername vollstandigername vollername fullname volledigenaam nomcomplet contactname contactpersoon contactperson ansprechpartner kunde kundenname customer customername klant klantnaam interessent interessentin absender absendername nomprenom prenomnom vornamename vornamenachname vornameundnachname vorundnachname vornachname voornaamachternaam voorenachternaam nameundvorname buyer buyername leadname username displayname nameoffirma client nomduclient',
  first: 'vorname vornamen firstname first voornaam prenom givenname fname forename rufname',
  last: 'nachname lastname last achternaam familienname nomdefamille surname familyname lname zuname familienaam',
  lastFirst: 'namevorname nachnamevorname nameundvorname naamvoornaam lastnamefirstname',
  person: 'von from van de expediteur verzender sender',
  email:
    'email emailadresse emailaddress emailadres mail mailadresse mailadres epost courriel adresseemail adressemail adressedecourriel adresseelectronique emailid useremail replyto antwortan customeremail contactemail kundenemail emailkontakt mailaddress absenderemail buyeremail leademail workemail',
  phone:
    'telefon telefonnummer telefonnr tel telnr phone phonenumber phoneno telephone telephonenumber telefoon telefoonnummer telefoonnr rufnummer handy handynummer handynr mobil mobilnummer mobilnr mobiltelefon mobile mobilephone mobilenumber mobielnummer mobiel mobieletelefoon gsm gsmnummer gsmnr cell cellphone cellnumber portable numerodetelephone numerotelephone teleportable telefonmobil telefonhandy telefonfestnetz festnetz contactnumber userphone daytimephone ruckrufnummer whatsapp whatsappnummer homephone workphone evephone eveningphone kundentelefon customerphone telefonprivat telefongeschaftlich telmobil telhandy telephonenumbermobile phonenr callerid',
  street:
    'strasse strassehausnummer strassehausnr strassenr strasseundhausnummer strasseundnr strasseundnummer adresse anschrift street streetaddress address addressline1 address1 adres straat straatnaam rue straathuisnummer straatenhuisnummer adressepostale wohnadresse',
  houseNumber: 'hausnummer hausnr huisnummer huisnr housenumber',
  city: 'ort stadt wohnort city town plaats woonplaats stad ville gemeente localite stadtort',
  postalCode: 'plz postleitzahl postcode postalcode zip zipcode codepostal postkode cp',
  cityLine:
    'plzort plzundort postcodeplaats postcodewoonplaats postcodeenplaats postcodeenwoonplaats codepostalville codepostaletville zipcity plzwohnort plzstadt postleitzahlort postleitzahlundort',
  region: 'bundesland state province provincie region kanton',
  country: 'land country pays',
  message:
    'nachricht nachrichtentext mitteilung kommentar kommentare freitext anfragetext ihreanfrage message messages messagebody messagetext comments comment customercomments customermessage additionalcomments notes note question questions yourquestion enquiry inquiry bericht boodschap vraag vragen opmerkingenvraag vraagopmerking vraagopmerkingen vraagofopmerking vragenofopmerkingen uwvraag commentaire commentaires frage fragen fragenwunsche wunsche ihrtext anfrage nachrichtaneinkauf nachrichtanverkaufer berichtvandekoper nachrichtdeskaufers nachrichtdesinteressenten demande aanvraag textderanfrage mitteilungstext userscomments',
  remark:
    'bemerkung bemerkungen anmerkung anmerkungen opmerking opmerkingen remarks remark remarque remarques hinweis hinweise sonstiges sonstigeangaben weitereangaben zusatzlicheinformationen additionalinformation additionalinfo toelichting schadenmangel mangel schaden mangelschaden bekanntemangel bekannteschaden vorschaden damage damages schade schades beschadigingen dommages beschreibung description omschrijving notiz notizen overig overige autresinformations',
  subject: 'betreff onderwerp subject objet sujet thema topic',
  vehicle:
    'fahrzeug fahrzeuginteresse wunschfahrzeug interessefahrzeug auto wagen vehicle vehicleofinterest desiredvehicle interestedin car voertuig vehicule voiture fahrzeugtitel fahrzeugbezeichnung fahrzeugmodell fahrzeugname bezeichnung inserat inseratstitel anzeigentitel titelderanzeige anzeige advertentie advertentietitel occasion gewunschtesfahrzeug angefragtesfahrzeug interesseanfahrzeug interessiertan markemodell markeundmodell markeenmodel merkmodel merkenmodel makemodel makeandmodel marquemodele listingtitle vehicletitle modelinteresse modeldinteret fahrzeugmarkemodell cartitle vehiclename vehicleinterest angebot gewensteauto gewenstvoertuig gewunschtesmodell',
  make: 'marke hersteller fahrzeugmarke automarke make vehiclemake carmake merk automerk marque brand fabrikat',
  model: 'modell model vehiclemodel carmodel automodell modele modelltyp',
  trim: 'ausfuhrung uitvoering trim variante finition modellvariante ausstattungslinie',
  year: 'baujahr bouwjaar year modelyear vehicleyear modelljahr annee anneemodele erstzulassung ez eersteregistratie datumeerstetoelating eerstetoelating jahr jaar datumeerstetoelating1',
  odometer:
    'kilometerstand km kmstand laufleistung mileage odometer tellerstand kilometrage kilometers kilometer tachokilometerstand tachostand kmstandlaufleistung',
  price:
    'preis price listedprice listprice prijs prix verkaufspreis kaufpreis fahrzeugpreis angebotspreis vehicleprice verkoopprijs internetpreis',
  priceWish:
    'preisvorstellung wunschpreis ihrepreisvorstellung gewensteprijs prijsindicatie vraagprijs askingprice desiredprice prixsouhaite expectedprice',
  vin: 'vin vinnumber fin fahrgestellnummer fahrgestellnr fahrzeugidentnummer fahrzeugidentifikationsnummer chassisnummer chassisnumber fgnr fgst numerodechassis vinfin finvin vehiclevin',
  stock:
    'internenummer internefahrzeugnummer internenr stock stocknumber stockno stocknr stockid fahrzeugnummer fahrzeugnr angebotsnummer angebotsnr offernumber offerno voorraadnummer voorraadnr bestandsnummer bestandsnr interneid referenz referenznummer referentie referentienummer reference referencenumber fahrzeugid vehicleid wagennummer kommissionsnummer ordernummer vehiclenumber autonummer objektnummer intern internekennung vehiclestock',
  listingId:
    'inseratsnummer inseratnummer inseratnr inseratsnr inseratid inseratsid anzeigennummer anzeigennr anzeigenid advertentienummer advertentienr advertentieid adid adnumber listingid listingnumber mobileadid annoncenummer numerodannonce idannonce advertisementid',
  link: 'link url carurl carlink fahrzeuglink fahrzeugurl linkzumfahrzeug linkzuminserat linkzurfahrzeugseite linkzuranzeige zumfahrzeug zuminserat vehicleurl vehiclelink listingurl listinglink viewlisting viewlistingoncargurus viewvehicle inseratslink inseratlink inseraturl anzeigenlink advertentielink advertentieurl linknaaradvertentie linkvoertuig lienduvehicule lienannonce lien detailseite fahrzeugdetailseite',
  plate:
    'kenteken kentekennummer kennzeichen amtlicheskennzeichen nummernschild licenceplate licenseplate licenseplatenumber registrationnumber immatriculation plaque plaquedimmatriculation nummerplaat plate',
  fuel: 'kraftstoff kraftstoffart brandstof brandstoftype fuel fueltype carburant treibstoff antriebsart',
  transmission:
    'getriebe getriebeart transmissie transmission versnellingsbak versnelling boite boitedevitesses boitedevitesse gearbox schaltung',
  bodystyle:
    'karosserie karosserieform carrosserie carrosserievorm bodystyle bodytype aufbau aufbauart fahrzeugart',
  condition: 'condition zustand fahrzeugzustand staat etat vehiclecondition',
  kind: 'anliegen ihranliegen artderanfrage anfrageart anfragetyp leadtype leadtyp soortaanvraag typeaanvraag requesttype typeofrequest typeofinquiry enquirytype inquirytype betrifft grund reason reasonforcontact interesse typededemande kontaktgrund formulartyp leadart',
  preferredContact:
    'bevorzugterkontakt bevorzugtekontaktart bevorzugterkontaktweg bevorzugtekontaktaufnahme kontaktart kontaktwunsch preferredcontact preferredcontactmethod contactpreference bestwaytocontact voorkeurcontact contactvoorkeur voorkeurcontactmethode gewunschtekontaktaufnahme gewunschtekontaktart kontaktaufnahme contactvia moyendecontactprefere',
  timeframe:
    'zeitraum kaufzeitpunkt geplanterkauf timeframe purchasetimeframe wannmochtensiekaufen aankooptermijn',
  source: 'source quelle bron leadsource herkunft provider',
  date: 'datum date datumuhrzeit datumtijd zeitpunkt zeitstempel timestamp createdat createdtime created submittedat submittedon submissiondate requestdate receivedat eingegangenam gesendetam sentat dateheure datetime leadsubmittime starttime occurredat createdon',
  id: 'leadid anfragenummer anfrageid requestid enquiryid inquiryid vorgangsnummer ticketnummer aanvraagnummer leadnummer submissionid vorgang',
  aside:
    'anrede salutation aanhef titel title civilite geschlecht gender firma firmenname unternehmen company companyname bedrijf bedrijfsnaam societe ip ipadresse ipaddress ipadres remoteip useragent browser uhrzeit time tijd heure datenschutz datenschutzerklarung dsgvo privacy privacyverklaring privacypolicy newsletter newsbrief nieuwsbrief consent zustimmung einwilligung akzeptiert agb terms sprache sprachederanfrage taal language langue website webseite homepage domain page pageurl seite seitenurl pagina formular form formname formulier formtitle formid referrer referer herkunftseite landingpage fax faxnummer leistung leistungps ps kw farbe color colour kleur couleur turen doors deuren unfallfrei scheckheft vorbesitzer fahrbereit ausstattung zuletztgemacht hutuvbis hu tuv tuvbis apktot budget fotos photos bilder anlage anlagen attachments anhang geburtsdatum birthday birthdate geboortedatum dateofbirth to cc bcc an sent gesendet verzonden tradein termrequested financerate cashdown loanamount fee costofborrowing dealerprice addetailsdealer dealer handler autohaus filiale standort vestiging location haendler verkaufer vendor seller',
};

const fields = new Map<string, Field>();
for (const [field, words] of Object.entries(table) as [Field, string][]) {
  for (const word of words.split(/\s+/)) if (!fields.has(word)) fields.set(word, field);
}

/** Only letters and digits, lower case, accents off, ß as ss: so every spelling of a label is one. */
export function foldLabel(label: string): string {
  return label
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '');
}

const polite =
  /^(?:ihre[rsn]?|ihr|deine?|uwe?|jouw|je|your|votre|vos|the|kunden?|customer|contact|kontakt|lead|user|applicant)[\s_-]+(?=\S)/i;

/** The field a label stands for, null for a label nobody knows. */
export function fieldOf(label: string): Field | null {
  const text = label.trim();
  if (text === '' || text.length > 60) return null;
  const whole = fields.get(foldLabel(text)) ?? fields.get(foldLabel(text.replace(polite, '')));
  if (whole) return whole;
  const first = text.split(/[/(,|]/)[0]?.trim() ?? '';
  if (first === '' || first === text) return null;
  return fields.get(foldLabel(first)) ?? fields.get(foldLabel(first.replace(polite, ''))) ?? null;
}

const ownPrefix =
  /^(?:inzahlungnahme|inzahlung|ankauf|eintausch|altfahrzeug|inruil|trade[- _]?in|tradein|reprise|your current|current|own)[\s:_/-]{0,3}(?=\S)/i;

/** "Inzahlungnahme Marke", "trade_in_make": the field, and that it is about the customer's own car. */
export function ownFieldOf(label: string): Field | null {
  const rest = label.trim().replace(ownPrefix, '');
  return rest === label.trim() ? null : fieldOf(rest);
}

export type Section = 'contact' | 'vehicle' | 'own' | null;

const sections: readonly (readonly [Exclude<Section, null>, RegExp])[] = [
  [
    'own',
    /^(?:inzahlungnahme(?:fahrzeug)?|fahrzeug zur inzahlungnahme|eintauschfahrzeug|altfahrzeug|ankaufsfahrzeug|inruil(?:auto|voertuig|wagen)?|in te ruilen (?:auto|voertuig)|trade[- ]?in(?: vehicle| information| details)?|your (?:current )?(?:car|vehicle)|ihr (?:aktuelles |jetziges )?fahrzeug|uw (?:huidige )?(?:auto|voertuig)|v[ée]hicule (?:de|en) reprise|reprise)$/i,
  ],
  [
    'vehicle',
    /^(?:wunschfahrzeug|fahrzeug(?:daten|informationen)?|angebot|inserat|listing|vehicle(?: of interest| information| details)?|voertuig(?:gegevens)?|gewenste auto|v[ée]hicule)$/i,
  ],
  [
    'contact',
    /^(?:kontakt(?:daten)?|contact(?:gegevens| information| details| info)?|kunde|kundendaten|customer(?: information| details| info)?|pers[öo]nliche (?:daten|angaben)|persoonlijke gegevens|klantgegevens|coordonn[ée]es|interessent|lead(?: information| details)?)$/i,
  ],
];

/** A heading that says what the labels below it are about, null for any other line. */
export function sectionOf(line: string): Section {
  const text = line.replace(/^[\s#*=_–-]+|[\s:*=_–-]+$/g, '');
  if (text === '' || text.length > 50) return null;
  return sections.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
