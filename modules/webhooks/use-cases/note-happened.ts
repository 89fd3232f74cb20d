import { newId } from '../../../kernel/ids.ts';
import type { DealerTx } from '../../../platform/sql/index.ts';
import { contactsById } from '../../contacts/index.ts';
import { getDealer } from '../../dealers/index.ts';
import { factsOfLeads } from '../../leads/index.ts';
import { personNames } from '../../people/index.ts';
import { eachOnce, type Happened } from '../rules/events.ts';
import { insertMessages } from '../store/deliveries.ts';
import { listWebhooks } from '../store/webhooks.ts';
import { leadInMessage } from './lead-in-message.ts';

/** Something happened that other systems may want to know; told once at the end of the transaction, with its last state. */
export function noteHappened(tx: DealerTx, happened: Happened): void {
  tx.atEnd(writeMessages, happened);
}

async function writeMessages(tx: DealerTx, all: readonly Happened[]): Promise<void> {
  const webhooks = (await listWebhooks(tx)).filter(({ active }) => active);
  const wanted = eachOnce(all).filter(({ event }) => webhooks.some(({ events }) => events.includes(event)));
  if (wanted.length === 0) return;
  const subjects = await describe(tx, wanted);
  const dealer = await getDealer(tx);
  insertMessages(
    tx,
    wanted.flatMap((happened) => {
      const data = subjects.get(happened);
      // without: what it was about was taken back
      if (!data) return [];
      const eventId = newId(tx.now);
      const body = JSON.stringify({
        id: eventId,
        event: happened.event,
        at: tx.now.toString(),
        dealer: dealer.key,
        by: tx.actor.name,
        data: { ...data, ...happened.details },
      });
      return webhooks
        .filter(({ events }) => events.includes(happened.event))
        .map(({ webhookId }) => ({ webhookId, eventId, event: happened.event, body }));
    }),
  );
}

/** What each message tells of its subject; a subject that is not there is left out. */
async function describe(tx: DealerTx, all: readonly Happened[]): Promise<ReadonlyMap<Happened, object>> {
  const leadIds = all.flatMap(({ subject }) => ('leadId' in subject ? [subject.leadId] : []));
  const contactIds = all.flatMap(({ subject }) => ('contactId' in subject ? [subject.contactId] : []));
  const leads = await factsOfLeads(tx, leadIds);
  const assignees = [...leads.values()].flatMap(({ assigneeId }) =>
    assigneeId === null ? [] : [assigneeId],
  );
  const [names, contacts] = await Promise.all([personNames(tx, assignees), contactsById(tx, contactIds)]);
  const described = all.map((happened): [Happened, object | null] => {
    const { subject } = happened;
    if ('leadId' in subject) {
      const lead = leads.get(subject.leadId);
      return [happened, lead ? { lead: leadInMessage(lead, names) } : null];
    }
    const contact = contacts.find(({ contactId }) => contactId === subject.contactId);
    return [happened, contact ? { contact: { contactId: contact.contactId, name: contact.name } } : null];
  });
  return new Map(described.filter((entry): entry is [Happened, object] => entry[1] !== null));
}
