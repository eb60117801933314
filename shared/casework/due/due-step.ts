import type { OpenDeadline, Step, StepName } from '../../domain/deadline.ts'
import { type PolicyRow, rowOf } from '../../domain/deadline-policy.ts'
import {
  daysAfterDue,
  firstOnDuty,
  MORNING,
  nextOfDanger,
  nextStep,
  stepsBetween,
} from '../../domain/ladder.ts'
import { romeDate, romeInstant } from '../../domain/rome.ts'
import { firstWorkingDay, isWorkingDay } from '../../domain/working-days.ts'
import type { Reach } from './addressees.ts'
import { moveOn, type Taken, type Turn, tell } from './telling.ts'

/**
 * Takes a deadline whose turn has come. All steps that have come since are one, the gravest; the next is the first that
 * is still to come. What comes on a day on which the office does not work, or a danger's repeat out of duty, is moved on.
 */
export function takeTurn(deadline: OpenDeadline, turn: Turn): Taken {
  return deadline.kind === 'danger' ? takeDanger(deadline, turn) : takeStep(deadline, turn)
}

function takeStep(deadline: OpenDeadline, turn: Turn): Taken {
  const { at } = turn.occasion
  const { office, policy } = turn.district
  const today = romeDate(at)
  const row = rowOf(deadline.kind, policy)
  const step = gravestStep(deadline, row, turn)
  if (!isWorkingDay(today, office)) {
    const morning = romeInstant(firstWorkingDay(today, office), MORNING)
    return moveOn(deadline, { name: step, at: morning.toISOString() }, turn)
  }
  return tell(deadline, { step, reach: reachOf(step, row), next: stepAfter(step, deadline, row, turn) }, turn)
}

/** What stands as the next step counts, also where the calendar or the policy has changed since. */
function gravestStep(deadline: OpenDeadline, row: PolicyRow, { district, occasion }: Turn): StepName {
  const after = new Date(Date.parse(deadline.next.at) - 1)
  const come = stepsBetween(deadline, row, district.office, { after, until: occasion.at })
  return [deadline.next, ...come]
    .map(({ name }) => name)
    .reduce((one, other) => (daysAfterDue(other) > daysAfterDue(one) ? other : one))
}

/** The first step that is still to come, and was not told: a calendar that changes may put a step off that was. */
function stepAfter(told: StepName, deadline: OpenDeadline, row: PolicyRow, turn: Turn): Step {
  const { office } = turn.district
  let next = nextStep(deadline, row, office, turn.occasion.at)
  while (daysAfterDue(next.name) <= daysAfterDue(told)) {
    next = nextStep(deadline, row, office, new Date(next.at))
  }
  return next
}

function reachOf(step: StepName, { liaisonAfter, coordinatorAfter }: PolicyRow): Reach {
  const days = daysAfterDue(step)
  return { liaison: days >= liaisonAfter, coordinators: days >= coordinatorAfter }
}

/** At once the first time, at any hour; then within the duty hours, to others as well. */
function takeDanger(deadline: OpenDeadline, turn: Turn): Taken {
  const { at } = turn.occasion
  const { duty, office } = turn.district
  const isFirst = deadline.next.name === 'danger-1'
  const onDuty = isFirst ? at : firstOnDuty(at, duty, office)
  if (onDuty > at) return moveOn(deadline, { ...deadline.next, at: onDuty.toISOString() }, turn)
  const reach = { liaison: !isFirst, coordinators: !isFirst }
  const next = nextOfDanger(deadline.next, duty, office, at)
  return tell(deadline, { step: deadline.next.name, reach, next }, turn)
}
