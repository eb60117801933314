import type { OpenDeadline } from '../../domain/deadline.ts'
import type { MailLine } from '../../domain/mail.ts'
import { isPresent, type Operator } from '../../domain/operator.ts'

/** Who works in a district, as far as a deadline asks for them. */
export interface Crew {
  /** By id: the deadline's owner and liaison, their deputies, the district's coordinators; those who left too. */
  readonly operators: ReadonlyMap<string, Operator>
  /** Ids of all who work in the district. */
  readonly members: ReadonlySet<string>
  /** Ids, in their order. */
  readonly coordinators: readonly string[]
}

/** Somebody who is told of a step, and why. */
export interface Addressee {
  readonly operator: string
  readonly as: MailLine['as']
}

/** Who hears of a step besides its owner. */
export interface Reach {
  readonly liaison: boolean
  readonly coordinators: boolean
}

/** One transaction writes two items for each: more would not fit, and the step would be told to nobody. */
export const MOST_HEARERS = 20

/**
 * Whom a step of a deadline is told on a day, each once. For an owner who is away their deputy, else a coordinator; for a
 * liaison who is away, or is told already, the same. What nobody owns is told to the coordinators who are there. At most
 * 20 are told: the owner, the liaison, then coordinators by id.
 */
export function addresseesOf(
  { owner, liaison }: Pick<OpenDeadline, 'owner' | 'liaison'>,
  reach: Reach,
  crew: Crew,
  day: string,
): Addressee[] {
  const there = (addressees: readonly Addressee[]) =>
    addressees.filter(({ operator }) => isThere(operator, crew, day))
  const coordinators = there(crew.coordinators.map((operator) => ({ operator, as: 'coordinator' })))
  const told = owner === undefined ? [...coordinators] : there(chain(owner, 'owner', crew)).slice(0, 1)
  const add = (addressees: readonly Addressee[]) => {
    const others = addressees.filter(({ operator }) => !told.some((one) => one.operator === operator))
    told.push(...others)
  }
  if (told.length === 0) add(coordinators.slice(0, 1))
  if (reach.liaison) {
    const escalated = [...there(chain(liaison, 'liaison', crew)), ...coordinators]
    add(escalated.filter(({ operator }) => !told.some((one) => one.operator === operator)).slice(0, 1))
  }
  if (reach.coordinators) add(coordinators)
  const inOrder = [...told.filter(isNamed), ...told.filter((one) => !isNamed(one))]
  return inOrder.length > MOST_HEARERS ? inOrder.slice(0, MOST_HEARERS) : told
}

function isNamed({ as }: Addressee): boolean {
  return as !== 'coordinator'
}

/** Somebody, and then their deputy. */
function chain(operator: string | undefined, as: Addressee['as'], { operators }: Crew): Addressee[] {
  if (operator === undefined) return []
  const deputy = operators.get(operator)?.deputy
  return [{ operator, as }, ...(deputy === undefined ? [] : [{ operator: deputy, as: 'deputy' as const }])]
}

function isThere(id: string, { operators, members }: Crew, day: string): boolean {
  const operator = operators.get(id)
  return operator !== undefined && members.has(id) && isPresent(operator, day)
}
