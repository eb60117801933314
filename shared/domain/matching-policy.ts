import * as z from 'zod/mini'

/** By what an affinity (*affinità*) is counted. */
export const criterion = z.enum([
  'languages',
  'availability',
  'distance',
  'skills',
  'preferences',
  'experience',
  'load',
  'waiting',
])
export type Criterion = z.infer<typeof criterion>

const share = z.int().check(z.gte(0), z.lte(1000))
const months = z.int().check(z.gte(1), z.lte(60))

/** What an assignment is best at. */
export const matchingObjective = z.enum(['most-families', 'best-score'])

/** What a district's matching goes by. Named by a number, as its deadlines: what held when is known. */
export const matchingPolicy = z.object({
  /** How much of an affinity each criterion is; 1,000 together. */
  weights: z.record(criterion, share),
  /** After so many weeks of waiting its criterion counts in full. */
  waitingWeeks: z.int().check(z.gte(1), z.lte(104)),
  /** How many times the affinities of a single parent's family count: 1–10. */
  singleParentWeight: z.int().check(z.gte(1), z.lte(10)),
  /** Adults need a certificate of no criminal record. */
  isClearanceRequired: z.boolean(),
  /** How old it may be when a mentor becomes active. */
  clearanceMonths: months,
  /** After how long it is looked at anew. */
  recheckMonths: months,
  objective: matchingObjective,
})
export type MatchingPolicy = z.infer<typeof matchingPolicy>

/** What of it a district may set. */
export const matchingField = z.keyof(matchingPolicy)

/** What a district wants otherwise; weights only all together. */
export const matchingOverride = z.partial(matchingPolicy)
export type MatchingOverride = z.infer<typeof matchingOverride>

/** What holds where a district says nothing else. The weights are our own choice. */
export const defaultMatchingPolicy: MatchingPolicy = {
  weights: {
    languages: 250,
    availability: 180,
    distance: 150,
    skills: 150,
    preferences: 50,
    experience: 50,
    load: 70,
    waiting: 100,
  },
  waitingWeeks: 12,
  singleParentWeight: 2,
  isClearanceRequired: true,
  clearanceMonths: 6,
  recheckMonths: 12,
  objective: 'most-families',
}

/** The matching policy that holds in a district; it is named by the number of the district's policy. */
export function matchingPolicyOf({
  matching,
}: {
  readonly matching?: MatchingOverride | undefined
}): MatchingPolicy {
  return Object.assign({}, defaultMatchingPolicy, matching)
}
