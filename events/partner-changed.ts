import * as z from 'zod/mini'
import { contract } from './envelope.ts'

/** Where a partner's mails go, or their language, changed: what, never its value. */
export const partnerChanged = contract(
  'partner.changed',
  z.strictObject({ changes: z.array(z.enum(['contact', 'mail-domains', 'language'])) }),
)
