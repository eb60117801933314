import * as z from 'zod/mini'
import { hexId } from '../shared/domain/identifier.ts'
import { contract } from './envelope.ts'

/** It is the same family as another household, with which the work goes on. */
export const householdJoined = contract('household.joined', z.strictObject({ into: hexId }))
