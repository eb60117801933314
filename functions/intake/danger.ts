import { isBlank, single } from './dictionary/reading.ts'
import { yesNo } from './dictionary/yes-no.ts'

/** What a form says about a child in danger. An answer that is neither yes nor no counts as danger: a person confirms. */
export type Danger = 'yes' | 'unclear' | 'no'

/** What of a submission may tell a danger. */
export interface DangerSigns {
  /** Every answer to the question itself, blank ones too; none when the body does not show that it was asked. */
  readonly answers: readonly unknown[]
  readonly words: ReadonlyMap<string, string>
  readonly body: Uint8Array
  /** What the form calls the question, for a body that cannot be read. */
  readonly calledAlso: readonly string[]
}

/**
 * Reads the danger first: from its answers, or, when the body shows no such question (cut off, not JSON, put one level
 * down, its name spelled nearly right), from wherever the body's bytes mention it. A plain yes anywhere counts; where the
 * question was asked and left blank, so does every other answer, but not its mere name: forms list their questions.
 */
export function dangerIn({ answers, words, body, calledAlso }: DangerSigns): Danger {
  const told = answers.filter((raw) => !isBlank(raw)).map((raw) => answerOf(raw, words))
  const mentioned = dangerInBytes(body, answers.length === 0)
  if (told.length > 0) return told.reduce(graver, mentioned === 'yes' ? 'yes' : 'no')
  const text = calledAlso.length === 0 ? '' : new TextDecoder().decode(body)
  return calledAlso.some((name) => text.includes(name)) ? graver(mentioned, 'unclear') : mentioned
}

/** What a person's correction of the field says. */
export function dangerSaid(raw: unknown): Danger {
  return isBlank(raw) ? 'no' : answerOf(raw)
}

function answerOf(raw: unknown, words: ReadonlyMap<string, string> = new Map()): Danger {
  const { value } = dangerAnswer(raw, { receivedOn: '', words })
  return value === undefined ? 'unclear' : value ? 'yes' : 'no'
}

const dangerAnswer = single(yesNo)

/** The field's name, and the answer behind a colon or equals sign: in quotes (perhaps escaped ones), or bare. */
const mention =
  /child[\s_-]*in[\s_-]*danger[\\"'\s]*(?<sign>[:=][\s[]*)?(?:\\*["'](?<quoted>[^"'\\]*)(?<end>\\*["'])?|(?<bare>[^\s"',}\]&]*))/giu

function dangerInBytes(body: Uint8Array, doesNameCount: boolean): Danger {
  // Bytes of UTF-16 are those of the letters with NULs between them.
  const text = new TextDecoder().decode(body).replaceAll('\0', '')
  const said = [...text.matchAll(mention)].map((found) =>
    found.groups?.['sign'] === undefined && !doesNameCount
      ? 'no'
      : answerAt(found.groups ?? {}, found.index + found[0].length === text.length),
  )
  return said.reduce<Danger>(graver, 'no')
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
