import type { Proof } from '../functions/intake/providers/proof.ts'

/** What a partner's office has to know of how its requests are proven, in its own language. */
export interface ProofWords {
  /** How a request shows that it comes from the office's form. */
  readonly proof: string
  /** What its secret must be. */
  readonly secret: string
}

const PLAIN_TEXT = 'da 16 a 200 lettere, cifre e segni, senza spazi'

export function proofWords(proof: Proof): ProofWords {
  switch (proof.kind) {
    case 'standard-webhooks':
      return {
        proof: 'firma *Standard Webhooks*: `webhook-id`, `webhook-timestamp`, `webhook-signature`',
        secret: 'comincia con `whsec_`; si copia intero, così com’è',
      }
    case 'body-signature':
      return { proof: `firma nell’intestazione \`${proof.header}\``, secret: PLAIN_TEXT }
    case 'shared-secret':
      return {
        proof:
          'il segreto nell’intestazione `X-Raccordo-Secret`, oppure come password *Basic* (con un nome utente qualsiasi)',
        secret: PLAIN_TEXT,
      }
    case 'path-secret':
      return {
        proof: 'il segreto è l’ultima parte dell’indirizzo',
        secret: 'da 32 a 128 lettere, cifre, `-` o `_`',
      }
  }
}
