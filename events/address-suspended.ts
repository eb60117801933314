import * as z from 'zod/mini'
import { suspensionReason } from '../shared/domain/address.ts'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Nothing is sent to an address any more, until a person restores it. */
export const addressSuspended = contract(
  'address.suspended',
  z.strictObject({ reason: suspensionReason, mail: hexId }),
)
