const stopWords: Record<'de' | 'nl' | 'en', Set<string>> = {
  de: new Set(
    'der die das und ist ich nicht ein eine einen sie mit für auf zu noch wir von dem den des im bei auch haben hätte kann können würde gerne gern guten tag hallo bitte wie was wann fahrzeug wagen anfrage grüße grüßen freundlichen vielen dank mir mich mein meinen ihr ihre ihnen sehr geehrte herren damen oder aber wenn dass möchte habe verfügbar'.split(
      ' ',
    ),
  ),
  nl: new Set(
    'het een en van ik niet de is dat die op te zijn voor met kan kunnen graag nog deze wij jullie mijn uw bent wat hoe wanneer goedendag goedemiddag goedemorgen geachte beste groet groeten vriendelijke bedankt alvast auto wagen inruil proefrit heb heeft zou willen wil als maar ook bij naar beschikbaar koop'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and is are i you your this that for with have would like to of in on it still available please can could know more about my me we hello hi dear thanks thank regards kind best interested car vehicle price how when what if do does be am not or but any'.split(
      ' ',
    ),
  ),
};

/** German, Dutch or English by stop words, null when the text is too short or too even. Reads 4,000 characters. */
export function guessLanguage(text: string | null): 'de' | 'nl' | 'en' | null {
  if (!text) return null;
  const score = { de: 0, nl: 0, en: 0 };
  for (const word of text
    .slice(0, 4000)
    .toLowerCase()
    .split(/[^\p{L}']+/u)) {
    if (stopWords.de.has(word)) score.de++;
    if (stopWords.nl.has(word)) score.nl++;
    if (stopWords.en.has(word)) score.en++;
  }
  if (/[äöüß]/i.test(text)) score.de += 1;
  const order = (Object.keys(score) as ('de' | 'nl' | 'en')[]).toSorted((a, b) => score[b] - score[a]);
  const [best, second] = order;
  if (!best || !second || score[best] < 2 || score[best] === score[second]) return null;
  return best;
}
