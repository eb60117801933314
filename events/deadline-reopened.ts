import * as z from 'zod/mini'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { act } from '../shared/domain/deed.ts'
import { isoDay } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** What was done to it by a link is undone: it stands as before. */
export const deadlineReopened = contract(
  'deadline.reopened',
  z.strictObject({ kind: deadlineKind, number: z.int().check(z.gte(1)), act, due: isoDay }),
)
