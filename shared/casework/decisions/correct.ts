import { announce } from '../../../events/announce.ts'
import { referralCorrected } from '../../../events/referral-corrected.ts'
import type { Corrections } from '../../domain/correctable.ts'
import { isLive } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import type { Change } from '../../table/commit.ts'
import { aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { correctParts } from '../corrected-parts.ts'
import { changed, type Decision } from '../decision.ts'
import { requiredWords } from '../own-words.ts'
import { whatHappened } from '../standing.ts'

export interface Correct {
  readonly corrections: Corrections
  readonly why: string
  /** The new words by which the family is found from now on; the old ones stay. */
  readonly lookups?: readonly Change[]
}

/**
 * One of us sets right what is wrong about a family, its persons, or what its sender said; a person may be added. About
 * the family that is possible as long as it is kept; what a sender said stays as it was when its referral has ended.
 */
export function correct({ corrections, why, lookups = [] }: Correct): Decision {
  return (file, occasion) => {
    const words = requiredWords('reason for a correction', why)
    const parts = correctParts(file, withUrgency(file, corrections), words, occasion)
    const { ofReferral, households, events } = parts
    const { caseCode } = file.referral
    if (ofReferral.length === 0 && households.length === 0) {
      throw new Refused(`${caseCode}: it says so already, nothing was changed`)
    }
    if (ofReferral.length > 0 && !isLive(file.referral)) {
      throw new Refused(
        `${caseCode} ${whatHappened(file)}: what its sender said is corrected no more (${ofReferral.join(', ')})`,
      )
    }
    const referral = changed(parts.referral)
    const data = { caseCode, fields: [...ofReferral] }
    const told = () => announce(referralCorrected, occasion, { ...aboutReferral(referral), data })
    return {
      referrals: ofReferral.length === 0 ? [] : [referral],
      households,
      events: [...events, ...(ofReferral.length === 0 ? [] : [told()])],
      met: ['permit-renewal'],
      besides: [...parts.besides, ...lookups],
    }
  }
}

/** Once somebody works with the family, the deadlines of that work go by the household's own urgency. */
export function withUrgency({ household }: CaseFile, corrections: Corrections): Corrections {
  const { urgency } = corrections.referral ?? {}
  if (urgency === undefined || household.takenInChargeAt === undefined) return corrections
  return { ...corrections, household: { ...corrections.household, urgency } }
}
