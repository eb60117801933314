import * as z from 'zod/mini'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A household was made with its first referral; without one, it was taken over from earlier records. */
export const householdOpened = contract('household.opened', z.strictObject({ referral: z.optional(hexId) }))
