import * as z from 'zod'

/** What the schedule says: from what age on something counts as left behind. */
export const sweepInput = z.strictObject({
  outboxAgeSeconds: z.int().min(0),
  submissionAgeSeconds: z.int().min(0),
})
export type SweepInput = z.infer<typeof sweepInput>
