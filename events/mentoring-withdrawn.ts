import * as z from 'zod/mini'
import { mentoringWithdrawal } from '../shared/domain/mentoring-request.ts'
import { contract } from './envelope.ts'

/** No mentor is sought any longer for these requests of a household. */
export const mentoringWithdrawn = contract(
  'mentoring.withdrawn',
  z.strictObject({ numbers: z.array(z.int()), reason: mentoringWithdrawal }),
)
