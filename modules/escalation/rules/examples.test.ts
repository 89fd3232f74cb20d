import { describe, expect, it } from 'vitest';
import { type CompiledCalendar, colourOf, compileCalendar, yellowFrom } from '../../working-hours/index.ts';
import { whatAnswers } from './answers.ts';
import { checkEscalationSettings } from './check-settings.ts';
import { type Deadline, dueOfNewLead, type EventTimes, stage2At } from './deadline.ts';
import { type PlannedEvent, plannedEvents } from './planned-events.ts';
import { DEFAULT_ESCALATION } from './settings.ts';

// Mon–Fri 09:00–18:00, Sat 09:00–13:00. Response 2 h, reminder 30 min, stage 2 after 4 h, of follow-ups after 12 h.
const ZONE = 'Europe/Berlin';
const workday = [['09:00', '18:00']] as const;
const weekly = {
  mon: workday,
  tue: workday,
  wed: workday,
  thu: workday,
  fri: workday,
  sat: [['09:00', '13:00']] as const,
  sun: [],
};
const TIMES: EventTimes = {
  reminderMinutes: 30,
  stage2Minutes: 240,
  followUpStage2Minutes: 720,
  followUpsRespectWorkingHours: false,
};

function calendarWith(...daysOff: string[]): CompiledCalendar {
  return compileCalendar({
    timeZone: ZONE,
    weekly,
    daysOff: daysOff.map((text) => ({
      date: dateOf(text).toString(),
      name: 'day off',
      kind: 'own' as const,
    })),
    specialOpenings: [],
  });
}

/** `Tue` to `Mon` is the week from Tuesday 3 March 2026; `Tue2` is the week after. */
const DAYS = ['Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue2'];

function dateOf(day: string): Temporal.PlainDate {
  return Temporal.PlainDate.from('2026-03-03').add({ days: DAYS.indexOf(day) });
}

/** `Tue 10:00` or `2026-03-28 22:00`, local. */
function at(text: string): Temporal.Instant {
  const [day = '', time = ''] = text.split(' ');
  const date = DAYS.includes(day) ? dateOf(day) : Temporal.PlainDate.from(day);
  return date.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
}

function local(instant: Temporal.Instant | null | undefined): string {
  if (!instant) return 'never';
  const there = instant.toZonedDateTimeISO(ZONE);
  const day = DAYS.find((name) => dateOf(name).equals(there.toPlainDate())) ?? there.toPlainDate().toString();
  return `${day} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** `stage2 Fri 20:00, mail Sat 09:00`; the mail is named only where it leaves later. */
function shown({ kind, at: moment, mailAt }: PlannedEvent): string {
  const later = mailAt === null || !mailAt.equals(moment);
  return `${kind} ${local(moment)}${later ? `, mail ${local(mailAt)}` : ''}`;
}

function due(received: string, calendar = calendarWith(), responseMinutes = 120): Temporal.Instant {
  const found = dueOfNewLead(at(received), responseMinutes, calendar);
  if (!found) throw new Error('never due');
  return found;
}

function events(deadline: Deadline, times: Partial<EventTimes> = {}, calendar = calendarWith()): string[] {
  return plannedEvents(deadline, { ...TIMES, ...times }, calendar).map(shown);
}

const response = (dueAt: Temporal.Instant, setAt: string): Deadline => ({
  kind: 'response',
  dueAt,
  setAt: at(setAt),
});
const followUp = (dueAt: string): Deadline => ({
  kind: 'followUp',
  dueAt: at(dueAt),
  setAt: at('Tue 10:00'),
});

describe('a new lead', () => {
  const cases: {
    title: string;
    received: string;
    off?: string[];
    minutes?: number;
    due: string;
    events: string[];
  }[] = [
    {
      title: '1: on a Tuesday morning',
      received: 'Tue 10:00',
      due: 'Tue 12:00',
      events: ['reminder Tue 11:30', 'stage1 Tue 12:00', 'stage2 Tue 16:00'],
    },
    {
      title: '2: an hour before closing',
      received: 'Tue 17:00',
      due: 'Wed 10:00',
      events: ['reminder Wed 09:30', 'stage1 Wed 10:00', 'stage2 Wed 14:00'],
    },
    {
      title: '3: at the end of Saturday',
      received: 'Sat 12:30',
      due: 'Mon 10:30',
      events: ['reminder Mon 10:00', 'stage1 Mon 10:30', 'stage2 Mon 14:30'],
    },
    {
      title: '4: at night on Sunday',
      received: 'Sun 03:00',
      due: 'Mon 11:00',
      events: ['reminder Mon 10:30', 'stage1 Mon 11:00', 'stage2 Mon 15:00'],
    },
    {
      title: '5: before a Saturday off',
      received: 'Fri 17:30',
      off: ['Sat'],
      minutes: 60,
      due: 'Mon 09:30',
      events: ['reminder Mon 09:00', 'stage1 Mon 09:30', 'stage2 Mon 13:30'],
    },
    {
      title: '6: stage 2 falls into the evening, its mail waits for the morning',
      received: 'Fri 14:00',
      due: 'Fri 16:00',
      events: ['reminder Fri 15:30', 'stage1 Fri 16:00', 'stage2 Fri 20:00, mail Sat 09:00'],
    },
    {
      title: '7: its mail waits over days off',
      received: 'Fri 14:00',
      off: ['Sat', 'Mon'],
      due: 'Fri 16:00',
      events: ['reminder Fri 15:30', 'stage1 Fri 16:00', 'stage2 Fri 20:00, mail Tue2 09:00'],
    },
    {
      title: '9: the reminder is before opening, with ten minutes of the response time left for Monday',
      received: 'Sat 11:10',
      due: 'Mon 09:10',
      events: ['reminder Mon 08:40, mail Mon 09:00', 'stage1 Mon 09:10', 'stage2 Mon 13:10'],
    },
    {
      title: 'due at closing, which is no longer open: the mail waits',
      received: 'Fri 16:00',
      due: 'Fri 18:00',
      events: ['reminder Fri 17:30', 'stage1 Fri 18:00, mail Sat 09:00', 'stage2 Fri 22:00, mail Sat 09:00'],
    },
  ];
  it.each(cases)('$title', ({ received, off = [], minutes, due: expected, events: planned }) => {
    const calendar = calendarWith(...off);
    const dueAt = due(received, calendar, minutes);
    expect(local(dueAt)).toBe(expected);
    expect(events(response(dueAt, received), {}, calendar)).toEqual(planned);
  });
});

describe('stage 2', () => {
  it('8: waits for the next opening when it falls on a day off', () => {
    const calendar = calendarWith('Sat');
    expect(local(stage2At(at('Fri 17:00'), 1440, calendar))).toBe('Mon 09:00');
    expect(events(response(at('Fri 17:00'), 'Fri 15:00'), { stage2Minutes: 1440 }, calendar)).toEqual([
      'reminder Fri 16:30',
      'stage1 Fri 17:00',
      'stage2 Mon 09:00',
    ]);
  });

  it('counts from the moment at which stage 1 took effect', () => {
    expect(events(response(at('Sun 10:00'), 'Fri 15:00'), { reminderMinutes: null })).toEqual([
      'stage1 Mon 09:00',
      'stage2 Mon 13:00',
    ]);
  });

  it('is not planned when there is none', () => {
    expect(
      events(response(at('Tue 12:00'), 'Tue 10:00'), { stage2Minutes: null, reminderMinutes: null }),
    ).toEqual(['stage1 Tue 12:00']);
  });
});

describe('a follow-up', () => {
  it('10: takes effect exactly then, only the mails wait', () => {
    expect(events(followUp('Sun 10:00'))).toEqual([
      'followUp Sun 10:00, mail Mon 09:00',
      'followUpStage2 Sun 22:00, mail Mon 09:00',
    ]);
  });

  it('11: respects working hours, and is red from the chosen moment all the same', () => {
    expect(events(followUp('Sun 10:00'), { followUpsRespectWorkingHours: true })).toEqual([
      'followUp Mon 09:00',
      'followUpStage2 Tue2 09:00',
    ]);
    const dueAt = at('Sun 10:00').epochMilliseconds;
    const yellow = yellowFrom({ dueAt, reminderMinutes: 30, responseMinutes: 120 });
    const colour = (moment: string) => colourOf(at(moment).epochMilliseconds, { dueAt, yellowFrom: yellow });
    expect([colour('Sun 09:29'), colour('Sun 09:30'), colour('Sun 10:00')]).toEqual([
      'green',
      'yellow',
      'red',
    ]);
  });

  it('16: elapses through the changes of the clock', () => {
    expect(events(followUp('2026-03-28 22:00'))[1]).toBe(
      'followUpStage2 2026-03-29 11:00, mail 2026-03-30 09:00',
    );
    expect(events(followUp('2026-10-24 22:00'))[1]).toBe(
      'followUpStage2 2026-10-25 09:00, mail 2026-10-26 09:00',
    );
  });
});

describe('what people do', () => {
  const settings = { attemptedCallCounts: false };

  it('12: an answer ends stage 1, the due moment becomes the follow-up', () => {
    expect(whatAnswers({ kind: 'answered' }, settings)).toBe('message');
    expect(events(followUp('Wed 11:00'))).toEqual([
      'followUp Wed 11:00',
      'followUpStage2 Wed 23:00, mail Thu 09:00',
    ]);
  });

  it('13: handing over answers nothing, so the due moment stays', () => {
    expect(whatAnswers({ kind: 'handedOver' }, settings)).toBeNull();
  });

  it('14: a notice of the night has not left when somebody answers before opening', () => {
    const [, stage1] = plannedEvents(response(at('Fri 18:00'), 'Fri 16:00'), TIMES, calendarWith());
    expect(local(stage1?.mailAt)).toBe('Sat 09:00');
    expect(whatAnswers({ kind: 'called', reached: true }, settings)).toBe('call');
  });

  it('15: a reminder longer than the response time is refused', () => {
    const [finding] = checkEscalationSettings(
      {
        ...DEFAULT_ESCALATION,
        responseMinutes: 120,
        reminderMinutes: 180,
      },
      { sources: [] },
    );
    expect(finding?.code).toBe('settings.reminderNotBeforeResponse');
  });
});

describe('the reminder', () => {
  it.each([
    { title: 'in the past on arrival', dueAt: 'Tue 10:20', setAt: 'Tue 10:00', reminds: false },
    { title: 'at the very arrival', dueAt: 'Tue 10:30', setAt: 'Tue 10:00', reminds: false },
    { title: 'a minute later', dueAt: 'Tue 10:31', setAt: 'Tue 10:00', reminds: true },
    {
      title: 'of a due moment that was moved to soon',
      dueAt: 'Wed 10:00',
      setAt: 'Wed 09:45',
      reminds: false,
    },
  ])('$title: $reminds', ({ dueAt, setAt, reminds }) => {
    expect(events(response(at(dueAt), setAt)).some((event) => event.startsWith('reminder'))).toBe(reminds);
  });
});

describe('odd calendars', () => {
  it('closing at 24:00 before a day off belongs to the day that ends', () => {
    const calendar = compileCalendar({
      timeZone: ZONE,
      weekly: { ...weekly, sat: [['09:00', '24:00']] },
      daysOff: [],
      specialOpenings: [],
    });
    const dueAt = due('Sat 22:00', calendar);
    expect(events(response(dueAt, 'Sat 22:00'), { stage2Minutes: null }, calendar)).toEqual([
      'reminder Sat 23:30',
      'stage1 Sun 00:00, mail Mon 09:00',
    ]);
  });

  it('without any hours nothing is due, and a moment that was chosen is not lost', () => {
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const calendar = compileCalendar({ timeZone: ZONE, weekly: none, daysOff: [], specialOpenings: [] });
    expect(dueOfNewLead(at('Tue 10:00'), 120, calendar)).toBeNull();
    expect(
      events(
        followUp('Wed 10:00'),
        { followUpsRespectWorkingHours: true, followUpStage2Minutes: null },
        calendar,
      ),
    ).toEqual(['followUp Wed 10:00, mail never']);
  });
});
