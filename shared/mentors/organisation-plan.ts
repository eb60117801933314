import { isDeepStrictEqual } from 'node:util'
import { type Organisation, organisation } from '../domain/organisation.ts'
import { saidOr } from './said.ts'

/** What is said of an organisation. What is not spoken of is undefined and stays, what it has none of is null. */
export interface SaidOrganisation {
  readonly id: string
  readonly name?: string | undefined
  readonly district?: string | undefined
  /** The last day on which its volunteers are insured. */
  readonly insuredUntil?: string | null | undefined
  readonly insuranceNumber?: string | null | undefined
  readonly contact?: string | null | undefined
}

export type OrganisationChange = 'name' | 'insurance' | 'contact'

/** What is to become of an organisation. */
export interface OrganisationPlan {
  readonly before: Organisation | undefined
  readonly after: Organisation
  /** None: all is so already. */
  readonly changes: readonly OrganisationChange[]
}

/** A part of what is said of an organisation. */
export type OrganisationPart = keyof SaidOrganisation

/** What is wrong, and with which part; read behind its name. */
export interface OrganisationProblem {
  readonly part: OrganisationPart
  readonly problem: string
}

type Planned =
  | { readonly plan: OrganisationPlan; readonly problems: readonly [] }
  | { readonly plan?: never; readonly problems: readonly OrganisationProblem[] }

/**
 * What is said makes this of an organisation, or has all these problems: a new one needs name and district, a known one
 * stays in its district, a number alone is no insurance, and every part can be read. Pure.
 */
export function planOrganisation(said: SaidOrganisation, before: Organisation | undefined): Planned {
  const problems = [...missingOf(said, before), ...movedFrom(said, before), ...endless(said, before)]
  if (problems.length > 0) return { problems }
  const insurance = insuranceOf(said, before)
  const contact = saidOr(said.contact, before?.contact)
  const read = organisation.safeParse({
    ...{ id: said.id, name: said.name ?? before?.name, district: said.district ?? before?.district },
    ...(insurance === undefined ? {} : { insurance }),
    ...(contact === undefined ? {} : { contact }),
    version: (before?.version ?? 0) + 1,
  })
  if (!read.success) return { problems: unreadable(read.error.issues) }
  const changes = (['name', 'insurance', 'contact'] as const).filter(
    (part) => !isDeepStrictEqual(before?.[part], read.data[part]),
  )
  return { plan: { before, after: read.data, changes }, problems: [] }
}

function missingOf(said: SaidOrganisation, before: Organisation | undefined): OrganisationProblem[] {
  if (before !== undefined) return []
  const missing = (['name', 'district'] as const).filter((part) => said[part] === undefined)
  if (missing.length < 2) return missing.map((part) => ({ part, problem: 'missing' }))
  return [{ part: 'id', problem: 'is no organisation’s: correct it, or say its name and district too' }]
}

function movedFrom({ district }: SaidOrganisation, before: Organisation | undefined): OrganisationProblem[] {
  if (before === undefined || district === undefined || district === before.district) return []
  const problem = `is in ${before.district}: one that moves is added anew, under another id`
  return [{ part: 'district', problem }]
}

/** A number alone says nothing of how long anybody is insured. */
function endless(said: SaidOrganisation, before: Organisation | undefined): OrganisationProblem[] {
  const until = saidOr(said.insuredUntil, before?.insurance?.expiresOn)
  const isNumberAlone = until === undefined && typeof said.insuranceNumber === 'string'
  const problem = 'missing: an insurance’s number needs the last day of its insurance'
  return isNumberAlone ? [{ part: 'insuredUntil', problem }] : []
}

function insuranceOf(
  { insuredUntil, insuranceNumber }: SaidOrganisation,
  before: Organisation | undefined,
): Organisation['insurance'] {
  const expiresOn = saidOr(insuredUntil, before?.insurance?.expiresOn)
  const number = saidOr(insuranceNumber, before?.insurance?.number)
  return expiresOn === undefined ? undefined : { expiresOn, ...(number === undefined ? {} : { number }) }
}

const partAt: Readonly<Record<string, OrganisationPart>> = {
  name: 'name',
  district: 'district',
  'insurance.expiresOn': 'insuredUntil',
  'insurance.number': 'insuranceNumber',
  contact: 'contact',
}

function unreadable(issues: readonly { readonly path: readonly PropertyKey[] }[]): OrganisationProblem[] {
  const parts = new Set(issues.map(({ path }) => partAt[path.join('.')] ?? 'id'))
  return [...parts].map((part) => ({ part, problem: 'cannot be read: correct it' }))
}
