import { type FieldName, fieldName, type Problem } from '../domain/field.ts'
import type { Language } from '../domain/language.ts'
import { questionWords } from './question-words.ts'

type Fault = Problem['problem']

/** What is wrong with an answer; never what was answered. */
const faults: Readonly<Record<Language, Readonly<Record<Fault, string>>>> = {
  it: {
    missing: 'manca la risposta',
    unknown: 'non riconosciamo la risposta',
    unreadable: 'non riusciamo a leggere la risposta',
    'too-long': 'la risposta è troppo lunga',
    'broken-characters': 'alcuni caratteri sono arrivati rovinati',
    'not-utf8': 'i caratteri sono arrivati rovinati',
    'not-json': 'è arrivato in un formato che non leggiamo',
    'not-an-object': 'è arrivato in un formato che non leggiamo',
    'nested-too-deep': 'è arrivato in un formato che non leggiamo',
    'not-multipart': 'è arrivato in un formato che non leggiamo',
    attachment: 'gli allegati non vengono letti',
    unconfirmed: 'una persona deve prima confermarla',
    'not-of-age': 'la persona potrebbe essere minorenne',
  },
  en: {
    missing: 'the answer is missing',
    unknown: 'we do not know the answer',
    unreadable: 'we cannot read the answer',
    'too-long': 'the answer is too long',
    'broken-characters': 'some characters arrived broken',
    'not-utf8': 'the characters arrived broken',
    'not-json': 'it arrived in a format that we cannot read',
    'not-an-object': 'it arrived in a format that we cannot read',
    'nested-too-deep': 'it arrived in a format that we cannot read',
    'not-multipart': 'it arrived in a format that we cannot read',
    attachment: 'attachments are not read',
    unconfirmed: 'a person has to confirm it first',
    'not-of-age': 'the person may be a minor',
  },
}

const places: Readonly<Record<Language, Readonly<Record<'contact' | 'body', string>>>> = {
  it: {
    contact: 'Come possiamo contattare la famiglia: basta un nome, un telefono o un’e-mail',
    body: 'Tutto il modulo',
  },
  en: {
    contact: 'How we can reach the family: a name, a telephone number or an e-mail address is enough',
    body: 'The whole form',
  },
}

/** Which question it is about, in the sender's words. What only mentors are asked is told to no sender. */
export function placeWords(field: Problem['field'], language: Language): string {
  if (isOfFamily(field)) return questionWords[language][field]
  return places[language][field === 'contact' ? 'contact' : 'body']
}

function isOfFamily(field: Problem['field']): field is FieldName {
  return fieldName.options.some((one) => one === field)
}

/** What is wrong with the answer: `manca la risposta`. */
export function faultWords(problem: Fault, language: Language): string {
  return faults[language][problem]
}
