import * as z from 'zod/mini'
import { deadlineKind } from '../shared/domain/deadline-policy.ts'
import { isoDay } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Somebody put it off. */
export const deadlineSnoozed = contract(
  'deadline.snoozed',
  z.strictObject({ kind: deadlineKind, number: z.int().check(z.gte(1)), until: isoDay, due: isoDay }),
)
