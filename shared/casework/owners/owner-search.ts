import { type Assignment, type Candidate, leastBusy, type PassedOver } from '../../domain/assignment.ts'
import type { District } from '../../domain/district.ts'
import type { Institution } from '../../domain/institution.ts'
import { hasLeft, isLiaison, isPresent, type Membership, type Operator } from '../../domain/operator.ts'
import { dayZero } from '../../domain/working-days.ts'
import type { Change } from '../../table/commit.ts'
import { countDeadlines } from '../../table/deadline-store.ts'
import { findNaming } from '../../table/naming-store.ts'
import { operatorsOf } from '../../table/operator-store.ts'
import type { Table } from '../../table/table.ts'
import { stillHere } from '../acting.ts'
import { readMembership, readOperator } from '../unless-unreadable.ts'

/** What somebody is looked for, for. */
export interface Question {
  readonly district: District
  /** Who works with the family. */
  readonly caseManager?: string | undefined
  /** Who has the household already. */
  readonly householdLiaison?: string | undefined
  /** The institution and the partner that it comes from, as namings name them; the first that is named counts. */
  readonly namedFor: readonly string[]
  /** What kind of institution it comes from. */
  readonly kind: Institution['kind']
  /** When it came: whoever is there on the first working day that it can be read. */
  readonly at: Date
  /** Who is not to have it. */
  readonly except?: string
  /** A coordinator is to see to it, whoever else there is. */
  readonly isForCoordinator?: boolean
}

export interface FoundOwner {
  readonly assignment: Assignment
  /** Holds a transaction to it that whoever was found still works here as read. */
  readonly checks: readonly Change[]
}

/**
 * Who gets what came: who works with the family, else the household's liaison, else the one named for the institution
 * or the partner, else among those named for its kind whoever is there and has the least open, else a coordinator;
 * nobody: the district itself. For whoever is away, their deputy. Who cannot be read is passed over.
 */
export async function findOwner(table: Table, question: Question): Promise<FoundOwner> {
  const passedOver: PassedOver[] = []
  const named = await namedOnes(table, question)
  for (const { id, reason } of named) {
    const found = await presentOne(table, id, question, passedOver)
    if (found !== undefined) {
      return answer(found, found.id === id ? reason : 'deputy', passedOver)
    }
  }
  const members = await operatorsOf(table, question.district.id)
  const ofKind = members
    .filter(
      ({ roles, kinds }) =>
        question.isForCoordinator !== true && isLiaison(roles) && kinds.includes(question.kind),
    )
    .map(({ operator }) => operator)
  const byKind = await leastBusyOf(table, ofKind, question)
  if (byKind !== undefined) return answer(byKind, 'named-for-kind', passedOver)
  const coordinator = await leastBusyOf(table, coordinatorsAmong(members), question)
  if (coordinator !== undefined) return answer(coordinator, 'coordinator', passedOver)
  return { assignment: { reason: 'nobody-there', ...told(passedOver) }, checks: [] }
}

/** A coordinator of a district who is there; the one with the least open. */
export async function findCoordinator(
  table: Table,
  question: Pick<Question, 'district' | 'at' | 'except'>,
): Promise<Operator | undefined> {
  const members = await operatorsOf(table, question.district.id)
  return leastBusyOf(table, coordinatorsAmong(members), question)
}

function coordinatorsAmong(members: readonly Pick<Membership, 'operator' | 'roles'>[]): string[] {
  return members.filter(({ roles }) => roles.includes('coordinator')).map(({ operator }) => operator)
}

async function namedOnes(table: Table, { district, caseManager, householdLiaison, namedFor }: Question) {
  const namings = await Promise.all(namedFor.map((its) => findNaming(table, district.id, its)))
  const ids = namings.flatMap((naming) => naming?.operator ?? [])
  return [
    ...(caseManager === undefined ? [] : [{ id: caseManager, reason: 'case-manager' } as const]),
    ...(householdLiaison === undefined || householdLiaison === caseManager
      ? []
      : [{ id: householdLiaison, reason: 'household-liaison' } as const]),
    ...ids.map((id) => ({ id, reason: 'named-liaison' }) as const),
  ]
}

/** This operator, else their deputy, when there and of the district; why not is noted. */
async function presentOne(
  table: Table,
  id: string,
  { district, at, except }: Question,
  passedOver: PassedOver[],
): Promise<Operator | undefined> {
  const day = dayZero(at, district.office)
  const operator = await readOperator(table, id)
  const why = await whyNot(table, operator, { id, district: district.id, day, except })
  if (why === undefined) return operator
  passedOver.push({ operator: id, why })
  const { deputy } = operator ?? {}
  if (why !== 'absent' || deputy === undefined) return undefined
  const substitute = await readOperator(table, deputy)
  const whyNotDeputy = await whyNot(table, substitute, { id: deputy, district: district.id, day, except })
  if (whyNotDeputy === undefined) return substitute
  passedOver.push({ operator: deputy, why: whyNotDeputy })
  return undefined
}

async function whyNot(
  table: Table,
  operator: Operator | undefined,
  { id, district, day, except }: { id: string; district: string; day: string; except: string | undefined },
): Promise<PassedOver['why'] | undefined> {
  if (operator === undefined) return 'not-known'
  if (hasLeft(operator, day)) return 'left'
  if (id === except || (await readMembership(table, id, district)) === undefined) return 'not-here'
  return isPresent(operator, day) ? undefined : 'absent'
}

async function leastBusyOf(
  table: Table,
  ids: readonly string[],
  { district, at, except }: Pick<Question, 'district' | 'at' | 'except'>,
): Promise<Operator | undefined> {
  const candidates = ids
    .filter((id) => id !== except)
    .map(async (id): Promise<Candidate[]> => {
      const [operator, openDeadlines] = await Promise.all([
        readOperator(table, id),
        countDeadlines(table, id),
      ])
      return operator === undefined ? [] : [{ operator, openDeadlines }]
    })
  return leastBusy((await Promise.all(candidates)).flat(), dayZero(at, district.office))
}

function answer(
  operator: Operator,
  reason: Assignment['reason'],
  passedOver: readonly PassedOver[],
): FoundOwner {
  return {
    assignment: { owner: operator.id, reason, ...told(passedOver) },
    checks: [stillHere(operator)],
  }
}

function told(passedOver: readonly PassedOver[]): Pick<Assignment, 'passedOver'> {
  return passedOver.length === 0 ? {} : { passedOver: [...passedOver] }
}
