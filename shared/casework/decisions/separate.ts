import { announce } from '../../../events/announce.ts'
import { householdSeparated } from '../../../events/household-separated.ts'
import { referralSeparated } from '../../../events/referral-separated.ts'
import type { Household } from '../../domain/household.ts'
import { isLive, type Referral, referralBase } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { closeHousehold } from '../ended-case.ts'
import { waitingIn } from '../mentoring/waiting-requests.ts'
import { promote } from '../promoted.ts'
import { type In, standingAs } from '../standing.ts'

/**
 * It is another family after all: what was joined is undone, and its referrals wait again as they did.
 * @param former the household that the referral was made with, as it stands
 */
export function separate(former: Household): Decision {
  return (file, occasion) => {
    const { household: from } = file
    const its = requireSeparable(file, former)
    const lead = its.find(({ status }) => status === 'received') ?? file.referral
    const ids = new Set(its.map(({ id }) => id))
    const referrals = its.map((one) => restored(one, former.id))
    const { joinedTo: _, ...rest } = former
    const to = changed({ ...rest, status: 'open' as const, district: from.district })
    const left = remaining(file, ids)
    const staying = withoutFormer(from, former.id, left)
    const isOver = left.length > 0 && !left.some(isLive)
    const kept = isOver
      ? closeHousehold(staying, file, occasion)
      : { household: changed(staying), events: [], besides: [] }
    // Where the one that leaves belongs remains to be settled of that one.
    const place = { ...lead, bounced: undefined }
    const promoted = heirOf(left, from).map((heir) => promote(heir, place, occasion))
    return {
      referrals: [...referrals, ...promoted.map(({ referral }) => referral)],
      households: [kept.household, to],
      events: [
        announce(householdSeparated, occasion, { ...aboutHousehold(to), data: { from: from.id } }),
        ...referrals.map((one) => {
          const data = { caseCode: one.caseCode, household: to.id, formerHousehold: from.id }
          return announce(referralSeparated, occasion, { ...aboutReferral(one), data })
        }),
        ...promoted.map(({ event }) => event),
        ...kept.events,
      ],
      besides: kept.besides,
    }
  }
}

/** The referrals that came with the former household. */
function requireSeparable(file: CaseFile, former: Household): Referral[] {
  const { household, referral, referrals } = file
  const { caseCode } = referral
  const joined = household.joined?.find((one) => one.household === referral.formerHousehold)
  if (joined === undefined || former.joinedTo !== household.id) {
    throw new Refused(`${caseCode} is not joined to another family: nothing was changed`)
  }
  if (household.status !== 'open') {
    throw new Refused(`${caseCode}: household ${household.id} is ${household.status}, nothing leaves it`)
  }
  standingAs(file, ['joined', 'received'])
  const its = referrals.filter(({ id }) => joined.referrals.includes(id))
  const codes = new Set(its.map((one) => one.caseCode))
  const asked = waitingIn(file).find((one) => codes.has(one.caseCode))
  if (asked !== undefined) {
    throw new Refused(
      `${caseCode}: mentoring request ${asked.number} was made for it and waits: withdraw it first, "mentoring withdraw ${caseCode} ${asked.number} --reason <reason>"`,
    )
  }
  const busy = its.find((one) => isLive(one) && one.status !== 'joined' && one.status !== 'received')
  if (busy === undefined) return its
  throw new Refused(`${caseCode}: household ${household.id} is at work by ${busy.caseCode}, which stays`)
}

/** As it was before it was joined; of its sender’s answer nothing is left to say. */
function restored(one: Referral, household: string): Referral {
  const { formerHousehold: _, feedbackOwed, ...base } = referralBase(one)
  if (one.status !== 'joined') {
    return changed({ ...one, household, formerHousehold: undefined })
  }
  const isOwed = feedbackOwed !== undefined && feedbackOwed.about !== 'accepted'
  return changed({ ...base, ...(isOwed ? { feedbackOwed } : {}), household, status: 'received' })
}

function withoutFormer(
  { joined, ...alone }: Household,
  former: string,
  left: readonly Referral[],
): Household {
  const others = joined?.filter(({ household }) => household !== former) ?? []
  return {
    ...alone,
    ...(others.length === 0 ? {} : { joined: others }),
    referrals: left.map(({ id }) => id),
  }
}

/** Who leads what stays: the oldest that was joined, when nobody does and nobody works with the family yet. */
function heirOf(left: readonly Referral[], { takenInChargeAt }: Household): In<'joined'>[] {
  if (takenInChargeAt !== undefined || left.some((one) => isLive(one) && one.status !== 'joined')) return []
  return left
    .filter((one) => one.status === 'joined')
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))
    .slice(0, 1)
}

/** In the order in which the household has them. */
function remaining({ household, referrals }: CaseFile, gone: ReadonlySet<string>) {
  const known = new Map(referrals.map((one) => [one.id, one]))
  const ids = household.referrals ?? referrals.map(({ id }) => id)
  return ids.filter((id) => !gone.has(id)).flatMap((id) => known.get(id) ?? [])
}
