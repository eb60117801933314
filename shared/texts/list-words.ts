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

/** The first few, and how many more there are. */
export function someWords(words: readonly string[], most: number, language: Language): string {
  if (words.length <= most) return listWords(words, 'and', language)
  return listWords([...words.slice(0, most), others[language](words.length - most)], 'and', language)
}
