import { isDeepStrictEqual } from 'node:util'
import {
  hasLeft,
  isLiaison,
  type Membership,
  type Operator,
  type Role,
} from '../../shared/domain/operator.ts'
import type { RowProblem } from '../import/file/row.ts'
import type { SaidOperator } from '../import/operators/row.ts'

/** An operator with all districts that they work in. */
export interface Standing {
  readonly operator: Operator
  readonly memberships: readonly Membership[]
}

export type OperatorChange = 'details' | 'roles' | 'absences' | 'deputy'

/** What is to become of an operator. */
export interface Plan {
  readonly line: number
  readonly before: Standing | undefined
  readonly after: Standing
  /** None: everything is so already. */
  readonly changes: readonly OperatorChange[]
  /** Ids of institutions that they are named for from now on. */
  readonly institutions: readonly string[]
}

/** As much of what is to become of an operator as could be read: of an id, what is not there was not. */
export interface Draft {
  readonly line: number
  readonly id: string
  readonly before: Standing | undefined
  readonly signInAddress?: string | undefined
  readonly deputy?: string | undefined
  readonly memberships?: readonly Membership[] | undefined
  readonly institutions: readonly string[]
}

/**
 * What a row makes of an operator, or what is wrong with it; what the row does not speak of stays. Pure.
 * @param before undefined also where it cannot be known, because the id could not be read
 */
export function planOf(
  said: SaidOperator,
  before: Standing | undefined,
  today: string,
): { readonly plan?: Plan; readonly draft: Draft; readonly problems: readonly RowProblem[] } {
  const { line, id, institutions } = said
  const problems: RowProblem[] = []
  const note = (column: string, problem: string) => void problems.push({ line, column, problem })
  const was = before?.operator
  if (was !== undefined && hasLeft(was, today)) note('id', leftWords(was))
  const { name = was?.name, signInAddress = was?.signInAddress } = said
  const memberships = membershipsOf(said, before?.memberships ?? [], note)
  if (isOfNobody(said, before)) {
    note('id', 'is no operator: correct the id, or add name, email and districts')
  } else {
    if (name === undefined) note('name', 'missing')
    if (signInAddress === undefined) note('email', 'missing')
    if (memberships.length === 0) note('districts', 'missing')
  }
  const noticeAddress = said.noticeAddress === undefined ? was?.noticeAddress : said.noticeAddress
  const deputy = said.deputy === undefined ? was?.deputy : said.deputy
  const draft = { line, id, before, signInAddress, deputy: deputy ?? undefined, memberships, institutions }
  if (problems.length > 0 || name === undefined || signInAddress === undefined) return { draft, problems }
  const operator: Operator = {
    ...{ id, name, signInAddress, language: said.language ?? was?.language ?? 'it' },
    ...(noticeAddress == null ? {} : { noticeAddress }),
    ...(deputy == null ? {} : { deputy }),
    absences: [...(said.absences ?? was?.absences ?? [])],
    ...(was?.leftOn === undefined ? {} : { leftOn: was.leftOn }),
    version: (was?.version ?? 0) + 1,
  }
  const after = { operator, memberships }
  return { plan: { line, before, after, changes: changesOf(before, after), institutions }, draft, problems }
}

function leftWords({ leftOn }: Operator): string {
  return `left on ${leftOn}: nothing is changed any more, whoever comes back gets a new id`
}

/** An id that is not known, with nothing that would make it somebody new: most likely it is written wrongly. */
function isOfNobody(said: SaidOperator, before: Standing | undefined): boolean {
  const { id, name, signInAddress, districts } = said
  return (
    id !== '' && before === undefined && [name, signInAddress, districts].every((its) => its === undefined)
  )
}

function membershipsOf(
  { id, districts, kinds }: SaidOperator,
  before: readonly Membership[],
  note: (column: string, problem: string) => void,
): Membership[] {
  const roles = districts ?? before
  for (const { district: its } of kinds ?? []) {
    const here = roles.filter(({ district }) => its === undefined || district === its)
    if (here.length === 0 && its !== undefined) note('kinds', `does not work in ${its}`)
    if (here.length > 0 && !here.some(isNamed))
      note('kinds', 'only a liaison or a coordinator is named for a kind')
  }
  return roles
    .map(({ district, roles: its }): Membership => {
      const was = before.find((one) => one.district === district)
      const said = kinds
        ?.filter((one) => one.district === undefined || one.district === district)
        .flatMap((one) => one.kinds)
      const named = isNamed({ roles: its }) ? new Set(said ?? was?.kinds ?? []) : []
      const next = { operator: id, district, roles: [...its], kinds: [...named].toSorted() }
      const version = was === undefined ? 1 : was.version
      const isSame = was !== undefined && isDeepStrictEqual({ ...next, version }, was)
      return { ...next, version: was === undefined || isSame ? version : version + 1 }
    })
    .toSorted((one, other) => (one.district < other.district ? -1 : 1))
}

/** Whether families are given to somebody in a district. */
export function isNamed({ roles }: { readonly roles: readonly Role[] }): boolean {
  return isLiaison(roles)
}

function changesOf(before: Standing | undefined, { operator, memberships }: Standing): OperatorChange[] {
  if (before === undefined) return ['details', 'roles']
  const detailsOf = ({ name, signInAddress, noticeAddress, language }: Operator) => ({
    ...{ name, signInAddress, noticeAddress, language },
  })
  const was = before.operator
  const isSame: Record<OperatorChange, boolean> = {
    details: isDeepStrictEqual(detailsOf(was), detailsOf(operator)),
    roles: isDeepStrictEqual(before.memberships, memberships),
    absences: isDeepStrictEqual(was.absences, operator.absences),
    deputy: was.deputy === operator.deputy,
  }
  return (['details', 'roles', 'absences', 'deputy'] as const).filter((one) => !isSame[one])
}
