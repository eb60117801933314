import * as z from 'zod/mini'

/** What the schedule says: how long one run takes at most; what is left then, the sweep goes on with. */
export const runDueInput = z.strictObject({ budgetSeconds: z.int().check(z.gte(1)) })
export type RunDueInput = z.infer<typeof runDueInput>
