import type { OpenDeadline, Step } from '../../shared/domain/deadline.ts'
import { type PolicyRow, rowOf } from '../../shared/domain/deadline-policy.ts'
import type { District } from '../../shared/domain/district.ts'
import { nextOfDanger, nextStep } from '../../shared/domain/ladder.ts'
import { romeDate, romeTime } from '../../shared/domain/rome.ts'

const STEPS_SHOWN = 6

/** One telling to come: when in Italy's time, as what, and to whom. */
export interface StepAhead {
  readonly day: string
  readonly time: string
  readonly step: string
  readonly tells: readonly string[]
}

/** What will be told of an open deadline while nobody does it, the next few times. */
export function ladderAhead(deadline: OpenDeadline, district: District): StepAhead[] {
  const row = rowOf(deadline.kind, district.policy)
  const steps: Step[] = [deadline.next]
  while (steps.length < STEPS_SHOWN) {
    const last = steps.at(-1) ?? deadline.next
    const at = new Date(last.at)
    steps.push(
      deadline.kind === 'danger'
        ? nextOfDanger(last, district.duty, district.office, at)
        : nextStep(deadline, row, district.office, at),
    )
  }
  return steps.map(({ name, at }) => ({
    day: romeDate(new Date(at)),
    time: romeTime(new Date(at)),
    step: name,
    tells: toldTo(name, deadline, row),
  }))
}

/** Those who are named for it; whoever is away is stood in for by their deputy. */
function toldTo(name: string, { owner, liaison }: OpenDeadline, row: PolicyRow): string[] {
  const theirs = owner ?? 'the district'
  const isDanger = name.startsWith('danger-')
  const days = name.startsWith('overdue-') ? Number(name.slice('overdue-'.length)) : 0
  const also = liaison === undefined || liaison === owner ? 'deputy or coordinator' : liaison
  const told = [theirs]
  if (days >= row.liaisonAfter || (isDanger && name !== 'danger-1')) told.push(also)
  if (days >= row.coordinatorAfter || (isDanger && name !== 'danger-1')) told.push('coordinators')
  return told
}
