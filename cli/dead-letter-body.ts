import * as z from 'zod'
import { parseJson } from '../shared/json.ts'

/** SES's own event, as the bus gives it back when a rule could not deliver it: with address and subject. */
const sesEvent = z.object({
  source: z.literal('aws.ses'),
  time: z.string(),
  detail: z.object({
    eventType: z.string(),
    bounce: z.object({ bounceType: z.string() }).optional(),
    mail: z.object({ tags: z.object({ mail: z.array(z.string()).min(1) }) }),
  }),
})

/**
 * What a queue of ours was to get: the message as it is, what `detail` of the bus's event holds, or of an event of SES the
 * parts that its rule lets through.
 */
export function messageIn(body: string): Record<string, unknown> | undefined {
  const value = parseJson(body)
  const ofSes = sesEvent.safeParse(value)
  if (ofSes.success) return outcome(ofSes.data)
  if (typeof value !== 'object' || value === null) return undefined
  const detail = 'detail' in value ? value.detail : value
  return typeof detail === 'object' && detail !== null ? { ...detail } : undefined
}

function outcome({ time, detail }: z.infer<typeof sesEvent>): Record<string, unknown> {
  const { eventType: type, bounce, mail } = detail
  const [id] = mail.tags.mail
  return { type, mail: id, at: time, ...(bounce && { bounceType: bounce.bounceType }) }
}

/** What a dead letter is about: the kind of its event, or that it wakes a mail. */
export function aboutIn(message: Record<string, unknown> | undefined): { type: string; subject: string } {
  const mail = message?.['mail']
  const about = typeof mail === 'string' ? { type: 'wake-up', subject: `mail/${mail}` } : undefined
  return {
    type: String(message?.['type'] ?? about?.type ?? 'unknown'),
    subject: String(message?.['subject'] ?? about?.subject ?? ''),
  }
}
