import * as z from 'zod/mini'

/** What the schedule says: from what age on something counts as left behind. */
export const sweepInput = z.strictObject({
  outboxAgeSeconds: z.int().check(z.gte(0)),
  submissionAgeSeconds: z.int().check(z.gte(0)),
  /** By default everything that is due. */
  dueAgeSeconds: z._default(z.int().check(z.gte(0)), 0),
})
export type SweepInput = z.infer<typeof sweepInput>
