import {
  DEFAULT_CAPACITY,
  DEFAULT_REACH_KM,
  type Mentor,
  type MentorBase,
} from '../../../shared/domain/mentor.ts'
import type { Saying } from '../../../shared/mentors/change-mentor.ts'
import { type MentorChange, type SaidOfMentor, withSaid } from '../../../shared/mentors/mentor-profile.ts'
import { type PersonProblem, planPerson } from '../../../shared/mentors/person-plan.ts'
import { type ColumnProblem, columnOfPart } from './columns.ts'
import type { SaidMentor } from './said-mentor.ts'
import { type StandingContext, standingOf, stepsOf } from './standing.ts'

/** What is to become of a mentor. */
export interface MentorPlan {
  readonly before: Mentor | undefined
  readonly after: Mentor
  /** Of the mentor as it stands when it is written: what others noted meanwhile stays. */
  readonly saying: Saying
  /** None: everything is so already. */
  readonly changes: readonly (MentorChange | 'added')[]
  /** Whether the file says another state than the one that it stays in. */
  readonly standsOtherwise: boolean
}

interface Planned {
  readonly plan?: MentorPlan
  readonly problems: readonly ColumnProblem[]
}

/** What is said makes this of a mentor, or has these problems; what is not said stays. Pure. */
export function planMentor(said: SaidMentor, before: Mentor | undefined, context: StandingContext): Planned {
  return before === undefined ? newcomer(said, context) : known(said, before)
}

function newcomer(said: SaidMentor, context: StandingContext): Planned {
  const { id, name, district, kind, languages, municipality } = said
  const missing = (['name', 'district', 'kind', 'languages', 'municipality'] as const).filter(
    (column) => said[column] === undefined,
  )
  if (missing.length === 5) {
    const cure = 'correct the id, or add name, district, kind, languages and municipality'
    return { problems: [{ column: 'id', problem: `is no mentor: ${cure}` }] }
  }
  const { person, problems: ofPerson } =
    kind === undefined ? noPerson : planPerson(kind, said.person, undefined)
  const problems = [
    ...missing.map((column) => ({ column, problem: column === 'kind' ? NO_KIND : 'missing' })),
    ...ofPerson.map(toColumn),
  ]
  const isWhole = name && district && languages && municipality && person
  if (!isWhole) return { problems }
  const { organisation, gender, availability } = said
  const base: MentorBase = {
    ...{ id, name, district, person, municipality, languages: [...languages] },
    ...(organisation == null ? {} : { organisation }),
    writtenTo: said.writtenTo ?? 'it',
    ...(gender == null ? {} : { gender }),
    reachKm: said.reachKm ?? DEFAULT_REACH_KM,
    ...(availability === undefined || availability.length === 0 ? {} : { availability: [...availability] }),
    ...{ skills: [...(said.skills ?? [])], preferences: [...(said.preferences ?? [])] },
    ...{ capacity: said.capacity ?? DEFAULT_CAPACITY, taken: 0, version: 1 },
    ...stepsOf(said.standing, context.now),
  }
  const { mentor: after, problems: ofStanding } = standingOf(base, said.standing, context)
  const all = [...problems, ...ofStanding]
  return all.length > 0 || after === undefined
    ? { problems: all }
    : {
        plan: { before: undefined, after, saying: {}, changes: ['added'], standsOtherwise: false },
        problems: [],
      }
}

/** A guess could take a pupil for an adult, and write to it. */
const NO_KIND = 'missing: say adult or peer-tutor, for all of a file by a constant of its mapping'

const noPerson: ReturnType<typeof planPerson> = { problems: [] }

function toColumn({ part, problem }: PersonProblem): ColumnProblem {
  return { column: columnOfPart[part], problem }
}

/** How far somebody has come is said of newcomers only: later on it is a decision, with a day of its own. */
function known(said: SaidMentor, before: Mentor): Planned {
  const kind = before.person.kind
  const { person, problems: ofPerson } = planPerson(kind, said.person, before.person)
  const problems = [...fixedProblems(said, before), ...ofPerson.map(toColumn)]
  if (problems.length > 0 || person === undefined) return { problems }
  const saying = (mentor: Mentor) => saidOf(said, mentor)
  const { after, changes } = withSaid(before, saying(before))
  if (before.status === 'left' && changes.length > 0) {
    const problem = 'has left: take the row out; who comes back is added anew, under another id'
    return { problems: [{ column: 'id', problem }] }
  }
  const standsOtherwise = said.standing.status !== undefined && said.standing.status !== before.status
  return { plan: { before, after, saying, changes, standsOtherwise }, problems: [] }
}

function saidOf(said: SaidMentor, { person: stands }: Mentor): SaidOfMentor {
  const { person } = planPerson(stands.kind, said.person, stands)
  return {
    ...{ name: said.name, organisation: said.organisation, person, writtenTo: said.writtenTo },
    ...{ gender: said.gender, municipality: said.municipality },
    languages: said.languages && [...said.languages],
    reachKm: said.reachKm ?? undefined,
    availability: said.availability?.length === 0 ? null : said.availability && [...said.availability],
    skills: said.skills && [...said.skills],
    preferences: said.preferences && [...said.preferences],
    capacity: said.capacity ?? undefined,
  }
}

function fixedProblems({ district, kind }: SaidMentor, before: Mentor): ColumnProblem[] {
  const anew = 'is added anew, under another id'
  return [
    ...(district === undefined || district === before.district
      ? []
      : [{ column: 'district' as const, problem: `is in ${before.district}: who moves to another ${anew}` }]),
    ...(kind === undefined || kind === before.person.kind
      ? []
      : [{ column: 'kind' as const, problem: `is ${before.person.kind}: who becomes another ${anew}` }]),
  ]
}
