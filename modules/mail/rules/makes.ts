/** Makes on European and American lots; the longest match at the start of a title wins. */
const makes =
  `Abarth|Acura|Aixam|Alfa Romeo|Alpina|Alpine|Aston Martin|Audi|Bentley|BMW|Borgward|Bugatti|Buick|BYD|Cadillac|Caterham|Chevrolet|Chrysler|Citroën|Citroen|Cupra|Dacia|Daewoo|Daihatsu|Dodge|Donkervoort|DS Automobiles|DS|Ducati|e.GO|Ferrari|Fiat|Fisker|Ford|Genesis|GMC|GWM|Harley-Davidson|Honda|Hongqi|Hummer|Hyundai|Ineos|Infiniti|Isuzu|Iveco|Jaguar|Jeep|Kawasaki|KGM|Kia|Koenigsegg|KTM|Lada|Lamborghini|Lancia|Land Rover|Landrover|Leapmotor|Lexus|Ligier|Lincoln|Lotus|Lucid|Lynk & Co|MAN|Maserati|Maxus|Maybach|Mazda|McLaren|Mercedes-Benz|Mercedes|MG|Microcar|Mini|Mitsubishi|Morgan|Nio|Nissan|Oldsmobile|Opel|Ora|Peugeot|Piaggio|Polestar|Pontiac|Porsche|RAM|Renault|Rolls-Royce|Rover|Saab|Seat|Smart|SsangYong|Subaru|Suzuki|Škoda|Skoda|Tata|Tesla|Toyota|Triumph|Vauxhall|VinFast|Volkswagen|Volvo|VW|Wiesmann|Xpeng|Yamaha|Zeekr`
    .split('|')
    .toSorted((a, b) => b.length - a.length);

export interface Title {
  readonly year: string | null;
  readonly make: string | null;
  readonly model: string | null;
}

/**
 * Cuts an advertisement's title into year, make and model ("2022 Tesla Model 3", "Opel Corsa (2016)"). Without a
 * make from the list everything stays in `model`.
 */
export function splitTitle(title: string): Title {
  let rest = title.replace(/\s+/g, ' ').trim();
  let year: string | null = null;
  const leading = /^((?:19|20)\d\d)\s+(?=\D)/.exec(rest);
  const trailing = /\s*\(((?:19|20)\d\d)\)$/.exec(rest);
  if (leading) {
    year = leading[1] ?? null;
    rest = rest.slice(leading[0].length);
  } else if (trailing) {
    year = trailing[1] ?? null;
    rest = rest.slice(0, trailing.index);
  }
  const make = makeAtStart(rest);
  if (make === null) return { year, make: null, model: rest === '' ? null : rest };
  const model = rest.slice(make.length).replace(/^[\s,–-]+/, '');
  return { year, make, model: model === '' ? null : model };
}

/** The make a text starts with, spelled as the text spells it. */
export function makeAtStart(text: string): string | null {
  const lower = text.toLowerCase();
  for (const make of makes) {
    if (lower.startsWith(make.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(text.slice(make.length))) {
      return text.slice(0, make.length);
    }
  }
  return null;
}

/** A title anywhere in a sentence: from the make to the end of the phrase; null when no make is named. */
export function titleInText(text: string): Title | null {
  const line = text.slice(0, 2000);
  for (const match of line.matchAll(/(?<![\p{L}\p{N}])[\p{Lu}e]/gu)) {
    const make = makeAtStart(line.slice(match.index, match.index + 40));
    if (make === null || !(makes.includes(make) || make === make.toUpperCase())) continue;
    const before = /((?:19|20)\d\d)\s+$/.exec(line.slice(Math.max(0, match.index - 8), match.index));
    const tail =
      line
        .slice(match.index + make.length)
        .split(
          /[.!?,;:"\n](?:\s|$)|[(\n]|\s+(?:and|und|en|et|for|für|voor|you|that|which|is|ist|on|in|at|still|noch|nog|from|von|van|dat|die|der|das|op|te|zu|zum|listed|advertised|stock|steht|available|und|mit|with)\b/i,
        )[0] ?? '';
    const model = tail.trim();
    return { year: before?.[1] ?? null, make, model: model === '' ? null : model.slice(0, 80) };
  }
  return null;
}
