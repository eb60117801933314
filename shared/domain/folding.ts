/** Longer than every word, tag and label that we know. */
export const MAX_WORD_LENGTH = 100

/**
 * Lower case, without accents, with `_` for spaces and hyphens: how words are compared with ours. One that is too long
 * to be any stays as it is: Unicode's normal forms of a quarter of a megabyte of marks take seconds.
 */
export function fold(word: string): string {
  const trimmed = word.trim()
  return trimmed.length > MAX_WORD_LENGTH ? trimmed : bare(trimmed).replace(/[\s-]+/gu, '_')
}

/** Longer than every title that we know. */
const MAX_TITLE_LENGTH = 200

/**
 * Only the letters and digits, in words: how titles, labels and names are compared, where apostrophes, brackets and a
 * final sign make no difference. Empty when there are none, or far too many.
 */
export function plain(text: string): string {
  if (text.length > MAX_TITLE_LENGTH) return ''
  return bare(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The letters and digits alone, without spaces: `contact_givenName`, `Contact given name` and `contact-given-name` are one. */
export function spelling(name: string): string {
  return plain(name).replaceAll(' ', '')
}

function bare(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
}
