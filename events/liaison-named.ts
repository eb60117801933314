import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { namedFor } from '../shared/domain/naming.ts'
import { contract } from './envelope.ts'

/** From now on the families of an institution or a partner are a liaison’s; without an operator, nobody’s in particular. */
export const liaisonNamed = contract(
  'liaison.named',
  z.strictObject({
    namedFor: namedFor,
    operator: z.optional(slug),
    origin: z.enum(['person', 'first-referral']),
  }),
)
