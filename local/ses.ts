/** SES on this machine: it takes mails as AWS does, tells what becomes of them, and shows them; nothing leaves. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { CallHooks, LocalClock, ServiceCall } from './contracts.ts'
import type { ServiceEvent } from './eventbridge/service-event.ts'
import { type Fate, fateOf } from './ses/fate.ts'
import { mailEvent, type TakenMail } from './ses/mail-event.ts'
import { type Mailbox, openMailbox } from './ses/mailbox.ts'
import { readMail } from './ses/outgoing-mail.ts'
import { refusalNamed } from './ses/refusals.ts'
import { accessKeyIdOf, close, listen, readBody } from './stack/http-server.ts'
import { WireError } from './stack/wire-error.ts'
import type { Environment } from './template/arns.ts'
import type { SesDefinition } from './template/ses.ts'

const SEND_EMAIL = '/v2/email/outbound-emails'
/** SES takes 40 MB; no mail of ours comes near a tenth of it. */
const MAX_BODY_BYTES = 4 * 1024 * 1024

export interface SesOptions {
  readonly ses: SesDefinition
  readonly environment: Environment
  readonly clock: Pick<LocalClock, 'now'>
  readonly hooks?: CallHooks | undefined
  /** Puts what became of a mail on the default bus. */
  tell(event: ServiceEvent): void
}

export interface LocalSes {
  readonly url: string
  /** The page that shows what was sent; `<mailboxUrl>store` is the same as JSON. */
  readonly mailboxUrl: string
  stop(): Promise<void>
}

export async function startSes(options: SesOptions): Promise<LocalSes> {
  const mailbox = await openMailbox()
  const server = createServer((request, response) => {
    const work = isSending(request)
      ? sendEmail(request, response, mailbox, options)
      : show(request, response, mailbox)
    work.catch((error: unknown) => sendError(response, error))
  })
  const url = await listen(server)
  return {
    url,
    mailboxUrl: `${url}/`,
    async stop() {
      await close(server)
      await mailbox.stop()
    },
  }
}

function isSending({ method, url }: IncomingMessage): boolean {
  return method === 'POST' && url === SEND_EMAIL
}

async function sendEmail(
  request: IncomingMessage,
  response: ServerResponse,
  mailbox: Mailbox,
  options: SesOptions,
): Promise<void> {
  const { clock, hooks = {}, ses } = options
  const body = await readBody(request, MAX_BODY_BYTES)
  const call: ServiceCall = {
    service: 'ses',
    operation: 'SendEmail',
    accessKeyId: accessKeyIdOf(request.headers) ?? '',
  }
  await hooks.hold?.(call)
  const fault = hooks.before?.(call) === 'throttle' ? 'throttled' : hooks.mail?.(call)
  if (fault === 'request-lost') return void response.destroy()
  const isAnswerLost = fault === 'answer-lost' || fault === 'answer-and-events-lost'
  if (fault !== undefined && !isAnswerLost) throw refusalNamed(fault)
  if (!body) throw new WireError('BadRequestException', 'The message is too large.')
  const text = body.toString('utf8')
  const mail = await mailbox.keep(readMail(parse(text), ses), text, clock.now())
  hooks.after?.(call)
  if (isAnswerLost) response.destroy()
  else send(response, 200, { MessageId: mail.messageId })
  if (fault !== 'answer-and-events-lost') tellAll(mail, options)
}

/** What is not of a configuration set nobody hears of. */
function tellAll(mail: TakenMail, { ses, environment, clock, tell }: SesOptions): void {
  const wanted = ses.configurationSets.get(mail.configurationSet ?? '')
  const happened: (Fate | { type: 'Send' })[] = [{ type: 'Send' }, ...mail.to.flatMap(fateOf)]
  for (const each of happened) {
    if (wanted?.has(each.type)) tell(mailEvent(mail, each, { environment, now: clock.now() }))
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new WireError('BadRequestException', `the body is no JSON: ${String(cause)}`)
  }
}

async function show(request: IncomingMessage, response: ServerResponse, mailbox: Mailbox): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
  switch (`${request.method} ${pathname}`) {
    case 'GET /':
      return pass(response, await mailbox.page())
    case 'GET /store':
      return send(response, 200, mailbox.store(Number(searchParams.get('since') ?? 0)))
    case 'GET /get-emlContent': {
      const file = await mailbox.file(searchParams.get('messageId') ?? '')
      return file ? pass(response, file) : send(response, 404, { message: 'no such mail was sent here' })
    }
    case 'POST /clear-store':
      mailbox.forget()
      return send(response, 200, { message: 'the mailbox is empty' })
    default:
      throw unknown(request)
  }
}

async function pass(response: ServerResponse, page: Response): Promise<void> {
  response.writeHead(page.status, { 'content-type': page.headers.get('content-type') ?? 'text/plain' })
  response.end(Buffer.from(await page.arrayBuffer()))
}

function unknown({ method, url }: IncomingMessage): WireError {
  return new WireError('UnknownOperationException', `${method} ${url} is not known to the local runner`, 404)
}

function sendError(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof WireError ? error : new WireError('InternalServiceErrorException', String(error), 500)
  response.setHeader('x-amzn-errortype', known.code)
  send(response, known.status, { message: known.message })
}

function send(response: ServerResponse, status: number, output: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(output))
}
