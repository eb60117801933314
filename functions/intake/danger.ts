import { isBlank, yesNo } from './reading.ts'

/** What a form says about a child in danger. An answer that is neither yes nor no counts as danger: a person confirms. */
export type Danger = 'yes' | 'unclear' | 'no'

/**
 * Reads the danger first: from its field, or, when the body has no such field that can be read (cut off, not JSON, put
 * one level down, its name spelled nearly right), from wherever the body's bytes mention it. A plain yes anywhere counts.
 */
export function dangerIn(raw: unknown, body: Uint8Array): Danger {
  const mentioned = dangerInBytes(body)
  return isBlank(raw) || mentioned === 'yes' ? mentioned : answerOf(raw)
}

function answerOf(raw: unknown): Danger {
  const { value } = yesNo(raw, { receivedOn: '' })
  return value === undefined ? 'unclear' : value ? 'yes' : 'no'
}

/** The field's name, and the answer behind a colon or equals sign: in quotes (perhaps escaped ones), or bare. */
const mention =
  /child[\s_-]*in[\s_-]*danger[\\"'\s]*(?<sign>[:=][\s[]*)?(?:\\*["'](?<quoted>[^"'\\]*)(?<end>\\*["'])?|(?<bare>[^\s"',}\]&]*))/giu

function dangerInBytes(body: Uint8Array): Danger {
  // Bytes of UTF-16 are those of the letters with NULs between them.
  const text = new TextDecoder().decode(body).replaceAll('\0', '')
  const said = [...text.matchAll(mention)].map((found) =>
    answerAt(found.groups ?? {}, found.index + found[0].length === text.length),
  )
  return said.reduce(graver, 'no')
}

/** A mention without an answer, or with one that may have been cut off, is unclear; an empty answer is none. */
function answerAt(found: Readonly<Record<string, string | undefined>>, isAtEnd: boolean): Danger {
  const { sign, quoted, end, bare = '' } = found
  if (sign === undefined) return 'unclear'
  const isWhole = quoted === undefined ? !isAtEnd : end !== undefined
  const word = quoted ?? bare
  if (isWhole && (isBlank(word) || word === 'null')) return 'no'
  const answer = answerOf(word)
  return isWhole || answer === 'yes' ? answer : 'unclear'
}

/** What was raised for a submission, if anything. */
interface WithDanger {
  readonly dangerRaised?: { readonly said: Danger } | undefined
}

/** Whether this danger has still to be raised: it is graver than what was raised for the submission before. */
export function isToBeRaised(danger: Danger, { dangerRaised }: WithDanger): danger is Exclude<Danger, 'no'> {
  return weights.indexOf(danger) > weights.indexOf(dangerRaised?.said ?? 'no')
}

const weights = ['no', 'unclear', 'yes'] as const

/** The graver of two. */
export function graver(one: Danger, other: Danger): Danger {
  return weights.indexOf(one) >= weights.indexOf(other) ? one : other
}
