import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import type { MailKind } from '../domain/mail.ts'
import { log } from '../log.ts'
import { answerIn, type SesAnswer } from './ses-answer.ts'

/** Who sends, and the only client that speaks to SES. */
export interface Ses {
  readonly client: SESv2Client
  /** `Raccordo <noreply@…>` */
  readonly from: string
  /** Of the lists that mail programs sort by. */
  readonly domain: string
  readonly configurationSet: string
}

export function openSes(sender: Omit<Ses, 'client'>): Ses {
  const client = new SESv2Client({
    // A second attempt of the SDK would be a second mail that nobody counts.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true },
  })
  return { ...sender, client }
}

/** A mail as it goes out: to one addressee. */
export interface AddressedLetter {
  /** Of the mail: SES's events name it. */
  readonly id: string
  readonly kind: MailKind
  readonly address: string
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Gives one letter to SES. What it answered is told, never thrown. */
export async function give(ses: Ses, letter: AddressedLetter): Promise<SesAnswer> {
  try {
    await ses.client.send(new SendEmailCommand(requestFor(ses, letter)))
    return 'taken'
  } catch (error) {
    const answer = answerIn(error)
    log.error(`SES did not take a mail: ${answer}`, error, { subject: `mail/${letter.id}` })
    return answer
  }
}

function requestFor({ from, domain, configurationSet }: Ses, letter: AddressedLetter): SendEmailCommandInput {
  const { id, kind, address, subject, html, text } = letter
  return {
    FromEmailAddress: from,
    Destination: { ToAddresses: [address] },
    ConfigurationSetName: configurationSet,
    EmailTags: [{ Name: 'mail', Value: id }],
    Content: {
      Simple: {
        Subject: utf8(subject),
        Body: { Html: utf8(html), Text: utf8(text) },
        Headers: [
          { Name: 'List-Id', Value: `Raccordo <${kind}.${domain}>` },
          { Name: 'Auto-Submitted', Value: 'auto-generated' },
        ],
      },
    },
  }
}

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' })
