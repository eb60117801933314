import type { Act } from '../domain/deed.ts'
import type { HandoverReason } from '../domain/handover.ts'
import type { Language } from '../domain/language.ts'
import type { MailKind } from '../domain/mail.ts'

type OfOperators = Extract<
  MailKind,
  'digest' | 'danger' | 'assigned' | 'handover-offered' | 'handover-accepted' | 'handover-refused'
>

interface MailPageWords {
  /** Of the page of a mail of this kind; a digest's with its day. */
  readonly title: (kind: MailKind, day: string) => string
  readonly intro: readonly string[]
  readonly asOf: (day: string, time: string) => string
  readonly nothing: string
  readonly parts: string
  /** Of a section, beside its name: how much of it is still to be done. */
  readonly toDo: (count: number) => string
  readonly button: Readonly<Record<Exclude<Act, 'snooze'>, string>>
  readonly putOff: string
  readonly putOffUntil: (day: string) => string
  readonly sendBack: string
  readonly reason: string
  readonly reasons: Readonly<Record<HandoverReason, string>>
  readonly undo: string
  /** For those who hear the page: of what. */
  readonly of: (name: string) => string
  readonly byYou: (day: string, time: string) => string
  readonly undone: string
  readonly done: (day: string, time: string) => string
  readonly cancelled: string
  readonly missed: string
  readonly snoozedUntil: (day: string) => string
  readonly others: string
  readonly danger: string
  readonly dangerNote: { readonly title: string; readonly says: string }
  readonly deeds: string
  readonly deedsIntro: string
  /** After what it is about: `BG-26-0042: …`. */
  readonly failed: {
    readonly title: string
    readonly doneByYou: (day: string, time: string) => string
    readonly doneByOthers: (day: string, time: string) => string
    readonly over: string
    readonly changed: string
    readonly notUndone: string
    readonly seeLine: string
  }
}

const titles: Readonly<Record<Language, Readonly<Record<OfOperators, string>>>> = {
  it: {
    digest: 'Le tue scadenze',
    danger: 'Una bambina o un bambino in pericolo',
    assigned: 'Pratiche affidate a te',
    'handover-offered': 'Un passaggio da un altro Ambito',
    'handover-accepted': 'Un passaggio accettato',
    'handover-refused': 'Un passaggio non accettato',
  },
  en: {
    digest: 'Your deadlines',
    danger: 'A child in danger',
    assigned: 'Cases given to you',
    'handover-offered': 'A hand-over from another district',
    'handover-accepted': 'A hand-over that was accepted',
    'handover-refused': 'A hand-over that was sent back',
  },
}

function titleOf(language: Language, kind: MailKind, day: string): string {
  const all: Partial<Record<MailKind, string>> = titles[language]
  if (kind === 'digest') return `${titles[language].digest} ${{ it: 'di', en: 'of' }[language]} ${day}`
  return all[kind] ?? titles[language].digest
}

/** What stands on the page of a mail to an operator, besides what is due. */
export const mailPageWords: Readonly<Record<Language, MailPageWords>> = {
  it: {
    title: (kind, day) => titleOf('it', kind, day),
    intro: [
      'Da qui registri ciò che hai fatto, con un bottone per ogni scadenza. Puoi annullare entro 24 ore.',
      'Per aprire il caso, con il nome e i recapiti della famiglia, serve l’accesso: questa pagina non li mostra.',
    ],
    asOf: (day, time) => `Situazione di ${day}, ore ${time}.`,
    nothing: 'Non c’è più nulla da mostrare per questa mail.',
    parts: 'Parti della pagina',
    toDo: (count) => (count === 0 ? 'tutto fatto' : `${count} da fare`),
    button: {
      acknowledge: 'Conferma la presa visione',
      done: 'Segna come fatta',
      'accept-handover': 'Accetta il passaggio',
      'send-back-handover': 'Non accettare il passaggio',
    },
    putOff: 'Rimanda',
    putOffUntil: (day) => `a ${day}`,
    sendBack: 'Non accettare',
    reason: 'Motivo',
    reasons: {
      'not-resident': 'la famiglia non abita in questo Ambito',
      'no-capacity': 'ora non c’è posto',
      'other-service-competent': 'è competente un altro servizio',
      'work-under-way': 'il lavoro con la famiglia è già avviato altrove',
      other: 'altro',
    },
    undo: 'Annulla',
    of: (name) => `, ${name}`,
    byYou: (day, time) => `da te ${day} alle ${time}`,
    undone: 'Hai annullato: è di nuovo da fare.',
    done: (day, time) => `Fatta ${day} alle ${time}.`,
    cancelled: 'Non serve più: la situazione della pratica è cambiata.',
    missed: 'È scaduta e non si può più fare.',
    snoozedUntil: (day) => `Rimandata a ${day}.`,
    others: 'Ora la segue un’altra persona.',
    danger: 'Si conferma con l’accesso, non da questa pagina.',
    dangerNote: {
      title: 'C’è un pericolo da confermare',
      says: 'Leggi subito la pratica e decidi chi chiamare. Se il pericolo è immediato, chiama questi numeri:',
    },
    deeds: 'Fatto con un link nelle ultime 24 ore',
    deedsIntro: 'Sono scadenze di altre mail. Se hai sbagliato, annulla.',
    failed: {
      title: 'Non è cambiato nulla',
      doneByYou: (day, time) => `l’avevi già fatto ${day} alle ${time}.`,
      doneByOthers: (day, time) => `l’ha già fatto un’altra persona ${day} alle ${time}.`,
      over: 'nel frattempo la situazione è cambiata e non serve più.',
      changed: 'nel frattempo la scadenza è cambiata. Guarda come sta ora; se serve, premi di nuovo.',
      notUndone: 'non si può più annullare. La pratica è andata avanti, oppure sono passate 24 ore.',
      seeLine: 'Vai alla scadenza',
    },
  },
  en: {
    title: (kind, day) => titleOf('en', kind, day),
    intro: [
      'Here you record what you did, with a button for each deadline. You can undo it within 24 hours.',
      'To open the case, with the family’s name and contacts, you must sign in: this page does not show them.',
    ],
    asOf: (day, time) => `As things stand on ${day}, ${time}.`,
    nothing: 'There is nothing left to show for this mail.',
    parts: 'Parts of the page',
    toDo: (count) => (count === 0 ? 'all done' : `${count} to do`),
    button: {
      acknowledge: 'Acknowledge',
      done: 'Mark as done',
      'accept-handover': 'Accept the hand-over',
      'send-back-handover': 'Send the hand-over back',
    },
    putOff: 'Put off',
    putOffUntil: (day) => `until ${day}`,
    sendBack: 'Send back',
    reason: 'Reason',
    reasons: {
      'not-resident': 'the family does not live in this district',
      'no-capacity': 'there is no room now',
      'other-service-competent': 'another service is competent',
      'work-under-way': 'the work with the family has begun elsewhere',
      other: 'other',
    },
    undo: 'Undo',
    of: (name) => `, ${name}`,
    byYou: (day, time) => `by you on ${day} at ${time}`,
    undone: 'You undid it: it is to be done again.',
    done: (day, time) => `Done on ${day} at ${time}.`,
    cancelled: 'No longer needed: the case has changed.',
    missed: 'It ran out and can no longer be done.',
    snoozedUntil: (day) => `Put off until ${day}.`,
    others: 'Somebody else looks after it now.',
    danger: 'It is confirmed after signing in, not from this page.',
    dangerNote: {
      title: 'A danger waits to be confirmed',
      says: 'Read the case at once and decide whom to call. If the danger is immediate, call these numbers:',
    },
    deeds: 'Done by link in the last 24 hours',
    deedsIntro: 'These are deadlines of other mails. Undo what was a mistake.',
    failed: {
      title: 'Nothing has changed',
      doneByYou: (day, time) => `you had done it already, on ${day} at ${time}.`,
      doneByOthers: (day, time) => `somebody else did it already, on ${day} at ${time}.`,
      over: 'the case has changed meanwhile and it is no longer needed.',
      changed: 'the deadline has changed meanwhile. Look how it stands now; press again if need be.',
      notUndone: 'it can no longer be undone. The case has moved on, or 24 hours have passed.',
      seeLine: 'Go to the deadline',
    },
  },
}
