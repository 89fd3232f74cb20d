import { counted, type Words } from './words.ts';

export const en: Words = {
  locale: 'en-GB',
  greeting: (name) => `Hello ${name},`,
  closing: 'Your Forecourt',
  moment: (day, time) => `${day}, ${time}`,
  span: ({ days, hours, minutes }) =>
    days > 0
      ? `${counted(days, 'day', 'days')} ${hours} h`
      : hours > 0
        ? `${hours} h ${minutes} min`
        : `${minutes} min`,
  headline: {
    newLead: 'New enquiry',
    poolLead: 'Waits in the pool',
    handedOver: 'Handed over to you',
    reminder: 'Due soon',
    stage1: 'Late',
    stage2: 'Stage 2',
    followUp: 'Follow-up',
    followUpStage2: 'Late follow-up',
    alarm: 'Nobody in charge',
    findings: 'Settings check',
    taskDue: 'Task due',
    taskLate: 'Task late',
    appointmentSoon: 'Appointment soon',
  },
  sentence: {
    newLead: ({ about }) => `You have a new enquiry: ${about}.`,
    poolLead: ({ about }) => `An enquiry waits in the pool: ${about}.`,
    handedOver: ({ about, actor }) =>
      actor === null ? `Now yours to work: ${about}.` : `${actor} has handed over to you: ${about}.`,
    reminder: ({ about }) => `An answer is due soon: ${about}.`,
    stage1: ({ about }) => `An answer is late: ${about}.`,
    stage2: ({ about }) => `An enquiry is still not answered: ${about}.`,
    followUp: ({ about }) => `A follow-up is due: ${about}.`,
    followUpStage2: ({ about }) => `A follow-up is still not done: ${about}.`,
    alarm: ({ about }) => `By the rules nobody could get this enquiry: ${about}.`,
    findings: ({ about }) => `The check of the settings has found something new: ${about}.`,
    taskDue: ({ about }) => `A task is due: ${about}.`,
    taskLate: ({ about }) => `A task is still not done: ${about}.`,
    appointmentSoon: ({ about }) => `You have an appointment: ${about}.`,
  },
  lateSince: (moment, span) => `Due since ${moment} (for ${span}).`,
  dueUntil: (moment, span) => `Due ${moment} (in ${span}).`,
  findings: (count) => counted(count, 'error', 'errors'),
  bitesFrom: (moment) => `Bites from ${moment}.`,
  because: {
    assignee: () => 'You get this because you are the assignee.',
    deputyOf: (name) => `You get this because you stand in for ${name}.`,
    poolMember: () => 'You get this because you may claim enquiries from the pool.',
    supervisor: (name) =>
      name === ''
        ? 'You get this as supervisor of the assignee.'
        : `You get this because you stand in for ${name} as supervisor.`,
    lastResort: () => 'You get this because nobody else is in charge.',
    administrator: () => 'You get this because you manage the settings.',
  },
  open: {
    lead: 'Open the lead',
    task: 'Open the task',
    appointment: 'Open the appointment',
    findings: 'Open the checker',
  },
  digest: {
    subject: (count) => `${count} notices`,
    intro: (count, dealer) => `${count} things wait for you at ${dealer}:`,
  },
  choose: 'Choose here which notices you get',
  trial: { title: 'Notices are switched on', body: 'This is how a notice looks on this device.' },
};
