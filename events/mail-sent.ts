import * as z from 'zod/mini'
import { mailKind } from '../shared/domain/mail.ts'
import { contract } from './envelope.ts'

/** SES has taken a mail; after a doubt it may have had it before. */
export const mailSent = contract(
  'mail.sent',
  z.strictObject({ kind: mailKind, possiblyTwice: z.optional(z.int()) }),
)
