import * as z from 'zod/mini'
import { contactChannel, contactOutcome } from '../shared/domain/contact.ts'
import { contract } from './envelope.ts'

/** Somebody tried to reach the family and did not. */
export const contactAttempted = contract(
  'contact.attempted',
  z.strictObject({ channel: contactChannel, outcome: contactOutcome }),
)
