import { fold, MAX_WORD_LENGTH, type Reader, wordOf } from './reading.ts'

/** Languages that forms name in Italian; any other is read by its BCP 47 tag. */
const named =
  'ar sq hy am az eu be bn bs bg my ca cs zh hr da he et fi fr ka de ja el gu hi ig en id it ku lv lt mk ml mr mn nl ne no ps fa pl pt pa ro ru sr si sk sl so es sw sv tl ta te th ti tr uk hu ur uz vi wo yo ak bm ff ha ln mg om qu rw sg sn ti'
const spellings: Readonly<Record<string, string>> = {
  rumeno: 'ro',
  bengali: 'bn',
  filippino: 'tl',
  farsi: 'fa',
  twi: 'ak',
}

let tagByName: ReadonlyMap<string, string> | undefined

/** A language as BCP 47 tag, from a tag or its Italian name. */
export const language: Reader<string> = (raw) => {
  tagByName ??= italianNames()
  const word = fold(wordOf(raw))
  const tag = tagByName.get(word) ?? canonicalTag(wordOf(raw).trim())
  return tag === undefined ? { fault: 'unknown' } : { value: tag }
}

function italianNames(): ReadonlyMap<string, string> {
  const inItalian = new Intl.DisplayNames(['it'], { type: 'language' })
  const tags = named.split(' ').map((tag): [string, string] => [fold(inItalian.of(tag) ?? tag), tag])
  return new Map([...tags, ...Object.entries(spellings)])
}

const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

function canonicalTag(text: string): string | undefined {
  if (text.length > MAX_WORD_LENGTH || !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(text)) return undefined
  const tag = text.replaceAll('_', '-')
  return isCanonical(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined
}

function isCanonical(tag: string): boolean {
  try {
    return known.of(tag.split('-')[0] ?? '') !== undefined && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** A citizenship as ISO 3166 alpha-2. */
export const citizenship: Reader<string> = (raw) => {
  const code = wordOf(raw).trim().toUpperCase()
  return /^[A-Z]{2}$/.test(code) && regions.of(code) !== undefined ? { value: code } : { fault: 'unknown' }
}
