import type { Organisation } from '../../../shared/domain/organisation.ts'
import { type OrganisationPlan, planOrganisation } from '../../../shared/mentors/organisation-plan.ts'
import { saidOr } from '../../../shared/mentors/said.ts'
import type { OrganisationColumn } from './columns.ts'
import type { SaidInRow } from './row.ts'

interface Problem {
  readonly column: OrganisationColumn
  readonly problem: string
}

/** What a row makes of an organisation, or every reason why it makes nothing; what is not said stays. Pure. */
export function planOfRow(
  said: SaidInRow,
  before: Organisation | undefined,
): { readonly plan?: OrganisationPlan; readonly problems: readonly Problem[] } {
  const { name, district } = said
  if (before === undefined && name === undefined && district === undefined) {
    const problem = 'is no organisation: correct the id, or add name and district'
    return { problems: [{ column: 'id', problem }] }
  }
  const problems = [...missingOf(said, before), ...movedFrom(said, before), ...endless(said, before)]
  return problems.length > 0 ? { problems } : { plan: planOrganisation(said, before), problems }
}

function missingOf(said: SaidInRow, before: Organisation | undefined): Problem[] {
  if (before !== undefined) return []
  const needed = (['name', 'district'] as const).filter((column) => said[column] === undefined)
  return needed.map((column) => ({ column, problem: 'missing' }))
}

function movedFrom({ district }: SaidInRow, before: Organisation | undefined): Problem[] {
  if (before === undefined || district === undefined || district === before.district) return []
  const problem = `is in ${before.district}: one that moves is added anew, under another id`
  return [{ column: 'district', problem }]
}

/** A number alone says nothing of how long anybody is insured. */
function endless({ insuredUntil, insuranceNumber }: SaidInRow, before: Organisation | undefined): Problem[] {
  const until = saidOr(insuredUntil, before?.insurance?.expiresOn)
  const isNumberAlone = until === undefined && typeof insuranceNumber === 'string'
  const problem = 'missing: an insurance’s number needs the last day of its insurance'
  return isNumberAlone ? [{ column: 'insured_until', problem }] : []
}
