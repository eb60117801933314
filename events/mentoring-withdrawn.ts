import * as z from 'zod/mini'
import { mentoringWithdrawal } from '../shared/domain/mentoring-request.ts'
import { contract } from './envelope.ts'

/** No mentor is sought any longer for a request. */
export const mentoringWithdrawn = contract(
  'mentoring.withdrawn',
  z.strictObject({ number: z.int(), reason: mentoringWithdrawal }),
)
