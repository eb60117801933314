import { isDeepStrictEqual } from 'node:util'
import { type Organisation, organisation } from '../domain/organisation.ts'
import { Refused } from '../errors.ts'
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

/**
 * What is said makes this of an organisation. Pure.
 * @throws Refused when a new one has no name or district, a known one is to go to another district, or a part is unreadable
 */
export function planOrganisation(said: SaidOrganisation, before: Organisation | undefined): OrganisationPlan {
  const { id, name = before?.name, district = before?.district } = said
  if (name === undefined || district === undefined) {
    throw new Refused(`organisation ${id} does not exist: correct the id, or say its name and district`)
  }
  if (before !== undefined && district !== before.district) {
    throw new Refused(
      `organisation ${id} is in ${before.district}: one that moves is added anew, under another id`,
    )
  }
  const contact = saidOr(said.contact, before?.contact)
  const insurance = insuranceOf(said, before)
  const given = {
    ...{ id, name, district },
    ...(insurance === undefined ? {} : { insurance }),
    ...(contact === undefined ? {} : { contact }),
    version: (before?.version ?? 0) + 1,
  }
  const read = organisation.safeParse(given)
  if (!read.success) {
    const parts = [...new Set(read.error.issues.map(({ path }) => path.join('.')))].join(', ')
    throw new Refused(`organisation ${id}: ${parts} cannot be read: correct it`)
  }
  const changes = (['name', 'insurance', 'contact'] as const).filter(
    (part) => !isDeepStrictEqual(before?.[part], read.data[part]),
  )
  return { before, after: read.data, changes }
}

function insuranceOf(
  { id, insuredUntil, insuranceNumber }: SaidOrganisation,
  before: Organisation | undefined,
): Organisation['insurance'] {
  const was = before?.insurance
  const expiresOn = saidOr(insuredUntil, was?.expiresOn)
  const number = saidOr(insuranceNumber, was?.number)
  if (expiresOn !== undefined) return { expiresOn, ...(number === undefined ? {} : { number }) }
  if (insuranceNumber === undefined || insuranceNumber === null) return undefined
  throw new Refused(`organisation ${id}: say also until when it is insured, not its number alone`)
}
