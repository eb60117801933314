import * as z from 'zod/mini'
import { caseCodeText } from './case-code.ts'
import { hexId, instant, slug } from './identifier.ts'

/** Why a district sends a family back. */
export const handoverReason = z.enum([
  'not-resident',
  'no-capacity',
  'other-service-competent',
  'work-under-way',
  'other',
])
export type HandoverReason = z.infer<typeof handoverReason>

export const handoverStatuses = ['offered', 'accepted', 'refused', 'withdrawn'] as const

/** That a referral is offered to another district (*passaggio*), and what became of it. */
export const handover = z.object({
  referral: hexId,
  caseCode: caseCodeText,
  /** 1, 2, 3 … of this referral. */
  number: z.int().check(z.gte(1)),
  from: slug,
  to: slug,
  status: z.enum(handoverStatuses),
  offeredAt: instant,
  offeredBy: slug,
  /** In the words of whoever offers it; may be personal. */
  note: z.optional(z.string()),
  answeredAt: z.optional(instant),
  answeredBy: z.optional(slug),
  reason: z.optional(handoverReason),
  answerNote: z.optional(z.string()),
  version: z.int().check(z.gte(1)),
})
export type Handover = z.infer<typeof handover>

/** How often others sent it back since it came to the district that has it. */
export function refusalsSoFar(handovers: readonly Pick<Handover, 'status'>[]): number {
  const last = handovers.findLastIndex(({ status }) => status === 'accepted')
  return handovers.slice(last + 1).filter(({ status }) => status === 'refused').length
}
