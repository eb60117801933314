import * as z from 'zod'
import { romeText } from '../../cli/clock.ts'
import type { Connection } from '../../cli/connection.ts'
import { toTable } from '../../cli/output.ts'
import { readAddressee } from '../../shared/domain/addressee.ts'
import type { Mail } from '../../shared/domain/mail.ts'
import { findMail } from '../../shared/table/mail-store.ts'

const store = z.object({
  emails: z.array(
    z.object({
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string() }),
      tags: z.object({ mail: z.string() }),
      sentAt: z.string(),
    }),
  ),
})

/** A mail that SES took: what the mailbox has of it, beside what the table knows. */
export interface DemoMail {
  readonly at: Date
  readonly addresses: readonly string[]
  readonly subject: string
  readonly text: string
  /** Where its one link leads. */
  readonly link: string | undefined
  readonly mail: Mail
}

/** Everything that was sent, in order. */
export async function sentMails({ table }: Connection, mailbox: string): Promise<DemoMail[]> {
  const { emails } = store.parse(await (await fetch(`${mailbox}store`)).json())
  return Promise.all(
    emails.map(async ({ destination, subject, body, tags, sentAt }) => {
      const mail = await findMail(table, tags.mail)
      if (mail === undefined) throw new Error(`"${subject}" was sent, and the table knows nothing of it`)
      const link = /https?:\S+\/l\/[\w-]+/.exec(body.text)?.[0]
      return { at: new Date(sentAt), addresses: destination.to, subject, text: body.text, link, mail }
    }),
  )
}

/** To whom each went, never by an address. */
export function mailsAsText(mails: readonly DemoMail[]): string {
  const rows = mails.map(({ at, subject, mail }) => ['', romeText(at), whose(mail), mail.kind, subject])
  return toTable([['', 'sent', 'to', 'kind', 'subject'], ...rows])
}

/** `anna-prova`; `sender of BG-26-0001`; before there is a case, `sender at scuola`. */
function whose({ addressee, caseCode }: Mail): string {
  const who = readAddressee(addressee)
  if (who.kind === 'operator') return who.id
  if (who.kind === 'partner') return `office of ${who.id}`
  return caseCode === undefined ? `sender at ${who.form}` : `sender of ${caseCode}`
}
