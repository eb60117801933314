import type { Deadline } from '../domain/deadline.ts'
import { hash } from '../domain/hash.ts'
import type { Language } from '../domain/language.ts'

type Nameable = Pick<Deadline, 'subject' | 'caseCode'>

const SHOWN = 6

/** What has no code of its own, nor a public name. */
const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  submission: { it: 'modulo', en: 'form' },
  referral: { it: 'segnalazione', en: 'referral' },
  household: { it: 'nucleo', en: 'household' },
  address: { it: 'indirizzo', en: 'address' },
  mail: { it: 'avviso', en: 'mail' },
  operator: { it: 'operatore', en: 'operator' },
  mentor: { it: 'mentore', en: 'mentor' },
}

/**
 * By what something is called in mails and on pages: its case code; the public id of a form or district; else the kind of
 * thing and the beginning of its hash, `modulo 3f2a9c`. The id of an operator or mentor may be their name, so it is hashed.
 */
export function shortName({ subject, caseCode }: Nameable, language: Language): string {
  if (caseCode !== undefined) return caseCode
  const [kind = '', id = ''] = subject.split('/')
  const word = words[kind]
  if (word === undefined) return id
  const isPerson = kind === 'operator' || kind === 'mentor'
  const hashed = isPerson ? hash(kind, id) : id.slice(id.indexOf('.') + 1)
  return `${word[language]} ${hashed.slice(0, SHOWN)}`
}
