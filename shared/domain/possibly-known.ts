import * as z from 'zod/mini'
import { hexId } from './identifier.ts'

/** Why two households may be one family. */
export const knownReason = z.enum(['same-phone', 'same-email', 'same-name-and-birth-year'])
export type KnownReason = z.infer<typeof knownReason>

/** A household that may be the same family as a newcomer; a person looks, and joins them or not. */
export const possiblyKnown = z.object({ household: hexId, reason: knownReason })
export type PossiblyKnown = z.infer<typeof possiblyKnown>
