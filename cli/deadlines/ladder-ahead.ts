import { systemOccasion } from '../../events/announce.ts'
import type { Crew } from '../../shared/casework/due/addressees.ts'
import { takeTurn } from '../../shared/casework/due/due-step.ts'
import { isOpen, type OpenDeadline } from '../../shared/domain/deadline.ts'
import type { District } from '../../shared/domain/district.ts'
import { romeDate, romeTime } from '../../shared/domain/rome.ts'

const STEPS_SHOWN = 6
/** Of a step that comes when nobody hears it nothing is told: it is put on. */
const TURNS_TAKEN = 2 * STEPS_SHOWN

/** One telling to come: when in Italy, as what, and to whom. */
export interface StepAhead {
  readonly day: string
  readonly time: string
  readonly step: string
  readonly tells: readonly string[]
}

/** What will be told of an open deadline while nobody does it, the next few times; by the absences that are known. */
export function ladderAhead(
  deadline: OpenDeadline,
  { district, crew, now }: { readonly district: District; readonly crew: Crew; readonly now: Date },
): StepAhead[] {
  const steps: StepAhead[] = []
  let standing = deadline
  for (let turn = 0; turn < TURNS_TAKEN && steps.length < STEPS_SHOWN; turn += 1) {
    const at = new Date(Math.max(Date.parse(standing.next.at), now.getTime()))
    const occasion = systemOccasion(at, 'cli')
    const taken = takeTurn(standing, { district, crew, occasion })
    if (taken.step !== undefined) {
      const tells = taken.addressees.map(({ operator, as }) => `${operator} (${as})`)
      steps.push({ day: romeDate(at), time: romeTime(at), step: taken.step, tells })
    }
    if (!isOpen(taken.deadline)) return steps
    standing = taken.deadline
  }
  return steps
}
