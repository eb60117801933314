import { MAX_BODY_BYTES } from '../functions/intake/arrival.ts'
import { providers } from '../functions/intake/providers.ts'
import { type Provider, provider } from '../shared/domain/form.ts'
import { TOLERANCE_SECONDS } from '../shared/standard-webhooks.ts'
import { proofWords } from './proof-words.ts'
import { providerWords } from './provider-words.ts'

/** The parts of the partners' pages that are the same everywhere or follow from the code, by the name in their marker. */
export const blocks: Readonly<Record<string, (of: Provider) => string>> = {
  emergency: () => EMERGENCY,
  facts,
  order,
  answers,
  afterwards: () => AFTERWARDS,
  providers: () => table(['modulo', 'che cosa si incolla', 'che cosa costa'], all()),
}

function facts(of: Provider): string {
  const { contentTypes, proof } = providers[of]
  const words = providerWords[of]
  return table(
    ['', ''],
    [
      ['Tipo di contenuto', contentTypes.map(code).join(' o ')],
      ['Come si riconosce il vostro modulo', proofWords(proof).proof],
      ['Il segreto', proofWords(proof).secret],
      ['Che cosa identifica un invio', words.submissionId],
      ['Quanto aspetta la nostra risposta', words.waits],
      ['Quando riprova', words.repeats],
    ],
  )
}

/** What the programme's own office types; every page shows it once, at its end. */
function order(of: Provider): string {
  const add = `npm run -s raccordo -- partner add scuola-esempio --name "Scuola Esempio" --provider ${of} --district bergamo --origin school --rhythm monthly --testing --stage prod`
  const made = 'npm run -s raccordo -- partner rotate-secret scuola-esempio --secret whsec_… --stage prod'
  return [
    'Dalla riga di comando: creare il modulo in prova, leggere come è stato capito l’ultimo invio, mettere fine alla prova.',
    '',
    '```sh',
    add,
    ...(providerWords[of].secretIsMadeBy === 'provider' ? [made] : []),
    'npm run -s raccordo -- partner form report scuola-esempio --stage prod',
    'npm run -s raccordo -- partner form test scuola-esempio off --stage prod',
    '```',
  ].join('\n')
}

function answers(of: Provider): string {
  const { contentTypes, proof } = providers[of]
  const why401 =
    proof.kind === 'standard-webhooks'
      ? `Indirizzo o segreto sbagliati, modulo spento, oppure l’orologio di chi manda è sbagliato di oltre ${TOLERANCE_SECONDS / 60} minuti.`
      : 'Indirizzo o segreto sbagliati, oppure modulo spento.'
  return table(
    ['risposta', 'che cosa vuol dire', 'che cosa fare'],
    [
      [
        '202',
        'Arrivato e conservato, anche se manca qualcosa.',
        'Niente. Se manca qualcosa, vi cerca una persona.',
      ],
      [
        '401',
        `Rifiutato: non è stato conservato nulla. ${why401}`,
        'Ricopiate indirizzo e segreto, poi mandate di nuovo. Se non basta, scrivete a chi gestisce Raccordo.',
      ],
      [
        '413',
        `Più di ${MAX_BODY_BYTES / 1024} KB.`,
        'Togliete i testi lunghissimi; gli allegati non servono.',
      ],
      [
        '415',
        `Non è ${contentTypes.map(code).join(' né ')}.`,
        'Controllate di avere scelto il formato indicato in questa pagina.',
      ],
      [
        '429, 500, 503 o nessuna',
        'Un momento di difficoltà: non è detto che sia stato conservato.',
        `${providerWords[of].onTrouble} Un doppione non fa danni.`,
      ],
    ],
  )
}

const EMERGENCY = `> **Questo modulo non è un canale di emergenza.** Se un bambino o una bambina è in pericolo adesso, telefonate al 112,
> oppure al 114 *Emergenza Infanzia*, 24 ore su 24. Un modulo può essere letto il giorno dopo.`

const AFTERWARDS = `**Una domanda in più** che non conosciamo viene conservata e non letta. **Una domanda o un’opzione che ha cambiato nome** può
non essere più riconosciuta: se era obbligatoria, gli invii restano *da completare* finché una persona non interviene;
nessuno va perso. Prima di pubblicare una modifica avvisate chi gestisce Raccordo, e rifate la prova.

**Gli allegati non vengono mai scaricati.** Si annota soltanto che c’era un file. Non chiedete documenti, permessi di
soggiorno, codici fiscali o certificati medici.

**Una risposta corretta e mandata di nuovo** vale finché la prima non è diventata una richiesta di accompagnamento. Dopo,
chi segue la famiglia vede quali campi sono cambiati, e decide.

**Le risposte restano anche nel vostro strumento**: decidete con chi si occupa di privacy nel vostro ente per quanto tempo.`

function all(): string[][] {
  return provider.options.map((of) => {
    const { title, paste, costs } = providerWords[of]
    return [`[${title}](${of}.md)`, paste, costs]
  })
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}

function code(word: string): string {
  return `\`${word}\``
}
