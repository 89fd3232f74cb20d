/** Why a password is not taken; null: it is fine. Ten characters are asked for by the contract already. */
export function weaknessOf(
  password: string,
  owner: { readonly email: string; readonly name: string },
): 'tooFewDifferent' | 'isTheName' | null {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'tooFewDifferent';
  const names = [owner.email, owner.email.split('@')[0] ?? '', owner.name, owner.name.replaceAll(' ', '')];
  const rest = names.reduce(
    (text, name) => (name.length < 4 ? text : text.replaceAll(name.toLowerCase(), '')),
    plain,
  );
  return rest.replace(/[\d\s!?.,-]/g, '').length < 3 && rest !== plain ? 'isTheName' : null;
}
