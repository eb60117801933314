import { announce } from '../../../events/announce.ts'
import { householdJoined } from '../../../events/household-joined.ts'
import { referralJoined } from '../../../events/referral-joined.ts'
import { type Household, waitingSince } from '../../domain/household.ts'
import { isLive, type Referral, referralBase } from '../../domain/referral.ts'
import { Refused } from '../../errors.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { MOST_AT_ONCE } from '../ended-case.ts'
import { waitingIn } from '../mentoring/waiting-requests.ts'
import { standingAs } from '../standing.ts'

/**
 * The family of a referral turns out to be one that is known: its work goes on there, and its senders hear that it is
 * accepted. The file holds the referrals and deadlines of both households.
 */
export function join(into: Household): Decision {
  return (file, occasion) => {
    const { household } = file
    const moving = file.referrals.filter((one) => one.household === household.id)
    const theirs = file.referrals.filter((one) => one.household === into.id)
    requireJoinable(file, into)
    requireRoom([...moving, ...theirs], into)
    const isAtWork = into.takenInChargeAt !== undefined || theirs.some(isLive)
    const at = occasion.at.toISOString()
    const referrals = moving.map((one) =>
      changed({
        ...(isAtWork && one.status === 'received' ? joinedAt(one, at) : one),
        household: into.id,
        formerHousehold: household.id,
      }),
    )
    const ids = moving.map(({ id }) => id)
    const from = changed({ ...household, status: 'joined' as const, joinedTo: into.id })
    const joined = { household: household.id, since: waitingSince(household), referrals: ids }
    const to = changed({
      ...into,
      referrals: [...(into.referrals ?? theirs.map(({ id }) => id)), ...ids],
      joined: [...(into.joined ?? []), joined],
    })
    return {
      referrals,
      households: [from, to],
      events: [
        announce(householdJoined, occasion, { ...aboutHousehold(from), data: { into: into.id } }),
        ...referrals.map((one) => {
          const data = { caseCode: one.caseCode, household: into.id, formerHousehold: household.id }
          return announce(referralJoined, occasion, { ...aboutReferral(one), data })
        }),
      ],
      met: isAtWork ? ['acknowledge', 'triage'] : [],
    }
  }
}

function joinedAt(from: Referral, at: string): Referral {
  // What its sender has not heard yet comes first.
  const feedbackOwed = from.feedbackOwed ?? { about: 'accepted' as const, since: at }
  return { ...referralBase(from), feedbackOwed, status: 'joined', joinedAt: at }
}

function requireJoinable(file: CaseFile, into: Household): void {
  const { household, referral, referrals } = file
  const { caseCode, formerHousehold } = referral
  const refuse = (why: string) => {
    throw new Refused(`${caseCode} ${why}`)
  }
  if (formerHousehold !== undefined && referral.status !== 'joined') {
    refuse(`came to household ${household.id} from ${formerHousehold}: separate it first`)
  }
  standingAs(file, ['received'])
  if (into.id === household.id) refuse(`is of household ${into.id} already: name another`)
  if (into.status === 'joined')
    refuse(`cannot join ${into.id}, which is joined to ${into.joinedTo}: name that`)
  if (into.status === 'closed') refuse(`cannot join ${into.id}, closed at ${into.closedAt}: name an open one`)
  if (into.district !== household.district) {
    refuse(`is in ${household.district}, and ${into.id} in ${into.district}: hand one of them over first`)
  }
  if (household.joined !== undefined) {
    refuse(`carries ${household.joined.length} joined households: join ${into.id} into its own instead`)
  }
  const [waiting] = waitingIn(file)
  if (waiting !== undefined) {
    refuse(
      `has mentoring request ${waiting.number}, which waits: withdraw it first, "mentoring withdraw ${caseCode} ${waiting.number} --reason <reason>", and ask again from the other household`,
    )
  }
  const busy = referrals.find(
    (one) => one.household === household.id && isLive(one) && one.status !== 'received',
  )
  if (busy !== undefined || household.takenInChargeAt !== undefined) {
    refuse(`is at work already (${busy?.caseCode ?? caseCode}): join ${into.id} into its household instead`)
  }
}

function requireRoom(all: readonly Referral[], into: Household): void {
  const live = all.filter(isLive).length
  if (live <= MOST_AT_ONCE) return
  throw new Refused(
    `household ${into.id} would have ${live} live referrals: at most ${MOST_AT_ONCE}, close some`,
  )
}
