import {
  criterion,
  type MatchingOverride,
  matchingField,
  matchingObjective,
  matchingOverride,
} from '../../shared/domain/matching-policy.ts'
import { isObject, unknownWord } from './fault-words.ts'

export type ReadMatching =
  | { readonly matching: MatchingOverride }
  /** A line for each thing that is wrong: its place, the value and the cure. */
  | { readonly faults: readonly string[] }

/** All weights together. */
const WHOLE = 1000

/** Reads what a district’s matching goes by: `{"waitingWeeks": 8}`. What is not named is as by default. */
export function readMatching(given: unknown): ReadMatching {
  if (!isObject(given)) return { faults: ['matching is no object: write {"matching": {"waitingWeeks": 8}}'] }
  const unknown = Object.keys(given)
    .filter((field) => !matchingField.safeParse(field).success)
    .map((field) => `matching.${unknownWord(field, matchingField.options, 'field')}`)
  const override = matchingOverride.safeParse(given)
  const places = override.error?.issues.map(({ path }) => String(path[0])) ?? []
  const wrong = [...new Set(places)]
    .filter((field) => field !== 'weights')
    .map((field) => wrongValue(field, given[field]))
  const faults = [...unknown, ...weightFaults(given['weights']), ...wrong]
  return faults.length > 0 || !override.success ? { faults } : { matching: override.data }
}

function weightFaults(weights: unknown): string[] {
  if (weights === undefined) return []
  if (!isObject(weights)) return ['matching.weights is no object: write a whole number for each criterion']
  const unknown = Object.keys(weights)
    .filter((name) => !criterion.safeParse(name).success)
    .map((name) => unknownWord(name, criterion.options, 'criterion'))
  const missing = criterion.options
    .filter((name) => weights[name] === undefined)
    .map((name) => `${name} is missing: weights are set all together, write 0 where it counts nothing`)
  const wrong = criterion.options
    .filter((name) => weights[name] !== undefined && !isShare(weights[name]))
    .map((name) => `${name} is ${JSON.stringify(weights[name])}: write a whole number from 0 to ${WHOLE}`)
  const faults = [...unknown, ...missing, ...wrong].map((fault) => `matching.weights.${fault}`)
  return faults.length > 0 ? faults : sumFaults(Object.values(weights).map(Number))
}

function isShare(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= WHOLE
}

function sumFaults(weights: readonly number[]): string[] {
  const sum = weights.reduce((all, one) => all + one, 0)
  if (sum === WHOLE) return []
  const cure = sum < WHOLE ? `add ${WHOLE - sum}` : `take ${sum - WHOLE} away`
  return [`matching.weights make ${sum} together: they make ${WHOLE}, ${cure}`]
}

const wanted: Readonly<Record<string, string>> = {
  waitingWeeks: 'a whole number of weeks from 1 to 104',
  singleParentWeight: 'a whole number from 1 to 10',
  isClearanceRequired: 'true or false',
  clearanceMonths: 'a whole number of months from 1 to 60',
  recheckMonths: 'a whole number of months from 1 to 60',
}

function wrongValue(field: string, value: unknown): string {
  if (field === 'objective' && typeof value === 'string') {
    return `matching.objective: ${unknownWord(value, matchingObjective.options, 'objective')}`
  }
  return `matching.${field} is ${JSON.stringify(value)}: write ${wanted[field] ?? `one of ${matchingObjective.options.join(', ')}`}`
}
