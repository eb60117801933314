import * as z from 'zod/mini'
import { slug } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** Somebody works in the programme from now on. */
export const operatorAdded = contract('operator.added', z.strictObject({ districts: z.array(slug) }))
