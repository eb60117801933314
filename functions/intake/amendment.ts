import { isDeepStrictEqual } from 'node:util'
import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion } from '../../events/announce.ts'
import { referralAmended } from '../../events/referral-amended.ts'
import { type FieldName, fieldName } from '../../shared/domain/field.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import type { Answers } from './dictionary/dictionary.ts'

export interface SeenVersion {
  readonly bodyHash: string
  readonly answers: Answers
}

/** A later version of a submission that is a referral already, and the one that it is compared with. */
export interface Versions {
  readonly bodyHash: string
  /** The one that a person has looked at last: that of the referral, or a later one of which they decided every field. */
  readonly seen: SeenVersion
  readonly newest: Answers
  /** What a person corrected: no version of the sender's changes it. */
  readonly corrected: readonly FieldName[]
}

/**
 * The sender changed what it had sent: the referral notes which fields, for a person to look at. Nothing of the referral
 * itself changes. What was changed back is noted too, with no fields left and nothing to do. Undefined when this version
 * was noted before, or says nothing new.
 */
export function amend(
  from: Referral,
  versions: Versions,
  occasion: Occasion,
): { readonly referral: Referral; readonly event: AnyEvent } | undefined {
  const fields = changedFields(versions)
  const { bodyHash, seen } = versions
  const at = occasion.at.toISOString()
  const isOpen = from.amended !== undefined && from.amended.settledAt === undefined
  const isChangedBack = fields.length === 0 && isOpen
  if (from.amended?.bodyHash === bodyHash || (fields.length === 0 && !isChangedBack)) return undefined
  const referral = {
    ...from,
    amended: {
      at,
      bodyHash,
      comparedWith: seen.bodyHash,
      fields,
      ...(isChangedBack ? { settledAt: at } : {}),
    },
    version: from.version + 1,
  }
  const { id, district, version, caseCode } = referral
  const subject = { subject: `referral/${id}`, district, version }
  return { referral, event: announce(referralAmended, occasion, { ...subject, data: { caseCode, fields } }) }
}

function changedFields({ seen, newest, corrected }: Versions): FieldName[] {
  return fieldName.options.filter(
    (name) => !corrected.includes(name) && !isDeepStrictEqual(seen.answers[name], newest[name]),
  )
}

/** Which version the next one is compared with. */
export function seenBody({ amended }: Pick<Referral, 'amended'>, registeredBody: string): string {
  if (amended === undefined) return registeredBody
  return amended.settledAt === undefined ? (amended.comparedWith ?? registeredBody) : amended.bodyHash
}
