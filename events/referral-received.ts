import * as z from 'zod'
import { hexId, slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A referral stands in its district, with a case code, and waits for its acknowledgement. */
export const referralReceived = contract(
  'referral.received',
  z.strictObject({
    caseCode: z.string().regex(/^[A-Z]{2,4}-\d{2}-\d{4,}$/),
    household: hexId,
    partner: slug,
    form: slug,
    urgency: z.enum(['ordinary', 'urgent']),
    outOfArea: z.boolean(),
  }),
)
