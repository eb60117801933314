import type { Slot } from '../../shared/domain/field.ts'
import type { Mentor } from '../../shared/domain/mentor.ts'
import { Refused } from '../../shared/errors.ts'
import { changeMentor } from '../../shared/mentors/change-mentor.ts'
import type { SaidOfMentor } from '../../shared/mentors/mentor-profile.ts'
import { planPerson } from '../../shared/mentors/person-plan.ts'
import { requireActor } from '../casework/case.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { standingOfMentor } from './mentor.ts'

/** What options say of a mentor; `false` for what is to be taken away. */
export interface SaidByOptions {
  readonly clearanceIssuedOn?: string
  readonly parentsAuthorisedOn?: string
  readonly schoolAgreedOn?: string
  readonly capacity?: number
  readonly reach?: number
  readonly organisation?: string
  readonly language?: readonly string[]
  readonly availability?: readonly Slot[] | false
}

/**
 * Changes what is known of a mentor; what is not said stays.
 * @throws NotFound when there is no such mentor
 * @throws Refused when nobody known acts, or what is said will not do
 */
export async function setMentor(connection: Connection, id: string, said: SaidByOptions) {
  await requireActor(connection)
  const { capacity, reach: reachKm, organisation, language, availability } = said
  const saying = (mentor: Mentor): SaidOfMentor => ({
    ...{ capacity, reachKm, organisation },
    languages: language && [...language],
    availability: availability === false ? null : availability && [...availability],
    person: personWith(mentor, said),
  })
  const { changes } = await changeMentor(connection.table, id, saying, occasionOf(connection)).catch(
    refusedWhenChanged(`mentor ${id}`),
  )
  return { changed: changes, ...(await standingOfMentor(connection, id)) }
}

/** @throws Refused when what is said is of the other kind of mentor */
function personWith({ id, person: before }: Mentor, said: SaidByOptions): Mentor['person'] {
  const { clearanceIssuedOn, parentsAuthorisedOn, schoolAgreedOn } = said
  const ofPerson = { clearanceIssuedOn, parentsAuthorisedOn, schoolAgreedOn }
  const { person = before, problems } = planPerson(before.kind, ofPerson, before)
  if (problems.length === 0) return person
  const all = problems.map(({ part, problem }) => `${optionOf(part)}: ${problem}`).join('; ')
  throw new Refused(`mentor ${id} is ${before.kind}: ${all}`)
}

function optionOf(part: string): string {
  return `--${part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
