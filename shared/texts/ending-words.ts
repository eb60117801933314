import type * as z from 'zod/mini'
import type { Language } from '../domain/language.ts'
import type { closeOutcome, declineReason } from '../domain/referral.ts'

type DeclineReason = z.infer<typeof declineReason>
type CloseOutcome = z.infer<typeof closeOutcome>

/** The same ending said twice: as it is to operators, and discreetly to whoever sent the referral. */
interface Ending {
  readonly operator: string
  readonly sender: string
}

const stops = { it: 'Il percorso non prosegue.', en: 'This support does not go on.' }
const elsewhere = { it: 'Se ne occupa un altro servizio.', en: 'Another service takes care of it.' }
const concluded = { it: 'Il percorso si è concluso.', en: 'This support has come to its end.' }
const continues = {
  it: 'Il percorso continua con un altro servizio.',
  en: 'The support goes on with another service.',
}

/** Why a referral was not accepted. What a sender reads tells neither what a family said nor who protects a child. */
export const declineWords: Readonly<Record<Language, Readonly<Record<DeclineReason, Ending>>>> = {
  it: {
    'out-of-area': {
      operator: 'fuori dal territorio',
      sender: 'La richiesta riguarda un territorio che il programma non segue.',
    },
    'other-service-competent': { operator: 'competenza di un altro servizio', sender: elsewhere.it },
    duplicate: { operator: 'doppione', sender: 'Ce ne stiamo già occupando.' },
    'not-reachable': {
      operator: 'famiglia non raggiungibile',
      sender: 'Non è stato possibile avviare un contatto.',
    },
    'family-declined': { operator: 'la famiglia non vuole', sender: stops.it },
    'no-need-found': { operator: 'nessun bisogno trovato', sender: stops.it },
    'protection-channel': { operator: 'va alla tutela minori', sender: elsewhere.it },
    other: { operator: 'altro motivo', sender: stops.it },
  },
  en: {
    'out-of-area': {
      operator: 'outside the area',
      sender: 'The request concerns an area that the programme does not serve.',
    },
    'other-service-competent': { operator: 'another service is competent', sender: elsewhere.en },
    duplicate: { operator: 'duplicate', sender: 'We are already taking care of it.' },
    'not-reachable': { operator: 'family not reachable', sender: 'It was not possible to make contact.' },
    'family-declined': { operator: 'the family declined', sender: stops.en },
    'no-need-found': { operator: 'no need found', sender: stops.en },
    'protection-channel': { operator: 'goes to child protection', sender: elsewhere.en },
    other: { operator: 'other reason', sender: stops.en },
  },
}

/** What came of a referral that is closed. Nobody reads from it whether a family withdrew, or what it achieved. */
export const closeWords: Readonly<Record<Language, Readonly<Record<CloseOutcome, Ending>>>> = {
  it: {
    'goals-met': { operator: 'obiettivi raggiunti', sender: concluded.it },
    'partly-met': { operator: 'obiettivi raggiunti in parte', sender: concluded.it },
    'family-withdrew': { operator: 'la famiglia ha rinunciato', sender: stops.it },
    'moved-away': { operator: 'la famiglia si è trasferita', sender: concluded.it },
    'not-reachable': { operator: 'famiglia non più raggiungibile', sender: stops.it },
    'passed-to-service': { operator: 'passata a un altro servizio', sender: continues.it },
    'passed-to-protection': { operator: 'passata alla tutela minori', sender: continues.it },
    other: { operator: 'altro esito', sender: concluded.it },
  },
  en: {
    'goals-met': { operator: 'goals met', sender: concluded.en },
    'partly-met': { operator: 'goals partly met', sender: concluded.en },
    'family-withdrew': { operator: 'the family withdrew', sender: stops.en },
    'moved-away': { operator: 'the family moved away', sender: concluded.en },
    'not-reachable': { operator: 'family no longer reachable', sender: stops.en },
    'passed-to-service': { operator: 'passed to another service', sender: continues.en },
    'passed-to-protection': { operator: 'passed to child protection', sender: continues.en },
    other: { operator: 'other outcome', sender: concluded.en },
  },
}
