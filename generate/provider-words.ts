import type { Provider } from '../shared/domain/form.ts'

/** What a partner's office has to know of a provider, in its own language; facts are from the provider's documentation. */
export interface ProviderWords {
  readonly title: string
  /** What the office pastes, and who made it. */
  readonly paste: string
  /** For whoever chooses a tool. Prices change: no amounts. */
  readonly costs: string
  readonly secretIsMadeBy: 'raccordo' | 'provider'
  /** What stays the same when the same form is sent again. */
  readonly submissionId: string
  readonly waits: string
  readonly repeats: string
  /** What the office does after 503, 429, 500 or no answer. */
  readonly onTrouble: string
}

const NOTHING = 'Niente: riprova da solo.'

export const providerWords: Readonly<Record<Provider, ProviderWords>> = {
  typeform: {
    title: 'Typeform',
    paste: 'indirizzo e segreto',
    costs: 'secondo il piano di Typeform; non sappiamo in quali i webhook sono compresi',
    secretIsMadeBy: 'raccordo',
    submissionId: '`form_response.token`',
    waits: '30 secondi',
    repeats:
      'dopo 408, 423, 429 e 503 ogni 2–3 minuti per 10 ore; dopo gli altri errori a intervalli crescenti; dopo 404 o 410 si spegne (Raccordo non li manda mai)',
    onTrouble: NOTHING,
  },
  tally: {
    title: 'Tally',
    paste: 'indirizzo e segreto',
    costs: 'nulla: i webhook sono gratuiti',
    secretIsMadeBy: 'raccordo',
    submissionId: '`data.submissionId`',
    waits: '10 secondi',
    repeats: '5 volte: dopo 5 minuti, 30 minuti, 1 ora, 6 ore, 24 ore',
    onTrouble: 'Niente: riprova da solo, cinque volte in un giorno e mezzo.',
  },
  formbricks: {
    title: 'Formbricks',
    paste: 'indirizzo; il segreto lo crea Formbricks',
    costs: 'secondo il piano di Formbricks; nessun canone, se lo ospitate voi',
    secretIsMadeBy: 'provider',
    submissionId: '`data.id`',
    waits: '5 secondi',
    repeats: 'fino a 5 tentativi, dopo un errore di rete, nessuna risposta, 408, 429 e 5xx',
    onTrouble:
      'Nelle versioni recenti niente: riprova da solo. Quelle vecchie non riprovano: mandate di nuovo la risposta.',
  },
  kobotoolbox: {
    title: 'KoboToolbox',
    paste: 'indirizzo e segreto',
    costs: 'nulla, entro i limiti dell’account gratuito',
    secretIsMadeBy: 'raccordo',
    submissionId: '`meta/rootUuid`, altrimenti `_uuid`',
    waits: '30 secondi',
    repeats: 'solo dopo 502, 503, 504 e nessuna risposta; le correzioni fatte dopo l’invio non partono mai',
    onTrouble: 'Di solito niente. Se un invio resta segnato come fallito, si rimanda dalla stessa pagina.',
  },
  jotform: {
    title: 'Jotform',
    paste: 'indirizzo, che finisce con il segreto',
    costs: 'nulla, entro i limiti mensili del piano gratuito',
    secretIsMadeBy: 'raccordo',
    submissionId: '`submissionID`',
    waits: 'non documentato',
    repeats: 'non documentato',
    onTrouble: 'Non sappiamo se riprova: controllate che la risposta sia arrivata, altrimenti telefonate.',
  },
  'google-forms': {
    title: 'Google Moduli',
    paste: 'uno script, e dentro indirizzo e segreto',
    costs: 'nulla',
    secretIsMadeBy: 'raccordo',
    submissionId: '`responseId`',
    waits: '6 minuti, il limite di uno script',
    repeats: 'lo script riprova subito quattro volte, poi ogni ora finché la risposta è nel modulo',
    onTrouble: 'Niente: lo script riprova da solo.',
  },
  'power-automate': {
    title: 'Microsoft Forms con Power Automate',
    paste: 'un flusso con tre passi, e dentro indirizzo e segreto',
    costs: 'una licenza a pagamento di Power Automate (connettore premium)',
    secretIsMadeBy: 'raccordo',
    submissionId: '`responseId`; con `formId`, se c’è, tutti e due',
    waits: '120 secondi',
    repeats: 'dopo 408, 429 e 5xx, secondo le impostazioni dell’azione HTTP',
    onTrouble: 'Se il flusso risulta *non riuscito*, apritelo e scegliete di inviarlo di nuovo.',
  },
  json: {
    title: 'Un vostro programma (JSON)',
    paste: 'indirizzo e segreto, nel programma',
    costs: 'il lavoro di chi lo programma',
    secretIsMadeBy: 'raccordo',
    submissionId: '`submissionId`',
    waits: 'come lo scrivete: consigliati 15–30 secondi',
    repeats: 'come lo scrivete: consigliato dopo 0 s, 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 e 24 ore',
    onTrouble: 'Il programma deve mandare di nuovo la stessa richiesta, a intervalli crescenti.',
  },
}
