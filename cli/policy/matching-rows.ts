import type { DistrictPolicy } from '../../shared/domain/deadline-policy.ts'
import { criterion, matchingField, matchingPolicyOf } from '../../shared/domain/matching-policy.ts'

/** What a district’s matching goes by, as one row for programs. */
export function matchingRow(policy: DistrictPolicy) {
  return {
    kind: 'matching' as const,
    ...matchingPolicyOf(policy),
    /** What the district set itself. */
    own: Object.keys(policy.matching ?? {}),
  }
}

/** Columns of it as a person reads it. */
export const matchingColumns = ['matching', 'value', 'own']

/** The same, a line for each value. */
export function matchingLines(policy: DistrictPolicy) {
  return [...valuesOf(policy)].map(([matching, value]) => {
    const [field = ''] = matching.split('.')
    return { matching, value, own: Object.hasOwn(policy.matching ?? {}, field) ? 'own' : '' }
  })
}

/** In which values of their matching two policies differ. */
export function matchingChanges(before: DistrictPolicy, after: DistrictPolicy) {
  const [old, next] = [valuesOf(before), valuesOf(after)]
  return [...next]
    .filter(([field, value]) => old.get(field) !== value)
    .map(([field, value]) => ({ kind: 'matching' as const, field, before: old.get(field), after: value }))
}

/** Every value by its place: `weights.languages`, `waitingWeeks`. */
function valuesOf(policy: DistrictPolicy): Map<string, string | number | boolean> {
  const { weights, ...others } = matchingPolicyOf(policy)
  return new Map([
    ...criterion.options.map((name) => [`weights.${name}`, weights[name]] as const),
    ...matchingField.options.flatMap((field) =>
      field === 'weights' ? [] : [[field, others[field]] as const],
    ),
  ])
}
