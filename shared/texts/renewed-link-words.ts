import type { Language } from '../domain/language.ts'

interface RenewedLinkWords {
  readonly subject: string
  readonly title: string
  readonly says: readonly string[]
  readonly open: string
}

/** To whoever asked for a new link; said so that it fits operators and senders. */
export const renewedLinkWords: Readonly<Record<Language, RenewedLinkWords>> = {
  it: {
    subject: 'Il nuovo link',
    title: 'Ecco il nuovo link',
    says: [
      'Qualcuno ha aperto un link scaduto e ne ha chiesto uno nuovo.',
      'Il link arriva solo a questo indirizzo. Se la richiesta non è partita da qui, non serve fare nulla.',
    ],
    open: 'Apri la pagina',
  },
  en: {
    subject: 'The new link',
    title: 'Here is the new link',
    says: [
      'Somebody opened a link that had expired, and asked for a new one.',
      'The link comes to this address only. If nobody here asked for it, there is nothing to do.',
    ],
    open: 'Open the page',
  },
}
