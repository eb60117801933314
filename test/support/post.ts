import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { afterEach, beforeEach } from 'vitest'
import type { Post } from '../../functions/mail/sending/post.ts'
import { openSes } from '../../shared/mail/ses.ts'
import type { Table } from '../../shared/table/table.ts'
import { captureLog } from './captured-log.ts'
import { mockedClient } from './mocked-client.ts'

/** What SES does with a mail: takes it; says no in some way; takes it, or not, and is not heard. */
export type SesDeed = 'take' | 'throttle' | 'reject' | 'lose' | 'take-unheard'

/** A mail that SES has. */
export interface InSes {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly token: string
}

const LINKS = 'https://raccordo.example/l'

export type FakeSes = ReturnType<typeof fakeSes>

/** An SES that does what it is told, for the tests of a file; what it says no to stands in the log, which is kept. */
export function fakeSes() {
  process.env['AWS_REGION'] = 'eu-south-1'
  const mocked = mockedClient(SESv2Client)
  const taken: InSes[] = []
  let deedFor: (to: string) => SesDeed = () => 'take'
  let log: ReturnType<typeof captureLog> | undefined
  afterEach(() => log?.release())
  beforeEach(() => {
    log = captureLog()
    mocked.reset()
    taken.length = 0
    deedFor = () => 'take'
    mocked.on(SendEmailCommand).callsFake((input) => {
      const mail = mailIn(input)
      const deed = deedFor(mail.to)
      if (deed === 'take' || deed === 'take-unheard') taken.push(mail)
      if (deed !== 'take') throw errors[deed]()
      return { MessageId: 'one' }
    })
  })
  const ses = openSes({
    from: 'Raccordo <noreply@raccordo.example>',
    domain: 'raccordo.example',
    configurationSet: 'raccordo-test',
  })
  return {
    mocked,
    ses,
    taken,
    logged: () => log?.text() ?? '',
    /** Forgets what it has, within a test. */
    forget() {
      taken.length = 0
      mocked.resetHistory()
      log?.release()
      log = captureLog()
    },
    /** What it does from now on, whoever a mail is for. */
    does(next: SesDeed | ((to: string) => SesDeed)) {
      deedFor = typeof next === 'function' ? next : () => next
    },
    post(table: Table): Post & { readonly counted: string[] } {
      const counted: string[] = []
      return {
        ...{ table, ses, linkBase: LINKS, counted },
        pace: async () => undefined,
        chance: (size) => crypto.getRandomValues(new Uint8Array(size)),
        count: (what) => counted.push(what),
      }
    },
  }
}

const answered = (name: string, httpStatusCode: number, message = '') =>
  new SESv2ServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } })

const timeout = () => Object.assign(new Error('too late'), { name: 'TimeoutError' })

const errors: Record<Exclude<SesDeed, 'take'>, () => Error> = {
  throttle: () => answered('TooManyRequestsException', 429),
  reject: () => answered('MessageRejected', 400, 'invalid content'),
  lose: timeout,
  'take-unheard': timeout,
}

type Sent = ConstructorParameters<typeof SendEmailCommand>[0]

function mailIn({ Destination, EmailTags, Content }: Sent): InSes {
  const { Subject, Body } = Content?.Simple ?? {}
  const text = Body?.Text?.Data ?? ''
  const [, token = ''] = /\/l\/([\w-]{43})/.exec(text) ?? []
  return {
    id: EmailTags?.find(({ Name }) => Name === 'mail')?.Value ?? '',
    to: Destination?.ToAddresses?.[0] ?? '',
    subject: Subject?.Data ?? '',
    ...{ text, html: Body?.Html?.Data ?? '', token },
  }
}
