import * as z from 'zod/mini'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { isoDay, slug } from '../shared/domain/identifier.ts'

/** Which deadline of the subject. */
export const named = z.strictObject({ kind: deadlineKind, number: z.int().check(z.gte(1)) })

/** The same with what counts of it; without an owner it is the district's own. */
export const dated = z.strictObject({
  kind: deadlineKind,
  number: z.int().check(z.gte(1)),
  due: isoDay,
  owner: z.optional(slug),
})
