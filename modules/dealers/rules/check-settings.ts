import type { ForwardingSettings, HouseSettings, MailSettings } from '../contract.ts';

/** Why settings are not saved. `field` is a path into the settings; the web words the code. */
export interface SettingsFinding {
  readonly field: string;
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** What stands in the head of a letter must not be able to add lines to it. */
export function checkMail(settings: MailSettings): readonly SettingsFinding[] {
  const found: SettingsFinding[] = [];
  if (settings.fromName !== null && /\p{Cc}/u.test(settings.fromName)) {
    found.push({ field: 'fromName', code: 'settings.nameNotReadable' });
  }
  if (settings.unassignedNoticeTo !== null && !isEmailAddress(settings.unassignedNoticeTo)) {
    found.push({ field: 'unassignedNoticeTo', code: 'settings.emailNotReadable' });
  }
  return found;
}

/** Addresses that can be written to, each once in a rule, and no rule twice. */
export function checkForwarding({ rules }: ForwardingSettings): readonly SettingsFinding[] {
  const ids = new Set<string>();
  return rules.flatMap(({ ruleId, to }, i): readonly SettingsFinding[] => {
    const twice = ids.has(ruleId);
    ids.add(ruleId);
    if (twice) return [{ field: `rules.${i}.ruleId`, code: 'settings.ruleTwice' }];
    return to.flatMap((address, j) => {
      const field = `rules.${i}.to.${j}`;
      if (!isEmailAddress(address)) return [{ field, code: 'settings.emailNotReadable' }];
      const known = to.findIndex((other) => other.toLowerCase() === address.toLowerCase()) < j;
      return known ? [{ field, code: 'settings.addressTwice', details: { address } }] : [];
    });
  });
}

/** What stands on papers has to reach the house. */
export function checkHouse({ email }: HouseSettings): readonly SettingsFinding[] {
  return email === null || isEmailAddress(email)
    ? []
    : [{ field: 'email', code: 'settings.emailNotReadable' }];
}

/** One plain address that a letter can be sent to; nothing is said about whether it exists. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s@<>()[\],;:\\"\p{Cc}]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*$/u.test(text)
  );
}
