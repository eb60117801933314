import type { Problem } from '../../../shared/domain/field.ts'
import type { Proof } from './proof.ts'

/** What the door and the reading of bodies must know of a form provider. None of its functions throws, whatever the bytes. */
export interface Provider {
  /** Media types that it sends; anything else is answered 415. */
  readonly contentTypes: readonly string[]
  readonly proof: Proof
  headOf(body: Uint8Array): Head
  /** Whether a body says something of the submission itself under this name: then `read` has no such answer. */
  isOwnName?(name: string): boolean
  /** Whether a body asks no more than whether the address answers, before the provider gives its secret to anybody. */
  isPing?(body: Uint8Array): boolean
  read(body: Uint8Array): Sent
}

/** What the door reads of a body. */
export interface Head {
  /** The provider's own id of the submission; undefined when the body has none or cannot be read. */
  readonly submissionId: string | undefined
  /** False only when the body says plainly that it is something else than a finished form: it is counted, not kept. */
  readonly isFinal: boolean
}

/** Everything that a body says, in the words of its form. */
export interface Sent {
  readonly answers: readonly SentAnswer[]
  /** What is wrong with the body as a whole; it is quarantined for that. */
  readonly problems: readonly Problem[]
  /** What is only to be noted: files that were sent along. */
  readonly remarks: readonly Problem[]
}

/** One question of a form. One that was left blank stands here too, when the body shows that it was asked. */
export interface SentAnswer {
  /** What the provider calls the question, the most telling first: ref, key, path, its last part, label. */
  readonly names: readonly string[]
  /** Text, number, boolean, `Choice`, or a list of such; anything else is as the provider sent it. */
  readonly value: unknown
}

/** A body of which nothing can be read, and why. */
export function unreadable(problem: Problem['problem']): Sent {
  return { answers: [], problems: [{ field: 'body', problem }], remarks: [] }
}
