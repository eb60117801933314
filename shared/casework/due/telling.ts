import type { AnyEvent } from '../../../events/all-events.ts'
import { announceDeadlines, type Occasion } from '../../../events/announce.ts'
import { deadlineEscalated } from '../../../events/deadline-escalated.ts'
import { deadlineMissed } from '../../../events/deadline-missed.ts'
import { deadlineMoved } from '../../../events/deadline-moved.ts'
import { deadlineReminded } from '../../../events/deadline-reminded.ts'
import type { Deadline, OpenDeadline, Step, StepName } from '../../domain/deadline.ts'
import type { DeadlineKind } from '../../domain/deadline-policy.ts'
import type { District } from '../../domain/district.ts'
import { romeDate } from '../../domain/rome.ts'
import { isWorkingDay } from '../../domain/working-days.ts'
import { toldWithDays } from '../deadlines/deadlines-told.ts'
import { end } from '../deadlines/settled-deadlines.ts'
import { type Addressee, addresseesOf, type Crew, type Reach } from './addressees.ts'

/** In whose district a deadline's turn has come, who is there, and when. */
export interface Turn {
  readonly district: District
  readonly crew: Crew
  readonly occasion: Occasion
}

/** What a turn makes of a deadline. */
export interface Taken {
  /** One version further: at its next step, or ended. */
  readonly deadline: Deadline
  /** What is told; nothing, when it was only moved on. */
  readonly step?: StepName
  /** Nobody, although something is to be told: the district has to look for somebody. */
  readonly addressees: readonly Addressee[]
  readonly events: readonly AnyEvent[]
}

/** Nobody can do these any more once their day is over. */
const expires: ReadonlySet<DeadlineKind> = new Set(['mentor-answer'])

/** A step comes at a time when somebody hears it. */
export function moveOn(deadline: OpenDeadline, next: Step, { occasion }: Turn): Taken {
  const moved = { ...deadline, next, version: deadline.version + 1 }
  return { deadline: moved, addressees: [], events: toldWithDays(deadlineMoved, [moved], occasion) }
}

interface Telling {
  readonly step: StepName
  readonly reach: Reach
  readonly next: Step
}

/** A step is told, and the next one stands. What is over by then is missed, once; some of it for good. */
export function tell(deadline: OpenDeadline, { step, reach, next }: Telling, turn: Turn): Taken {
  const { occasion, crew, district } = turn
  const today = romeDate(occasion.at)
  const addressees = addresseesOf(deadline, reach, crew, today)
  const isOver = isWorkingDay(today, district.office) && deadline.due < today
  const missedAt = deadline.missedAt ?? (isOver ? occasion.at.toISOString() : undefined)
  const told = {
    ...deadline,
    next,
    version: deadline.version + 1,
    ...(missedAt === undefined ? {} : { missedAt }),
  }
  const taken =
    isOver && expires.has(deadline.kind)
      ? end({ ...told, version: deadline.version }, 'missed', occasion)
      : told
  const contracts = [
    ...(isOver && deadline.missedAt === undefined ? [deadlineMissed] : []),
    ...(reach.liaison || reach.coordinators ? [deadlineEscalated] : []),
  ]
  const events = (contracts.length === 0 ? [deadlineReminded] : contracts).map((contract) =>
    announceStep(contract, taken, { step, addressees }, occasion),
  )
  return { deadline: taken, step, addressees, events }
}

type StepContract = typeof deadlineMissed | typeof deadlineEscalated | typeof deadlineReminded

function announceStep(
  contract: StepContract,
  deadline: Deadline,
  { step, addressees }: { readonly step: StepName; readonly addressees: readonly Addressee[] },
  occasion: Occasion,
): AnyEvent {
  const { subject, district, kind, number } = deadline
  const data = { kind, number, step, addressees: addressees.map(({ operator }) => operator) }
  return announceDeadlines(contract, occasion, { subject, district, deadlines: [deadline], data })
}
