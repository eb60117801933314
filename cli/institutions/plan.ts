import type { Institution } from '../../shared/domain/institution.ts'
import { institution } from '../../shared/domain/institution.ts'
import { findPlace } from '../../shared/domain/municipality.ts'

/** What is said of an institution. What is not spoken of is undefined, what it has none of is null. */
export interface SaidInstitution {
  readonly id: string
  readonly name: string | undefined
  readonly kind: Institution['kind'] | undefined
  readonly district: string | undefined
  /** Name or ISTAT code. */
  readonly municipality: string | undefined
  readonly code: string | null | undefined
  readonly aliases: readonly string[] | undefined
}

export type InstitutionChange = 'name' | 'kind' | 'municipality' | 'code' | 'aliases'

/** What is to become of an institution. */
export interface InstitutionPlan {
  readonly before: Institution | undefined
  readonly after: Institution
  /** None: everything is so already. */
  readonly changes: readonly InstitutionChange[]
}

/** What is wrong, and with which part. */
export interface InstitutionProblem {
  readonly column: string
  readonly problem: string
}

/**
 * What is said makes this of an institution, or has these problems; what is not said stays. Pure.
 * @returns claimed: what it would be known by, also where its kind alone is not known
 */
export function planInstitution(
  said: SaidInstitution,
  before: Institution | undefined,
): {
  readonly plan?: InstitutionPlan
  readonly claimed?: Institution | undefined
  readonly problems: readonly InstitutionProblem[]
} {
  const { id, name, kind, district, municipality, code, aliases } = said
  const problems: InstitutionProblem[] = []
  const place = municipality === undefined ? undefined : findPlace(municipality, [])
  if (municipality !== undefined && place === undefined) {
    problems.push({ column: 'municipality', problem: 'Lombardy has none of that name; use its ISTAT code' })
  }
  if (before !== undefined && district !== undefined && district !== before.district) {
    const problem = `is in ${before.district}: one that moves is added anew, under another id`
    problems.push({ column: 'district', problem })
  }
  if (before === undefined && [name, kind, district, municipality].every((its) => its === undefined)) {
    const cure = 'correct the id, or add name, kind, district and municipality'
    return { problems: [{ column: 'id', problem: `is no institution: ${cure}` }] }
  }
  const number = code === undefined ? before?.code : (code ?? undefined)
  const given = {
    ...{ id, name: name ?? before?.name, kind: kind ?? before?.kind },
    ...{ district: district ?? before?.district, municipality: place?.istatCode ?? before?.municipality },
    ...(number === undefined ? {} : { code: number }),
    aliases: [...(aliases ?? before?.aliases ?? [])],
    version: (before?.version ?? 0) + 1,
  }
  const read = institution.safeParse(given)
  if (read.success && problems.length === 0) {
    const plan = { before, after: read.data, changes: changesOf(before, read.data) }
    return { plan, claimed: read.data, problems }
  }
  const values = new Map<string, unknown>(Object.entries(given))
  const unfit = [...new Set(read.error?.issues.map(({ path }) => String(path[0])))]
    .filter((column) => !problems.some((one) => one.column === column))
    .map((column) => ({ column, problem: values.get(column) === undefined ? 'missing' : 'unreadable' }))
  const claimed = institution.safeParse({ ...given, kind: given.kind ?? 'other' }).data
  return { claimed, problems: [...problems, ...unfit] }
}

function changesOf(before: Institution | undefined, after: Institution): InstitutionChange[] {
  return (['name', 'kind', 'municipality', 'code', 'aliases'] as const).filter(
    (one) => JSON.stringify(before?.[one]) !== JSON.stringify(after[one]),
  )
}
