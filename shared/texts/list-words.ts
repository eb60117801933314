import type { Language } from '../domain/language.ts'

const formats: Readonly<Record<Language, Readonly<Record<'and' | 'or', Intl.ListFormat>>>> = {
  it: {
    and: new Intl.ListFormat('it', { type: 'conjunction' }),
    or: new Intl.ListFormat('it', { type: 'disjunction' }),
  },
  en: {
    and: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
    or: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
  },
}

/** `a, b e c`, `a, b o c`. */
export function listWords(words: readonly string[], by: 'and' | 'or', language: Language): string {
  return formats[language][by].format(words)
}

const others: Readonly<Record<Language, (count: number) => string>> = {
  it: (count) => (count === 1 ? 'un altro' : `altri ${count}`),
  en: (count) => (count === 1 ? 'one more' : `${count} more`),
}

/** So many of a list that may be long are named. */
const NAMED = 5

/** The first five, and how many more there are. */
export function someWords(words: readonly string[], language: Language): string {
  if (words.length <= NAMED) return listWords(words, 'and', language)
  return listWords([...words.slice(0, NAMED), others[language](words.length - NAMED)], 'and', language)
}
