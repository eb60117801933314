import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** A partner organisation may send referrals through its first form. */
export const partnerAdded = contract('partner.added', z.strictObject({ form: slug }))
