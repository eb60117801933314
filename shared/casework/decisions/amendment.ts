import { announce } from '../../../events/announce.ts'
import { referralAmendmentSettled } from '../../../events/referral-amendment-settled.ts'
import type { Corrections } from '../../domain/correctable.ts'
import type { FieldName } from '../../domain/field.ts'
import { isAmendmentOpen } from '../../domain/open-amendment.ts'
import { isLive, type Referral } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import type { Change } from '../../table/commit.ts'
import { aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { correctParts } from '../corrected-parts.ts'
import { changed, type Decision } from '../decision.ts'
import { whatHappened } from '../standing.ts'
import { withUrgency } from './correct.ts'

/** What a person makes of what a sender changed. */
export interface Settlement {
  readonly accept: readonly FieldName[]
  readonly ignore: readonly FieldName[]
  /** The version of the submission that was looked at. */
  readonly bodyHash: string
  /** What the accepted fields come to. */
  readonly corrections: Corrections
  readonly lookups?: readonly Change[]
}

/** The reason that stands with what is corrected so. */
const WHY = 'changed by the sender'

/** Fields that a sender changed are taken over or left as they are; once each is decided, nobody waits for it any more. */
export function settleAmendment(settlement: Settlement): Decision {
  return (file, occasion) => {
    const amended = requireOpenFields(file, settlement)
    const { accept, ignore, corrections, lookups = [] } = settlement
    const decided = [...(amended.decided ?? []), ...accept, ...ignore]
    const isSettled = amended.fields.every((field) => decided.includes(field))
    const parts = correctParts(file, withUrgency(file, corrections), WHY, occasion)
    const settledAt = occasion.at.toISOString()
    const referral = changed({
      ...parts.referral,
      amended: { ...amended, decided, ...(isSettled ? { settledAt } : {}) },
    })
    const data = { caseCode: referral.caseCode, accepted: [...accept], ignored: [...ignore] }
    return {
      referrals: [referral],
      households: parts.households,
      events: [
        announce(referralAmendmentSettled, occasion, { ...aboutReferral(referral), data }),
        ...parts.events,
      ],
      met: isSettled ? ['amendment'] : [],
      besides: [...parts.besides, ...lookups],
    }
  }
}

type Amended = NonNullable<Referral['amended']>

/**
 * The fields that are still to be decided.
 * @throws Refused when there is nothing to decide about the referral
 */
export function openFields(file: Pick<CaseFile, 'referral' | 'household'>): {
  readonly amended: Amended
  readonly open: readonly FieldName[]
} {
  const { amended, caseCode } = file.referral
  if (!isLive(file.referral) && !isAmendmentOpen(file.referral))
    throw new Refused(`${caseCode} ${whatHappened(file)}: nothing was changed`)
  if (amended === undefined) throw new Refused(`${caseCode}: its sender has changed nothing`)
  if (amended.settledAt !== undefined) {
    throw new Refused(`${caseCode}: what its sender changed was settled at ${amended.settledAt}`)
  }
  return { amended, open: amended.fields.filter((field) => !(amended.decided ?? []).includes(field)) }
}

function requireOpenFields(file: CaseFile, { accept, ignore, bodyHash }: Settlement): Amended {
  const { amended, open } = openFields(file)
  const { caseCode } = file.referral
  if (amended.bodyHash !== bodyHash) {
    throw new Refused(`${caseCode}: its sender has changed it once more since: look at it again`)
  }
  const named = [...accept, ...ignore]
  const wrong = named.find((field, place) => !open.includes(field) || named.indexOf(field) !== place)
  if (wrong !== undefined) {
    throw new Refused(
      `${caseCode}: ${wrong} is named twice or waits for no decision; those that do: ${open.join(', ')}`,
    )
  }
  if (named.length === 0 && open.length > 0) {
    throw new Refused(`${caseCode}: say which fields you accept and which you ignore: ${open.join(', ')}`)
  }
  return amended
}
