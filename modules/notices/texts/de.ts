import { counted, type Words } from './words.ts';

export const de: Words = {
  locale: 'de-DE',
  greeting: (name) => `Guten Tag ${name},`,
  closing: 'Ihr Forecourt',
  moment: (day, time) => `${day}, ${time} Uhr`,
  span: ({ days, hours, minutes }) =>
    days > 0
      ? `${counted(days, 'Tag', 'Tagen')} ${hours} Std.`
      : hours > 0
        ? `${hours} Std. ${minutes} Min.`
        : `${minutes} Min.`,
  headline: {
    newLead: 'Neue Anfrage',
    poolLead: 'Wartet im Pool',
    handedOver: 'An Sie übergeben',
    reminder: 'Bald fällig',
    stage1: 'Überfällig',
    stage2: 'Eskalationsstufe 2',
    followUp: 'Wiedervorlage',
    followUpStage2: 'Wiedervorlage überfällig',
    alarm: 'Niemand zuständig',
    findings: 'Prüfung der Einstellungen',
    taskDue: 'Aufgabe fällig',
    taskLate: 'Aufgabe überfällig',
    appointmentSoon: 'Termin steht an',
  },
  sentence: {
    newLead: ({ about }) => `Sie haben eine neue Anfrage: ${about}.`,
    poolLead: ({ about }) => `Im Pool wartet eine Anfrage: ${about}.`,
    handedOver: ({ about, actor }) =>
      actor === null ? `Sie bearbeiten jetzt: ${about}.` : `${actor} hat Ihnen übergeben: ${about}.`,
    reminder: ({ about }) => `Eine Antwort ist bald fällig: ${about}.`,
    stage1: ({ about }) => `Eine Antwort ist überfällig: ${about}.`,
    stage2: ({ about }) => `Eine Anfrage ist noch immer nicht beantwortet: ${about}.`,
    followUp: ({ about }) => `Eine Wiedervorlage ist fällig: ${about}.`,
    followUpStage2: ({ about }) => `Eine Wiedervorlage ist noch immer nicht bearbeitet: ${about}.`,
    alarm: ({ about }) => `Diese Anfrage konnte nach den Regeln niemand bekommen: ${about}.`,
    findings: ({ about }) => `Die Prüfung der Einstellungen meldet Neues: ${about}.`,
    taskDue: ({ about }) => `Eine Aufgabe ist fällig: ${about}.`,
    taskLate: ({ about }) => `Eine Aufgabe ist noch nicht erledigt: ${about}.`,
    appointmentSoon: ({ about }) => `Sie haben einen Termin: ${about}.`,
  },
  lateSince: (moment, span) => `Fällig seit ${moment} (seit ${span}).`,
  dueUntil: (moment, span) => `Fällig am ${moment} (in ${span}).`,
  findings: (count) => counted(count, 'Fehler', 'Fehler'),
  bitesFrom: (moment) => `Wirkt sich aus ab ${moment}.`,
  because: {
    assignee: () => 'Sie erhalten das, weil Sie der Bearbeiter sind.',
    deputyOf: (name) => `Sie erhalten das, weil Sie ${name} vertreten.`,
    poolMember: () => 'Sie erhalten das, weil Sie Anfragen aus dem Pool übernehmen dürfen.',
    supervisor: (name) =>
      name === ''
        ? 'Sie erhalten das als Vorgesetzter des Bearbeiters.'
        : `Sie erhalten das, weil Sie ${name} als Vorgesetzten vertreten.`,
    lastResort: () => 'Sie erhalten das, weil sonst niemand zuständig ist.',
    administrator: () => 'Sie erhalten das, weil Sie die Einstellungen verwalten.',
  },
  open: {
    lead: 'Lead öffnen',
    task: 'Aufgabe öffnen',
    appointment: 'Termin öffnen',
    findings: 'Prüfung öffnen',
  },
  digest: {
    subject: (count) => `${count} Benachrichtigungen`,
    intro: (count, dealer) => `bei ${dealer} warten ${count} Dinge auf Sie:`,
  },
  choose: 'Welche Benachrichtigungen Sie erhalten, wählen Sie hier',
  trial: {
    title: 'Benachrichtigungen sind eingeschaltet',
    body: 'So sieht eine Benachrichtigung auf diesem Gerät aus.',
  },
};
