import type { FieldName, Problem } from '../../shared/domain/field.ts'
import type { SignedRequest } from '../../shared/standard-webhooks.ts'

/** What the door must know of a request before it can be kept. */
export interface Provider {
  /** Media types that it sends; anything else is answered 415. */
  readonly contentTypes: readonly string[]
  isProven(request: SignedRequest, secrets: readonly string[]): boolean
  /** The provider's id of the submission, or undefined when the body has none or cannot be read. Never throws. */
  submissionIdOf(body: Uint8Array): string | undefined
  /** The fields that the body tells, by dictionary name, and what is wrong with the body as a whole. Never throws. */
  read(body: Uint8Array): RawFields
}

export interface RawFields {
  readonly fields: ReadonlyMap<FieldName, unknown>
  readonly problems: readonly Problem[]
}
