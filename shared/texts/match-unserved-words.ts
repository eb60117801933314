import type { Language } from '../domain/language.ts'
import type { MentorKind } from '../domain/mentor.ts'
import type { UnservedReasons } from '../matching/explanation/parts.ts'
import { languageWords } from './language-words.ts'
import { listWords, someWords } from './list-words.ts'
import { lossWords, mentorKindWords, refusalWords } from './match-words.ts'

/** Why a family is left without a mentor: `7 mentori parlano arabo; 5 al completo, 2 troppo lontani.` On pages only. */
export function unservedSentences(kind: MentorKind, reasons: UnservedReasons, language: Language): string[] {
  const { mentors, refused, suitable } = reasons
  const say = words[language]
  const closed = refused.map((one) => {
    const [of1, ofMany] = refusalWords[language][one.refusal]
    return `${one.mentors} ${one.mentors === 1 ? of1 : ofMany}`
  })
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

function spoken({ languages }: UnservedReasons, language: Language): string {
  return listWords(
    languages.map((tag) => languageWords(tag, language)),
    'or',
    language,
  )
}

const words = {
  it: {
    askable: (kind: MentorKind, count: number, spokenWords: string) => {
      const [one, many] = mentorKindWords.it[kind]
      const isOne = count === 1
      const who = count === 0 ? `Nessun ${one}` : `${count} ${isOne ? one : many}`
      if (spokenWords !== '') return `${who} ${count > 1 ? 'parlano' : 'parla'} ${spokenWords}`
      return count === 0 ? `Non c’è nessun ${one}` : `${who} in tutto`
    },
    suitable: (count: number) => (count === 1 ? '1 adatto' : `${count} adatti`),
    taken: (count: number, cases: string) =>
      count === 1 ? `Chi è adatto è proposto a ${cases}.` : `Tutti quelli adatti sono proposti a ${cases}.`,
  },
  en: {
    askable: (kind: MentorKind, count: number, spokenWords: string) => {
      const [one, many] = mentorKindWords.en[kind]
      const who = count === 0 ? `No ${one}` : `${count} ${count === 1 ? one : many}`
      if (spokenWords !== '') return `${who} ${count > 1 ? 'speak' : 'speaks'} ${spokenWords}`
      return count === 0 ? `There is no ${one}` : `${who} in all`
    },
    suitable: (count: number) => `${count} suitable`,
    taken: (count: number, cases: string) =>
      count === 1
        ? `The suitable one is proposed to ${cases}.`
        : `The suitable ones are proposed to ${cases}.`,
  },
} satisfies Record<Language, unknown>
