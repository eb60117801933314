import type { Mentor } from '../../../shared/domain/mentor.ts'
import type { Organisation } from '../../../shared/domain/organisation.ts'
import type { RowProblem } from '../file/row.ts'
import { besides } from '../problems.ts'
import { type MentorPlan, planMentor } from './plan.ts'
import type { MentorReading } from './row.ts'
import type { Surroundings } from './surroundings.ts'

/** A row with what is to become of its mentor, or all that is wrong with it. */
export interface PlannedRow {
  readonly line: number
  readonly district: string | undefined
  readonly problems: readonly RowProblem[]
  readonly plan?: MentorPlan
}

/** Looks at one row with what is around it. Pure. */
export function planMentorRow(
  { said, problems }: MentorReading,
  around: Surroundings,
  now: Date,
): PlannedRow {
  const { line, id } = said
  if (id === '') return { line, district: said.district, problems }
  const before = around.mentors.get(id)
  const district = said.district ?? before?.district
  const organisation = organisationOf(said.organisation, before, around)
  const isUnknown = typeof said.organisation === 'string' && organisation === undefined
  const unknown = { line, column: 'organisation', problem: UNKNOWN_ORGANISATION }
  const read = isUnknown ? [...problems, unknown] : problems
  const context = { policy: around.policyOf(district), organisation, now }
  const { plan, problems: ofPlan } = planMentor(said, before, context)
  const isStatusUnread = problems.some(({ column }) => column === 'status')
  const further = isStatusUnread ? ofPlan.filter(({ column }) => !ofStatus.has(column)) : ofPlan
  const row = { line, district, problems: [...read, ...besides(read, line, further)] }
  return row.problems.length > 0 || plan === undefined ? row : { ...row, plan }
}

const UNKNOWN_ORGANISATION = 'unknown organisation: correct the id, or import organisations first'

/** Right or wrong by the status alone. */
const ofStatus: ReadonlySet<string> = new Set(['screened_on', 'trained_on', 'active_since', 'reason'])

function organisationOf(
  said: string | null | undefined,
  before: Mentor | undefined,
  { organisations }: Surroundings,
): Organisation | undefined {
  const id = said === undefined ? before?.organisation : said
  return id == null ? undefined : organisations.get(id)
}
