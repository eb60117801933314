/** SendEmail: what SES takes, and why it takes something else not. */

import * as z from 'zod'
import { WireError } from '../stack/wire-error.ts'
import type { SesDefinition } from '../template/ses.ts'

const text = z.strictObject({ Data: z.string(), Charset: z.string().optional() })
const addresses = z.array(z.string()).default([])

/** What the runner does not keep it does not take, so that nothing is lost in silence. */
const inputSchema = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({
    ToAddresses: addresses,
    CcAddresses: z.array(z.never()).optional(),
    BccAddresses: z.array(z.never()).optional(),
  }),
  ReplyToAddresses: addresses,
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: text,
      Body: z.strictObject({ Text: text.optional(), Html: text.optional() }),
      Headers: z
        .array(
          z.strictObject({
            Name: z.string().regex(/^[!-9;-@A-~]{1,126}$/),
            Value: z.string().regex(/^[ -~]{1,870}$/),
          }),
        )
        .max(15)
        .default([]),
    }),
  }),
  EmailTags: z
    .array(
      z.strictObject({
        Name: z.string().regex(/^[\w-]{1,256}$/),
        Value: z.string().regex(/^[\w-]{1,256}$/),
      }),
    )
    .default([]),
  ConfigurationSetName: z.string().optional(),
})

/** A mail that SES has been given. */
export interface OutgoingMail {
  readonly from: string
  readonly to: readonly string[]
  readonly replyTo: readonly string[]
  readonly subject: string
  readonly text: string | undefined
  readonly html: string | undefined
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly tags: Readonly<Record<string, string>>
  readonly configurationSet: string | undefined
}

/** @throws WireError when SES would not take it, or when it holds what this runner does not know */
export function readMail(body: unknown, ses: SesDefinition): OutgoingMail {
  const parsed = inputSchema.safeParse(body)
  if (!parsed.success) throw new WireError('BadRequestException', explain(parsed.error))
  const { Content, ...input } = parsed.data
  const { Subject, Body, Headers } = Content.Simple
  const mail = {
    from: input.FromEmailAddress,
    to: input.Destination.ToAddresses,
    replyTo: input.ReplyToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data,
    html: Body.Html?.Data,
    headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    tags: Object.fromEntries(input.EmailTags.map(({ Name, Value }) => [Name, Value])),
    configurationSet: input.ConfigurationSetName,
  }
  refuse(mail, ses)
  return mail
}

function refuse(mail: OutgoingMail, { configurationSets, identities }: SesDefinition): void {
  const { configurationSet, from, to } = mail
  if (mail.text === undefined && mail.html === undefined) {
    throw new WireError('BadRequestException', 'Missing required content: a text or an HTML body.')
  }
  const wrong = to.find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(bare(address)))
  if (wrong !== undefined) throw new WireError('BadRequestException', 'Missing final @domain')
  if (to.length < 1 || to.length > 50) {
    throw new WireError('BadRequestException', 'There must be 1 to 50 recipients.')
  }
  if (configurationSet !== undefined && !configurationSets.has(configurationSet)) {
    throw new WireError('NotFoundException', `Configuration set <${configurationSet}> does not exist.`, 404)
  }
  if (!identities.some((identity) => isFrom(bare(from), identity))) {
    throw new WireError(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check: ${from}`,
    )
  }
}

/** A verified domain stands for its subdomains too. */
function isFrom(address: string, identity: string): boolean {
  const domain = address.split('@').at(-1) ?? ''
  return address === identity || domain === identity || domain.endsWith(`.${identity}`)
}

/** `Raccordo <noreply@example.org>` → `noreply@example.org`. */
export function bare(address: string): string {
  return (/<([^<>]*)>\s*$/.exec(address)?.[1] ?? address).trim()
}

function explain({ issues }: z.ZodError): string {
  return issues
    .map((issue) => {
      const path = issue.path.join('.')
      return issue.code === 'unrecognized_keys'
        ? `${issue.keys.map((key) => [path, key].filter(Boolean).join('.')).join(', ')} is not known to the local runner; add it to local/ses/outgoing-mail.ts`
        : `${path}: ${issue.message}`
    })
    .join('; ')
}
