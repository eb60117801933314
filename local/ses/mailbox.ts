/** Keeps what one stack sent and shows it on the page of aws-ses-v2-local. */

import { createRequire } from 'node:module'
import * as z from 'zod'
import { addressOf, close, LOOPBACK } from '../stack/http-server.ts'
import { WireError } from '../stack/wire-error.ts'
import type { TakenMail } from './mail-event.ts'
import type { OutgoingMail } from './outgoing-mail.ts'

// Required and not imported: Node and the test runner disagree about the default export of this CommonJS module.
const require = createRequire(import.meta.url)

export interface Mailbox {
  keep(mail: OutgoingMail, body: string, at: Date): Promise<TakenMail>
  /** What was sent since a second, as the page reads it, with tags and configuration set beside. */
  store(since: number): unknown
  forget(): void
  page(): Promise<Response>
  /** One mail as a file; nothing when it was not sent here. */
  file(messageId: string): Promise<Response> | undefined
  stop(): Promise<void>
}

const answer = z.object({ MessageId: z.string() })

/** The package has one memory for the whole process, so each stack has its own list and clears up behind itself. */
export async function openMailbox(): Promise<Mailbox> {
  const { default: start } = require('aws-ses-v2-local') as typeof import('aws-ses-v2-local')
  const server = await start({ port: 0, host: LOOPBACK })
  const url = addressOf(server)
  let mails: TakenMail[] = []
  const forget = () => {
    removeFromMemory(new Set(mails.map(({ messageId }) => messageId)))
    mails = []
  }
  return {
    async keep(mail, body, at) {
      const response = await fetch(`${url}/v2/email/outbound-emails`, {
        method: 'POST',
        headers: { authorization: 'AWS4-HMAC-SHA256 Credential=local', 'content-type': 'application/json' },
        body,
      })
      if (!response.ok) throw new WireError('BadRequestException', await response.text(), response.status)
      const taken = { ...mail, messageId: answer.parse(await response.json()).MessageId, at }
      mails.push(taken)
      return taken
    },
    store: (since) => ({
      templates: {},
      emails: mails.map(shown).filter((mail) => mail.at >= since),
    }),
    forget,
    page: () => pageOf(url),
    // The package itself breaks down when it is asked for a mail that it does not have.
    file: (id) =>
      mails.some(({ messageId }) => messageId === id)
        ? fetch(`${url}/get-emlContent?messageId=${id}`)
        : undefined,
    async stop() {
      forget()
      await close(server)
    },
  }
}

/** The page shows mails in frames, and the pages behind our links stand in none: those open in a window of their own. */
const showsMail = 'iframeDoc.body.innerHTML = e.body.html;'
const linksOpenOutside = `iframeDoc.head.innerHTML = '<base target="_blank">';`

async function pageOf(url: string): Promise<Response> {
  const page = await fetch(url)
  const text = (await page.text()).replace(showsMail, linksOpenOutside + showsMail)
  return new Response(text, { status: page.status, headers: { 'content-type': 'text/html' } })
}

function removeFromMemory(ids: ReadonlySet<string>): void {
  const memory = require('aws-ses-v2-local/dist/store.js') as typeof import('aws-ses-v2-local/dist/store.js')
  const { emails } = memory.getStoreReadonly()
  emails.splice(0, emails.length, ...emails.filter(({ messageId }) => !ids.has(messageId)))
}

function shown({ at, from, to, replyTo, subject, text, html, headers, messageId, ...more }: TakenMail) {
  return {
    ...{ messageId, from, replyTo, subject, headers, attachments: [] },
    destination: { to, cc: [], bcc: [] },
    body: { text, html },
    at: Math.floor(at.getTime() / 1000),
    sentAt: at.toISOString(),
    tags: more.tags,
    configurationSet: more.configurationSet,
  }
}
