import type { Language } from '../domain/language.ts'
import type { MentorKind } from '../domain/mentor.ts'
import type { UnservedReasons } from '../matching/explanation/parts.ts'
import { languagesWords } from './language-words.ts'
import { listWords, someWords } from './list-words.ts'
import { closedWords, onlyOneWords } from './match-refusal-words.ts'
import { lossWords, mentorKindWords } from './match-words.ts'

/** Why a family is left without a mentor: `7 mentori parlano arabo; 5 al completo, 2 troppo lontani.` On pages only. */
export function unservedSentences(kind: MentorKind, reasons: UnservedReasons, language: Language): string[] {
  return [
    ...(reasons.mentors === 1 ? ofOnlyOne(kind, reasons, language) : ofAll(kind, reasons, language)),
    ...(reasons.onceActive.length === 0
      ? []
      : [words[language].onceActive(someWords(reasons.onceActive, language))]),
  ]
}

function ofAll(kind: MentorKind, reasons: UnservedReasons, language: Language): string[] {
  const { mentors, refused, suitable } = reasons
  const say = words[language]
  const closed = refused.map((one) => closedWords(one, language))
  const parts = [...closed, ...(suitable.mentors === 0 ? [] : [say.suitable(suitable.mentors)])]
  const first = [say.askable(kind, mentors, spoken(reasons, language)), parts.join(', ')]
  const sentences = [`${first.filter((part) => part !== '').join('; ')}.`]
  if (suitable.mentors === 0) return sentences
  return [
    ...sentences,
    say.taken(suitable.mentors, someWords(suitable.by, language)),
    lossWords[language][suitable.loss],
  ]
}

/** `Una sola persona parla urdu, ma è troppo lontana.` */
function ofOnlyOne(kind: MentorKind, reasons: UnservedReasons, language: Language): string[] {
  const { refused, suitable } = reasons
  const say = words[language]
  const only = say.onlyOne(mentorKindWords[language][kind][0], spoken(reasons, language))
  const [refusal] = refused.map((one) => onlyOneWords[language][one.refusal])
  if (refusal !== undefined) return [`${only} ${refusal}.`]
  return [`${only} ${say.proposed(someWords(suitable.by, language))}.`, lossWords[language][suitable.loss]]
}

function spoken({ languages }: UnservedReasons, language: Language): string {
  return listWords(languagesWords(languages, language), 'or', language)
}

const words = {
  it: {
    askable: (kind: MentorKind, count: number, spokenWords: string) => {
      const [one, many] = mentorKindWords.it[kind]
      const who = count === 0 ? `Nessun ${one}` : `${count} ${many}`
      if (spokenWords !== '') return `${who} ${count === 0 ? 'parla' : 'parlano'} ${spokenWords}`
      return count === 0 ? `Non c’è nessun ${one}` : `${who} in tutto`
    },
    onlyOne: (who: string, spokenWords: string) =>
      spokenWords === ''
        ? `C’è una sola persona come ${who}, ma`
        : `Una sola persona parla ${spokenWords}, ma`,
    proposed: (cases: string) => `è proposta a ${cases}`,
    onceActive: (ids: string) =>
      `Andrebbe bene, dopo l’attivazione: ${ids}. Che cosa manca si vede con "mentor show"; poi "mentor activate".`,
    suitable: (count: number) => (count === 1 ? '1 adatto' : `${count} adatti`),
    taken: (count: number, cases: string) =>
      count === 1 ? `Chi è adatto è proposto a ${cases}.` : `Tutti quelli adatti sono proposti a ${cases}.`,
  },
  en: {
    askable: (kind: MentorKind, count: number, spokenWords: string) => {
      const [one, many] = mentorKindWords.en[kind]
      const who = count === 0 ? `No ${one}` : `${count} ${many}`
      if (spokenWords !== '') return `${who} ${count === 0 ? 'speaks' : 'speak'} ${spokenWords}`
      return count === 0 ? `There is no ${one}` : `${who} in all`
    },
    onlyOne: (who: string, spokenWords: string) =>
      `The only ${who}${spokenWords === '' ? '' : ` who speaks ${spokenWords}`}`,
    proposed: (cases: string) => `is proposed to ${cases}`,
    onceActive: (ids: string) =>
      `Would suit once active: ${ids}. "mentor show" says what is missing; then "mentor activate".`,
    suitable: (count: number) => `${count} suitable`,
    taken: (count: number, cases: string) =>
      count === 1
        ? `The suitable one is proposed to ${cases}.`
        : `The suitable ones are proposed to ${cases}.`,
  },
} satisfies Record<Language, unknown>
