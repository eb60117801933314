import * as z from 'zod/mini'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** It is another family after all. */
export const householdSeparated = contract('household.separated', z.strictObject({ from: hexId }))
