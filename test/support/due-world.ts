import type { Turn } from '../../shared/casework/due/telling.ts'
import type { OpenDeadline, StepName } from '../../shared/domain/deadline.ts'
import { rowOf } from '../../shared/domain/deadline-policy.ts'
import type { District } from '../../shared/domain/district.ts'
import { hash } from '../../shared/domain/hash.ts'
import { firstOfDanger, firstStep } from '../../shared/domain/ladder.ts'
import type { Membership, Operator } from '../../shared/domain/operator.ts'
import { romeInstant } from '../../shared/domain/rome.ts'
import { districts } from './districts.ts'

/** The first of the programme's districts, with what a test wants otherwise. */
export function districtWith(others: Partial<District> = {}): District {
  const [first] = districts
  if (first === undefined) throw new Error('the programme has no district')
  return { ...first, ...others }
}

/** 08:00 in Rome of a day, or another time. */
export const at = (day: string, time = '08:00') => romeInstant(day, time)

export const occasionAt = (when: Date) =>
  ({ at: when, actor: 'system', via: 'system', correlationId: 'run-due' }) as const

/** Invented people. */
export function person(id: string, others: Partial<Operator> = {}): Operator {
  return {
    ...{ id, name: id, language: 'it', signInAddress: `${id}@example.org`, absences: [], version: 1 },
    ...others,
  }
}

/** An owner with a deputy, a liaison with none, and a coordinator. */
export const everybody = [
  person('anna-prova', { deputy: 'dario-prova' }),
  person('bruno-esempio'),
  person('carla-esempio'),
  person('dario-prova'),
]

const rolesOf: Readonly<Record<string, Membership['roles']>> = { 'carla-esempio': ['coordinator'] }

export function membershipOf({ id }: Operator, district = 'bergamo'): Membership {
  return { operator: id, district, roles: rolesOf[id] ?? ['liaison'], kinds: [], version: 1 }
}

/** A turn with these people, of whom some are away. */
export function turnAt(
  when: Date,
  {
    district = districtWith(),
    people = everybody,
    away = [],
  }: { district?: District; people?: readonly Operator[]; away?: readonly string[] } = {},
): Turn {
  const absences = [{ from: '2000-01-01', to: '2100-01-01' }]
  const operators = people.map((one) => (away.includes(one.id) ? { ...one, absences } : one))
  const coordinators = operators.filter(({ id }) => rolesOf[id]?.includes('coordinator')).map(({ id }) => id)
  return {
    district,
    occasion: occasionAt(when),
    crew: {
      operators: new Map(operators.map((one) => [one.id, one])),
      members: new Set(operators.map(({ id }) => id)),
      coordinators,
    },
  }
}

/** An open deadline of a referral, as it is set at an instant. */
export function openDeadline(
  setAt: Date,
  others: Partial<OpenDeadline> & { readonly due: string },
  district = districtWith(),
): OpenDeadline {
  const deadline = {
    subject: `referral/${hash('a referral that is due', '1')}`,
    kind: 'triage',
    number: 1,
    district: district.id,
    owner: 'anna-prova',
    liaison: 'bruno-esempio',
    caseCode: 'BG-26-0001',
    origin: 'policy',
    basis: 'goal',
    isUrgent: false,
    policyDue: others.due,
    setAt: setAt.toISOString(),
    version: 1,
    status: 'open',
    ...others,
  } satisfies Omit<OpenDeadline, 'next'>
  if (deadline.kind === 'danger') return { ...deadline, next: firstOfDanger(setAt), ...others }
  const row = rowOf(deadline.kind, district.policy)
  return { ...deadline, next: firstStep(deadline, row, district.office), ...others }
}

/** The same, standing at a step. */
export function standingAtStep(deadline: OpenDeadline, name: StepName, when: Date): OpenDeadline {
  return { ...deadline, next: { name, at: when.toISOString() } }
}
