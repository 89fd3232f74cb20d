import { counted, type Words } from './words.ts';

export const nl: Words = {
  locale: 'nl-NL',
  greeting: (name) => `Hallo ${name},`,
  closing: 'Je Forecourt',
  moment: (day, time) => `${day}, ${time} uur`,
  span: ({ days, hours, minutes }) =>
    days > 0
      ? `${counted(days, 'dag', 'dagen')} ${hours} uur`
      : hours > 0
        ? `${hours} uur ${minutes} min.`
        : `${minutes} min.`,
  headline: {
    newLead: 'Nieuwe aanvraag',
    poolLead: 'Wacht in de pool',
    handedOver: 'Aan jou overgedragen',
    reminder: 'Bijna te laat',
    stage1: 'Te laat',
    stage2: 'Escalatie 2',
    followUp: 'Opvolging',
    followUpStage2: 'Opvolging te laat',
    alarm: 'Niemand verantwoordelijk',
    findings: 'Controle van de instellingen',
    taskDue: 'Taak vervalt',
    taskLate: 'Taak te laat',
    appointmentSoon: 'Afspraak komt eraan',
  },
  sentence: {
    newLead: ({ about }) => `Je hebt een nieuwe aanvraag: ${about}.`,
    poolLead: ({ about }) => `In de pool wacht een aanvraag: ${about}.`,
    handedOver: ({ about, actor }) =>
      actor === null ? `Nu van jou: ${about}.` : `${actor} heeft aan je overgedragen: ${about}.`,
    reminder: ({ about }) => `Een antwoord moet er binnenkort zijn: ${about}.`,
    stage1: ({ about }) => `Een antwoord is te laat: ${about}.`,
    stage2: ({ about }) => `Een aanvraag is nog altijd niet beantwoord: ${about}.`,
    followUp: ({ about }) => `Een opvolging is aan de beurt: ${about}.`,
    followUpStage2: ({ about }) => `Een opvolging is nog altijd niet gedaan: ${about}.`,
    alarm: ({ about }) => `Volgens de regels kon niemand deze aanvraag krijgen: ${about}.`,
    findings: ({ about }) => `De controle van de instellingen meldt iets nieuws: ${about}.`,
    taskDue: ({ about }) => `Een taak vervalt: ${about}.`,
    taskLate: ({ about }) => `Een taak is nog niet gedaan: ${about}.`,
    appointmentSoon: ({ about }) => `Je hebt een afspraak: ${about}.`,
  },
  lateSince: (moment, span) => `Vervallen sinds ${moment} (${span} geleden).`,
  dueUntil: (moment, span) => `Vervalt op ${moment} (over ${span}).`,
  findings: (count) => counted(count, 'fout', 'fouten'),
  bitesFrom: (moment) => `Merkbaar vanaf ${moment}.`,
  because: {
    assignee: () => 'Je krijgt dit omdat je de behandelaar bent.',
    deputyOf: (name) => `Je krijgt dit omdat je ${name} vervangt.`,
    poolMember: () => 'Je krijgt dit omdat je aanvragen uit de pool mag nemen.',
    supervisor: (name) =>
      name === ''
        ? 'Je krijgt dit als leidinggevende van de behandelaar.'
        : `Je krijgt dit omdat je ${name} als leidinggevende vervangt.`,
    lastResort: () => 'Je krijgt dit omdat er verder niemand verantwoordelijk is.',
    administrator: () => 'Je krijgt dit omdat je de instellingen beheert.',
  },
  open: {
    lead: 'Lead openen',
    task: 'Taak openen',
    appointment: 'Afspraak openen',
    findings: 'Controle openen',
  },
  digest: {
    subject: (count) => `${count} meldingen`,
    intro: (count, dealer) => `bij ${dealer} wachten ${count} dingen op je:`,
  },
  choose: 'Kies hier welke meldingen je krijgt',
  trial: { title: 'Meldingen staan aan', body: 'Zo ziet een melding er op dit apparaat uit.' },
};
