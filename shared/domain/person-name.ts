/** Longer than any name; Unicode's normal forms of a very long text take seconds. */
const MAX_NAME_LENGTH = 300

/** Marks that only accentuate: Latin, Greek, Cyrillic accents, Arabic and Hebrew vowel points. Elsewhere they are vowels. */
const ACCENTS =
  /[[\p{Script=Inherited}--[\u3099\u309a]][[\p{Script=Arabic}\p{Script=Hebrew}]&&\p{Mn}]\u0640]/gv
const APOSTROPHES = /['’‘‛`´′＇׳\u02b9-\u02df]/gu
const HYPHENS = /[-_\u2010-\u2015\u2212\ufe63\uff0d\u05be]/gu
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{M}\p{N}]+/gu

/** Letters that Unicode takes for letters of their own and people write either way. */
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ đ: 'd', ð: 'd', ɗ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ħ: 'h' },
    ...{ ŧ: 't', ŋ: 'n', ɓ: 'b', ƙ: 'k', ƴ: 'y', ɛ: 'e', ɔ: 'o', ς: 'σ' },
    ...{ ٱ: 'ا', ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ہ: 'ه', ھ: 'ه' },
  }),
)

/**
 * A name as it is compared with others: order of words, capitals, accents, apostrophes, hyphens and spaces make no
 * difference. Keeps every script; empty only for a text that is blank.
 */
export function foldName(name: string): string {
  return folded(name, { apostrophe: '', hyphen: ' ' })
}

/**
 * The foldings under which a name is to be found: `N'Diaye` as one word and as two, `El-Amrani` too. The first is
 * `foldName`'s; a name without such signs has no other.
 */
export function nameSpellings(name: string): string[] {
  const ways = [
    { apostrophe: '', hyphen: ' ' },
    { apostrophe: ' ', hyphen: ' ' },
    { apostrophe: '', hyphen: '' },
  ]
  return [...new Set(ways.map((way) => folded(name, way)))].filter((folding) => folding !== '')
}

function folded(name: string, { apostrophe, hyphen }: { apostrophe: string; hyphen: string }): string {
  const shortened = name.slice(0, MAX_NAME_LENGTH)
  const words = Array.from(
    shortened
      .replace(APOSTROPHES, apostrophe)
      .replace(HYPHENS, hyphen)
      .normalize('NFKD')
      .toLowerCase()
      .replace(ACCENTS, ''),
    (letter) => letters.get(letter) ?? letter,
  )
    .join('')
    .replace(NEITHER_LETTER_NOR_DIGIT, ' ')
    .trim()
  return words === '' ? shortened.trim().toLowerCase() : words.split(' ').toSorted().join(' ')
}
