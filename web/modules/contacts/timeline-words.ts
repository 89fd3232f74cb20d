import { useTranslations } from 'use-intl';
import type { TimelineEntry } from '../../../modules/contacts/contract.ts';

const kinds = [
  'contact.created',
  'contact.changed',
  'contact.learned',
  'contact.noted',
  'contact.merged',
  'contact.unmerged',
  'letter.in',
  'letter.out',
  'lead.arrived',
  'lead.handedOver',
  'lead.noted',
  'lead.called',
  'lead.closed',
  'lead.reopened',
  'lead.maturitySet',
  'lead.forwarded',
] as const;
type Kind = (typeof kinds)[number];

/** What happened, in a few words. A kind without words of its own is said as something that happened. */
export function useEntryTitle() {
  const t = useTranslations('contacts');
  return ({ kind, details }: TimelineEntry): string => {
    if (kind === 'contact.permission') return permission(details);
    if (kind === 'letter.out' && details.automatic === true) return t('happened.automaticReply');
    const known: Kind | undefined = kinds.find((one) => one === kind);
    return known === undefined ? t('happened.other') : t(`happened.${wordOf(known)}`);
  };

  function permission({ channel, purpose, decision }: TimelineEntry['details']): string {
    return t('permissionSentence', {
      channel: t(`channels.${channel as 'email'}`),
      purpose: t(`purposes.${purpose as 'car'}`),
      decision: t(`decisions.${decision as 'given'}`),
    });
  }
}

/** `lead.handedOver` → `leadHandedOver`. */
function wordOf(kind: Kind) {
  const [area = '', what = ''] = kind.split('.');
  return `${area}${what.slice(0, 1).toUpperCase()}${what.slice(1)}` as
    | 'contactCreated'
    | 'contactChanged'
    | 'contactLearned'
    | 'contactNoted'
    | 'contactMerged'
    | 'contactUnmerged'
    | 'letterIn'
    | 'letterOut'
    | 'leadArrived'
    | 'leadHandedOver'
    | 'leadNoted'
    | 'leadCalled'
    | 'leadClosed'
    | 'leadReopened'
    | 'leadMaturitySet'
    | 'leadForwarded';
}

const fields = [
  'kind',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'company',
  'worksFor',
  'jobTitle',
  'birthday',
  'language',
  'email',
  'emailFirst',
  'phone',
  'phoneFirst',
  'address',
  'addressFirst',
  'tag',
] as const;

/** "Last name: Müller → Möller". */
export function useChangeWords() {
  const t = useTranslations('contacts');
  const shownValue = (field: string, value: string | null): string => {
    if (value === null) return t('nothing');
    if (field === 'salutation' && (value === 'mr' || value === 'mrs' || value === 'neutral')) {
      return t(`salutations.${value}`);
    }
    if (field === 'kind') return t(value === 'company' ? 'company' : 'person');
    if (field === 'language' && (value === 'de' || value === 'nl' || value === 'en'))
      return t(`languages.${value}`);
    return value;
  };
  return ({ field, from, to }: TimelineEntry['changes'][number]): string => {
    const known = fields.find((one) => one === field);
    const name = known === undefined ? t('happened.other') : t(`fields.${known}`);
    if (from === null) return t('added', { name, to: shownValue(field, to) });
    if (to === null) return t('removed', { name, from: shownValue(field, from) });
    return t('replaced', { name, from: shownValue(field, from), to: shownValue(field, to) });
  };
}
