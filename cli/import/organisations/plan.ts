import { type Organisation, organisation } from '../../../shared/domain/organisation.ts'
import { saidOr } from '../said.ts'
import type { SaidOrganisation } from './row.ts'

/** What is to become of an organisation. */
export interface OrganisationPlan {
  readonly before: Organisation | undefined
  readonly after: Organisation
  /** None: everything is so already. */
  readonly changes: readonly OrganisationChange[]
}
export type OrganisationChange = 'name' | 'insurance' | 'contact'

interface Problem {
  readonly column: string
  readonly problem: string
}

/** What is said makes this of an organisation, or has these problems; what is not said stays. Pure. */
export function planOrganisation(
  said: SaidOrganisation,
  before: Organisation | undefined,
): { readonly plan?: OrganisationPlan; readonly problems: readonly Problem[] } {
  const { id, name, district } = said
  if (before === undefined && name === undefined && district === undefined) {
    return {
      problems: [{ column: 'id', problem: 'is no organisation: correct the id, or add name and district' }],
    }
  }
  const contact = saidOr(said.contact, before?.contact)
  const problems = [
    ...missingOf(said, before),
    ...movedFrom(said, before),
    ...insuranceProblems(said, before),
  ]
  if (problems.length > 0) return { problems }
  const after = organisation.parse({
    ...{ id, name: name ?? before?.name, district: before?.district ?? district },
    ...insuranceOf(said, before),
    ...(contact === undefined ? {} : { contact }),
    version: (before?.version ?? 0) + 1,
  })
  return { plan: { before, after, changes: changesOf(before, after) }, problems }
}

function missingOf(said: SaidOrganisation, before: Organisation | undefined): Problem[] {
  if (before !== undefined) return []
  const needed = (['name', 'district'] as const).filter((column) => said[column] === undefined)
  return needed.map((column) => ({ column, problem: 'missing' }))
}

function movedFrom({ district }: SaidOrganisation, before: Organisation | undefined): Problem[] {
  if (before === undefined || district === undefined || district === before.district) return []
  const problem = `is in ${before.district}: one that moves is added anew, under another id`
  return [{ column: 'district', problem }]
}

/** A number alone says nothing of how long anybody is insured. */
function insuranceProblems(said: SaidOrganisation, before: Organisation | undefined): Problem[] {
  const until = expiryOf(said, before)
  const isNumberAlone = until === undefined && typeof said.policyNumber === 'string'
  const problem = 'missing: a policy number needs the last day of its insurance'
  return isNumberAlone ? [{ column: 'insured_until', problem }] : []
}

function insuranceOf(
  said: SaidOrganisation,
  before: Organisation | undefined,
): Pick<Organisation, 'insurance'> {
  const expiresOn = expiryOf(said, before)
  if (expiresOn === undefined) return {}
  const number = saidOr(said.policyNumber, before?.insurance?.number)
  return { insurance: { expiresOn, ...(number === undefined ? {} : { number }) } }
}

function expiryOf({ insuredUntil }: SaidOrganisation, before: Organisation | undefined): string | undefined {
  return saidOr(insuredUntil, before?.insurance?.expiresOn)
}

function changesOf(before: Organisation | undefined, after: Organisation): OrganisationChange[] {
  const parts = ['name', 'insurance', 'contact'] as const
  return parts.filter((one) => JSON.stringify(before?.[one]) !== JSON.stringify(after[one]))
}
