import { defaultMatchingPolicy } from '../../shared/domain/matching-policy.ts'
import type { Terms } from '../../shared/matching/suitability/seen.ts'

/** By the default policy, on a Monday. */
export const TERMS: Terms = {
  policy: defaultMatchingPolicy,
  today: '2026-11-23',
  now: new Date('2026-11-23T09:00:00.000Z'),
}
