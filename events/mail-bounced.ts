import * as z from 'zod/mini'
import { mailKind } from '../shared/domain/mail.ts'
import { contract } from './envelope.ts'

/** A mail came back for good: nothing is delivered to that address. */
export const mailBounced = contract('mail.bounced', z.strictObject({ kind: mailKind }))
