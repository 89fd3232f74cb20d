export interface Blocks {
  readonly message: string | null;
  readonly vehicle: readonly string[];
  readonly name: string | null;
}

const messageHeading =
  /^(?:bericht van (?:de |het )?(?:koper|klant|ge[ïi]nteresseerde)|nachricht (?:des|der|vom|von der) (?:k[äa]ufers?|interessent(?:en|in)|kunden)|message (?:de l'acheteur|du client)|message from (?:the )?(?:buyer|customer)|messaggio (?:dell'acquirente|del cliente))\s*:?$/i;
const vehicleHeading =
  /^(?:uw (?:voertuig|auto|advertentie)|ihr (?:fahrzeug|inserat|angebot)|dein (?:fahrzeug|inserat)|votre (?:v[ée]hicule|annonce)|your (?:vehicle|listing|car)|il tuo veicolo)\s*:?$/i;
const newEnquiry =
  /(?:nieuwe aanvraag van|neue anfrage von|nouvelle demande de|new (?:enquiry|request|lead) from)\s+(.{2,60}?)\s+(?:voor|f[üu]r|zu|pour|for|about|over)\b/i;

/** Mails in blocks under headings instead of labels. */
export function splitBlocks(body: string): Blocks {
  const lines = body.split('\n').map((line) => line.trim());
  const said = lines.findIndex((line) => messageHeading.test(line));
  const car = lines.findIndex((line) => vehicleHeading.test(line));
  const name = newEnquiry.exec(body.slice(0, 2000))?.[1] ?? null;
  const message =
    said < 0
      ? null
      : lines
          .slice(said + 1, car > said ? car : undefined)
          .join('\n')
          .trim();
  return { message, vehicle: car < 0 ? [] : lines.slice(car + 1, said > car ? said : undefined), name };
}
