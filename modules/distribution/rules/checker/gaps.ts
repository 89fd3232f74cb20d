import type { FindingCode, FindingDetails } from '../../checker/contract.ts';
import { exampleOf, momentIn } from './example.ts';
import { anybody, type Finding, personField, settingsField } from './finding.ts';
import { decideAt, type Outlook, type RotationOutlook } from './outlook.ts';
import type { Stretch } from './timeline.ts';

/**
 * The times at which nobody can receive a rotation's lead: because of planned absences, or because all who share it have
 * own hours that leave the time out (`uncoveredHours`). A rotation that has nobody to begin with is reported elsewhere.
 * Nights and closed days count too, since leads come then, but only as a warning: no clock runs.
 */
export function gaps(outlook: Outlook): readonly Finding[] {
  return outlook.rotations.flatMap((rotation) => [...gapsOf(outlook, rotation)]);
}

function* gapsOf(outlook: Outlook, rotation: RotationOutlook): Generator<Finding> {
  if (rotation.request === null || rotation.ableIds.length === 0) return;
  const { now } = outlook.input;
  const byCause = new Map<string, { code: FindingCode; stretches: Stretch[] }>();
  for (const stretch of outlook.stretches) {
    if (stretch.until <= now || rotation.takers(stretch.presence).size > 0) continue;
    const cause = causeOf(outlook, rotation, stretch);
    const known = byCause.get(cause.subject) ?? { code: cause.code, stretches: [] };
    known.stretches.push(stretch);
    byCause.set(cause.subject, known);
  }
  for (const [subject, { code, stretches }] of byCause) {
    yield gapFinding(outlook, rotation, { code, subject, stretches });
  }
}

/**
 * Own hours where they alone leave the time out; else the absences, named by the day on which the last of them begins, so
 * that it is the same gap tomorrow.
 */
function causeOf(
  { input }: Outlook,
  { key, ableIds }: RotationOutlook,
  { presence, date }: Stretch,
): { code: FindingCode; subject: string } {
  const { absences, users } = presence.state;
  const there = users.some(({ userId, onDuty }) => onDuty !== false && ableIds.includes(userId));
  if (!there) return { code: 'uncoveredHours', subject: key };
  const starts = absences.filter(({ userId }) => ableIds.includes(userId)).map(({ from }) => from);
  const begin = Temporal.Instant.fromEpochMilliseconds(Math.max(...starts));
  const day =
    starts.length === 0 ? date : begin.toZonedDateTimeISO(input.setup.dealer.timeZone).toPlainDate();
  return { code: 'absenceGap', subject: `${key} ${day.toString()}` };
}

function gapFinding(
  outlook: Outlook,
  rotation: RotationOutlook,
  gap: { readonly code: FindingCode; readonly subject: string; readonly stretches: readonly Stretch[] },
): Finding {
  const { now } = outlook.input;
  const { code, subject, stretches } = gap;
  const shown = stretches.find(({ open }) => open) ?? stretches[0];
  // What comes while it is closed is for who is there at the next opening: own hours bite then.
  const first = code === 'uncoveredHours' ? shown : stretches[0];
  const end = stretches.at(-1)?.until ?? null;
  const awayIds = awayIn(rotation, first);
  const example = shown && decideAt(rotation, shown.presence, momentIn(shown, now));
  return {
    code,
    subject,
    severity: stretches.some(({ open }) => open) ? 'error' : 'warning',
    bitesAt: first && first.from > now ? first.from : null,
    until: code === 'absenceGap' && end !== outlook.stretches.at(-1)?.until ? end : null,
    example: example ? exampleOf(outlook, example.request, example.decision) : null,
    mending: code === 'absenceGap' ? whoIsAway(awayIds) : fieldOf(rotation),
    details: {
      rotation: { group: rotation.group?.name ?? null, mode: rotation.mode },
      ...(code === 'absenceGap' ? { people: awayIds.map(outlook.nameOf) } : slotsOf(outlook, stretches)),
    },
  };
}

export function fieldOf({ group }: RotationOutlook) {
  return group ? settingsField('distribution', `groups.${group.index}`) : anybody;
}

/** Those of the rotation who are absent then. */
function awayIn({ ableIds }: RotationOutlook, stretch: Stretch | undefined): readonly string[] {
  const absent = new Set(stretch?.presence.state.absences.map(({ userId }) => userId));
  return ableIds.filter((userId) => absent.has(userId));
}

function whoIsAway([only, ...others]: readonly string[]): Finding['mending'] {
  return only !== undefined && others.length === 0 ? personField(only, 'absences') : anybody;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Enough to say which times of the week are meant. */
const MOST_SLOTS = 14;

/** The uncovered times of the week inside the dealer's hours, as walls show them, joined where they touch. */
function slotsOf({ input }: Outlook, stretches: readonly Stretch[]): FindingDetails {
  const { timeZone } = input.setup.dealer;
  const wall = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = (at: number) => wall(at).toPlainTime().toString({ smallestUnit: 'minute' });
  const slots = new Map<string, NonNullable<FindingDetails['slots']>[number]>();
  let last: { slot: NonNullable<FindingDetails['slots']>[number]; until: number } | null = null;
  for (const { from, until, open } of stretches) {
    if (!open) continue;
    const weekday = WEEKDAYS[wall(from).dayOfWeek - 1] ?? 'mon';
    const begin: string = last?.until === from && last.slot.weekday === weekday ? last.slot.from : time(from);
    const end = time(until) === '00:00' ? '24:00' : time(until);
    slots.delete(`${weekday} ${begin}`);
    last = { slot: { weekday, from: begin, until: end }, until };
    slots.set(`${weekday} ${begin}`, last.slot);
  }
  const inOrder = [...slots.values()].sort(
    (a, b) => WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) || (a.from < b.from ? -1 : 1),
  );
  return { slots: inOrder.slice(0, MOST_SLOTS) };
}
