import type { AnyEvent } from '../../../events/all-events.ts'
import { announce, announceDeadlines, type Occasion } from '../../../events/announce.ts'
import { deadlineReopened } from '../../../events/deadline-reopened.ts'
import { householdReassigned } from '../../../events/household-reassigned.ts'
import { referralDeedUndone } from '../../../events/referral-deed-undone.ts'
import { type Deadline, deadlineId, isOpen } from '../../domain/deadline.ts'
import type { Deed } from '../../domain/deed.ts'
import type { Handover } from '../../domain/handover.ts'
import { Refused } from '../../errors.ts'
import type { Change } from '../../table/commit.ts'
import { deadlineShape } from '../../table/deadline-store.ts'
import { handoverShape } from '../../table/handover-store.ts'
import { householdShape } from '../../table/household-store.ts'
import type { Key } from '../../table/keys.ts'
import { mentoringRequestShape } from '../../table/mentoring-store.ts'
import { referralShape } from '../../table/referral-store.ts'
import type { Shape } from '../../table/shape.ts'
import { aboutHousehold, aboutReferral } from '../about.ts'
import type { CaseFile } from '../case-file.ts'
import { changed, type Decision } from '../decision.ts'
import { replaced } from '../mentoring/waiting-requests.ts'
import { type Image, imageAt, restored } from './images.ts'

/**
 * What was decided by a link is undone: referrals, household, requests and hand-over stand as before, and so do the deadlines that
 * it ended or moved. Those that it set fall away, told meanwhile or not.
 * @param handovers all offers of the referral
 * @param noted that the deed is undone
 */
export function undoing(deed: Deed, handovers: readonly Handover[], noted: Change): Decision {
  return (file, occasion) => {
    const { caseCode } = file.referral
    const states = { deed, caseCode }
    const referrals = stoodBefore(referralShape, file.referrals, states)
    const households = stoodBefore(householdShape, [file.household], states)
    const offers = stoodBefore(handoverShape, handovers, states)
    const requests = stoodBefore(mentoringRequestShape, file.mentoring ?? [], states)
    const things = deed.before.filter(({ sk }) => !isDeadline({ sk }))
    const stand = [referrals, households, offers, requests].flat()
    if (things.length > stand.length) throw changedSince(caseCode)
    if (households.length > 0) requireNothingAdded(file, deed)
    const deadlines = deadlinesBefore(file.deadlines, deed)
    return {
      referrals,
      households,
      restored: deadlines,
      events: [
        ...referrals.map((one) =>
          announce(referralDeedUndone, occasion, {
            ...aboutReferral(one),
            data: { caseCode: one.caseCode, act: deed.act },
          }),
        ),
        ...households.map(({ liaison, caseManager, ...one }) =>
          announce(householdReassigned, occasion, {
            ...aboutHousehold({ liaison, caseManager, ...one }),
            data: { liaison, caseManager, reason: 'chosen' },
          }),
        ),
        ...endedAmong(deadlines, file).map((one) => reopened(changed(one), deed, occasion)),
      ],
      besides: [
        ...offers.map((one) => ({ replace: handoverShape.toItem(one) })),
        ...requests.map(replaced),
        noted,
      ],
    }
  }
}

/** Those of the things that the deed changed, as they stood, one version further. */
function stoodBefore<Thing extends { readonly version: number }>(
  shape: Shape<Thing>,
  present: readonly Thing[],
  { deed, caseCode }: { readonly deed: Deed; readonly caseCode: string },
): Thing[] {
  return present.flatMap((one) => {
    const image = imageAt(deed.before, shape.toItem(one))
    if (image === undefined) return []
    whenChangedSince(one, image, caseCode)
    return [changed(restored(shape, one, image))]
  })
}

/**
 * The deadlines that the deed ended or moved, as they stood. What was moved may have been told since, and what ended since
 * stays ended; the one that the deed was done to must stand as it was left.
 */
function deadlinesBefore(present: readonly Deadline[], deed: Deed): Deadline[] {
  return present.flatMap((one) => {
    const image = imageAt(deed.before, deadlineShape.toItem(one))
    if (image === undefined) return []
    if (deadlineId(one) === deadlineId(deed)) whenChangedSince(one, image, one.caseCode ?? one.subject)
    if (!isOpen(one) && one.version !== image.version) return []
    return [restored(deadlineShape, one, image)]
  })
}

function endedAmong(some: readonly Deadline[], { deadlines }: CaseFile): Deadline[] {
  const ended = new Set(deadlines.filter((one) => !isOpen(one)).map(deadlineId))
  return some.filter((one) => ended.has(deadlineId(one)))
}

/** What somebody there wants to be reminded of would be left with a family that is elsewhere. */
function requireNothingAdded({ deadlines, referral }: CaseFile, { before }: Deed): void {
  const added = deadlines
    .filter(isOpen)
    .filter((one) => one.origin === 'operator' && imageAt(before, deadlineShape.toItem(one)) === undefined)
  if (added.length > 0) throw changedSince(referral.caseCode)
}

/** @throws Refused when something stands no longer as a deed left it */
export function whenChangedSince(
  { version }: { readonly version: number },
  image: Image,
  name: string,
): void {
  if (version !== image.version) throw changedSince(name)
}

function changedSince(name: string): Refused {
  return new Refused(`${name} was changed since: nothing was undone`)
}

function isDeadline({ sk }: Pick<Key, 'sk'>): boolean {
  return sk.startsWith('DEADLINE#')
}

/** That a deadline stands as before; at its new version. */
export function reopened(deadline: Deadline, { act }: Pick<Deed, 'act'>, occasion: Occasion): AnyEvent {
  const { subject, district, kind, number, due } = deadline
  const data = { kind, number, act, due }
  return announceDeadlines(deadlineReopened, occasion, { subject, district, deadlines: [deadline], data })
}
