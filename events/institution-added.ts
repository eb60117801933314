import * as z from 'zod/mini'
import { institutionKind } from '../shared/domain/institution.ts'
import { contract } from './envelope.ts'

/** A school or service is known, and forms may name it. */
export const institutionAdded = contract('institution.added', z.strictObject({ kind: institutionKind }))
