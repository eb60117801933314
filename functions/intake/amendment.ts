import { isDeepStrictEqual } from 'node:util'
import type { AnyEvent } from '../../events/all-events.ts'
import { announce, type Occasion } from '../../events/announce.ts'
import { referralAmended } from '../../events/referral-amended.ts'
import { type FieldName, fieldName } from '../../shared/domain/field.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import type { Answers } from './dictionary/dictionary.ts'

/** A later version of a submission that is a referral already, and the one that the referral was made from. */
export interface Versions {
  readonly bodyHash: string
  readonly registered: Answers
  readonly newest: Answers
  /** What a person corrected: no version of the sender's changes it. */
  readonly corrected: readonly FieldName[]
}

/**
 * The sender changed what it had sent: the referral notes which fields, for a person to look at. Nothing of the referral
 * itself changes. What was changed back is noted too, with no fields left. Undefined when this version was noted before,
 * or says nothing new.
 */
export function amend(
  from: Referral,
  versions: Versions,
  occasion: Occasion,
): { readonly referral: Referral; readonly event: AnyEvent } | undefined {
  const fields = changedFields(versions)
  const { bodyHash } = versions
  const isChangedBack = fields.length === 0 && (from.amended?.fields.length ?? 0) > 0
  if (from.amended?.bodyHash === bodyHash || (fields.length === 0 && !isChangedBack)) return undefined
  const referral = {
    ...from,
    amended: { at: occasion.at.toISOString(), bodyHash, fields },
    version: from.version + 1,
  }
  const { id, district, version, caseCode } = referral
  const subject = { subject: `referral/${id}`, district, version }
  return { referral, event: announce(referralAmended, occasion, { ...subject, data: { caseCode, fields } }) }
}

function changedFields({ registered, newest, corrected }: Versions): FieldName[] {
  return fieldName.options.filter(
    (name) => !corrected.includes(name) && !isDeepStrictEqual(registered[name], newest[name]),
  )
}
