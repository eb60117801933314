import * as z from 'zod'
import type { Endpoints } from '../../cli/endpoints.ts'

const store = z.object({
  emails: z.array(
    z.object({
      messageId: z.string(),
      from: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string().default(''), html: z.string().default('') }),
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
      tags: z.record(z.string(), z.string()),
      configurationSet: z.string().optional(),
      sentAt: z.string(),
    }),
  ),
})

/** A mail that SES took, whatever became of it afterwards. */
export interface ReceivedMail {
  readonly messageId: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: ReadonlyMap<string, string>
  /** `mail` is the id in our table. */
  readonly tags: Readonly<Record<string, string>>
  readonly configurationSet: string | undefined
  /** By the moved clock. */
  readonly at: Date
}

interface WithMailbox {
  readonly endpoints: Pick<Endpoints, 'mailbox'>
}

/** Everything that the stack has sent since it started, in order. */
export async function mailbox({ endpoints }: WithMailbox): Promise<ReceivedMail[]> {
  const response = await fetch(`${endpoints.mailbox}store`)
  return store.parse(await response.json()).emails.map(({ destination, body, headers, sentAt, ...mail }) => ({
    ...mail,
    ...body,
    configurationSet: mail.configurationSet,
    to: destination.to.join(', '),
    headers: new Map(headers.map(({ name, value }) => [name, value])),
    at: new Date(sentAt),
  }))
}

const link = /https?:\/\/[^\s"'<>]+\/l\/[\w-]+/g

/**
 * The address of the one link of a mail.
 * @throws when text and HTML have none, or not the same one
 */
export function linkIn({ text, html, subject }: Pick<ReceivedMail, 'text' | 'html' | 'subject'>): string {
  const [first, ...more] = new Set([...(text.match(link) ?? []), ...(html.match(link) ?? [])])
  if (first !== undefined && more.length === 0) return first
  throw new Error(`"${subject}" has ${first === undefined ? 'no link' : 'more than one link'}: ${text}`)
}
