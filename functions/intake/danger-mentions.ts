import { plain } from '../../shared/domain/folding.ts'
import { type Danger, graver } from './danger.ts'
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
export function dangerMentioned(text: string, doesNameCount: boolean, read: AnswerReader): Danger {
  const said = [...text.matchAll(mention)].map((found) =>
    found.groups?.['sign'] === undefined && !doesNameCount
      ? 'no'
      : answerAt(found.groups ?? {}, found.index + found[0].length === text.length, read),
  )
  return said.reduce<Danger>(graver, 'no')
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

const quotedWord =
  /"(?<word>(?:[^"\\]|\\.){1,200})"(?:\s*:\s*(?:"(?<text>(?:[^"\\]|\\.){0,200})"|(?<bare>true|false|null|\d{1,9})))?/gsu

/**
 * What a text says where it has one of these names in quotes, as JSON writes its keys and words: with an answer behind a
 * colon that answer, else a doubt. Case, accents and signs of a name make no difference.
 */
export function dangerCalled(text: string, names: readonly string[], read: AnswerReader): Danger {
  const wanted = new Set(names.map(plain).filter((name) => name !== ''))
  if (wanted.size === 0) return 'no'
  const said = [...text.matchAll(quotedWord)]
    .filter(({ groups }) => wanted.has(plain(unescaped(groups?.['word'] ?? ''))))
    .map(({ groups }): Danger => {
      const answer = groups?.['text'] ?? groups?.['bare']
      if (answer === undefined) return 'unclear'
      return isBlank(answer) || answer === 'null' ? 'no' : read(unescaped(answer))
    })
  return said.reduce<Danger>(graver, 'no')
}

/** Letters that JSON may write by their number. */
export function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
