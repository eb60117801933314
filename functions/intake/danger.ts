import { dangerCalled, dangerMentioned, textOfBody, unescaped } from './danger-mentions.ts'
import { isBlank, single } from './dictionary/reading.ts'
import { yesNo } from './dictionary/yes-no.ts'

/** What a form says about a child in danger. An answer that is neither yes nor no counts as danger: a person confirms. */
export type Danger = 'yes' | 'unclear' | 'no'

/** What of a submission may tell a danger. */
export interface DangerSigns {
  /** Every answer to the question itself, blank ones too; none when the body does not show that it was asked. */
  readonly answers: readonly unknown[]
  /** Answers to questions that we do not know and that speak of danger. */
  readonly answersNearby: readonly unknown[]
  readonly words: ReadonlyMap<string, string>
  readonly body: Uint8Array
  readonly isReadable: boolean
  /** What else the question is called: by the form's mapping, and in the ready-made form. */
  readonly calledAlso: readonly string[]
}

/**
 * Reads the danger first: from its answers, or, when the body shows no such question (cut off, not JSON, put one level
 * down, its name spelled nearly right, asked in other words), from wherever the body mentions it. A plain yes anywhere
 * counts; where the question was asked and left blank, so does every other answer, but not its mere name: forms list
 * their questions.
 */
export function dangerIn(signs: DangerSigns): Danger {
  const { answers, words, body } = signs
  const read = (word: string) => answerOf(word, words)
  const text = textOfBody(body)
  const told = answers.filter((raw) => !isBlank(raw)).map((raw) => answerOf(raw, words))
  const mentioned = gravest(dangerMentioned(text, answers.length === 0, read))
  if (told.length > 0) return gravest([...told, mentioned === 'yes' ? 'yes' : 'no'])
  if (answers.length > 0) return mentioned
  return gravest([mentioned, ...dangerCalled(text, signs.calledAlso, read), doubt(signs, text)])
}

/** A name anywhere in a body that cannot be read, or a question on danger that is not ours and has no plain no. */
function doubt({ answersNearby, calledAlso, isReadable }: DangerSigns, text: string): Danger {
  const plainly = isReadable ? '' : unescaped(text)
  const isNamed = calledAlso.some((name) => plainly.includes(name))
  const isDoubtful = answersNearby.some((raw) => !isBlank(raw) && answerOf(raw) !== 'no')
  return isNamed || isDoubtful ? 'unclear' : 'no'
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

/** What was raised for a submission, if anything. */
interface WithDanger {
  readonly dangerRaised?: { readonly said: Danger } | undefined
}

/** Whether this danger has still to be raised: it is graver than what was raised for the submission before. */
export function isToBeRaised(danger: Danger, { dangerRaised }: WithDanger): danger is Exclude<Danger, 'no'> {
  return weights.indexOf(danger) > weights.indexOf(dangerRaised?.said ?? 'no')
}

const weights = ['no', 'unclear', 'yes'] as const

function gravest(said: readonly Danger[]): Danger {
  return said.reduce(graver, 'no')
}

/** The graver of two. */
export function graver(one: Danger, other: Danger): Danger {
  return weights.indexOf(one) >= weights.indexOf(other) ? one : other
}
