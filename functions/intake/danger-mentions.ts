import { plain } from '../../shared/domain/folding.ts'
import type { Danger } from './danger.ts'
import { isBlank } from './dictionary/reading.ts'

/** What an answer says, once it has been found. */
type AnswerReader = (word: string) => Danger

/** The field's name, and the answer behind a colon or equals sign: in quotes (perhaps escaped ones), or bare. */
const mention =
  /child[\s_-]*in[\s_-]*danger[\\"'\s]*(?<sign>[:=][\s[]*)?(?:\\*["'](?<quoted>[^"'\\]*)(?<end>\\*["'])?|(?<bare>[^\s"',}\]&]*))/giu

/** A body as text, wherever that leads: bytes of UTF-16 are those of the letters with NULs between them. */
export function textOfBody(body: Uint8Array): string {
  return new TextDecoder().decode(body).replaceAll('\0', '')
}

/** What a text says wherever it mentions the field's name. @param doesNameCount whether a name without an answer is a doubt */
export function dangerMentioned(text: string, doesNameCount: boolean, read: AnswerReader): Danger[] {
  return [...text.matchAll(mention)].map((found) =>
    found.groups?.['sign'] === undefined && !doesNameCount
      ? 'no'
      : answerAt(found.groups ?? {}, found.index + found[0].length === text.length, read),
  )
}

/** A mention without an answer, or with one that may have been cut off, is unclear; an empty answer is none. */
function answerAt(
  found: Readonly<Record<string, string | undefined>>,
  isAtEnd: boolean,
  read: AnswerReader,
): Danger {
  const { sign, quoted, end, bare = '' } = found
  if (sign === undefined) return 'unclear'
  const isWhole = quoted === undefined ? !isAtEnd : end !== undefined
  const word = quoted ?? bare
  if (isWhole && (isBlank(word) || word === 'null')) return 'no'
  const answer = read(word)
  return isWhole || answer === 'yes' ? answer : 'unclear'
}

/**
 * What a text says where it has one of these names in quotes, as JSON writes its keys and words: with an answer behind a
 * colon that answer, else a doubt. Case, accents and signs of a name make no difference.
 */
export function dangerCalled(text: string, names: readonly string[], read: AnswerReader): Danger[] {
  const wanted = new Set(names.map(plain).filter((name) => name !== ''))
  if (wanted.size === 0) return []
  return quotedWords(text)
    .filter(({ word }) => wanted.has(plain(unescaped(word))))
    .map(({ answer }): Danger => {
      if (answer === undefined) return 'unclear'
      return isBlank(answer) || answer === 'null' ? 'no' : read(unescaped(answer))
    })
}

interface QuotedWord {
  readonly word: string
  /** What stands behind a colon after it, when that is a word or a number. */
  readonly answer: string | undefined
}

/** Every text in quotes, by one walk from quote to quote: a pattern would start anew at each of a hundred thousand. */
function quotedWords(text: string): QuotedWord[] {
  const found: { word: string; start: number; end: number }[] = []
  for (let start = text.indexOf('"'); start >= 0; ) {
    const end = closingQuote(text, start + 1)
    found.push({ word: text.slice(start + 1, end), start, end })
    start = text.indexOf('"', end + 1)
  }
  return found.map(({ word, end }, place) => {
    const next = found[place + 1]
    const between = text.slice(end + 1, next?.start).trim()
    const bare = /^:\s*(true|false|null|\d{1,9})(?!\d)/.exec(between.slice(0, MAX_BETWEEN))?.[1]
    return { word, answer: between === ':' ? next?.word : bare }
  })
}

/** Longer than a colon and any answer without quotes. */
const MAX_BETWEEN = 100

/** The place of the quote that ends a text, or the text's end when it was cut off. */
function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}

/** Letters that JSON may write by their number. */
export function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
