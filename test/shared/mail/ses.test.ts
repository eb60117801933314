import { SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { expect, test } from 'vitest'
import { type AddressedLetter, give } from '../../../shared/mail/ses.ts'
import { answerIn } from '../../../shared/mail/ses-answer.ts'
import { fakeSes } from '../../support/post.ts'

const fake = fakeSes()
const letter: AddressedLetter = {
  ...{ id: 'a'.repeat(32), kind: 'digest', address: 'anna@example.org' },
  ...{ subject: 'Però', html: '<p>Però</p>', text: 'Però' },
}
const { ses } = fake

const answered = (name: string, httpStatusCode: number, message = '') =>
  new SESv2ServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } })
const failed = (name: string, code?: string) => Object.assign(new Error(''), { name, ...(code && { code }) })

test('a letter goes to one address, tagged with the mail, as text and HTML, and says that a machine wrote it', async () => {
  expect(await give(ses, letter)).toBe('taken')
  expect(fake.mocked.commandCalls(SendEmailCommand).map(({ args }) => args[0].input)).toEqual([
    {
      FromEmailAddress: 'Raccordo <noreply@raccordo.example>',
      Destination: { ToAddresses: ['anna@example.org'] },
      ConfigurationSetName: 'raccordo-test',
      EmailTags: [{ Name: 'mail', Value: letter.id }],
      Content: {
        Simple: {
          Subject: { Data: 'Però', Charset: 'UTF-8' },
          Body: {
            Html: { Data: '<p>Però</p>', Charset: 'UTF-8' },
            Text: { Data: 'Però', Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'List-Id', Value: 'Raccordo <digest.raccordo.example>' },
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
          ],
        },
      },
    },
  ])
})

test('the SDK does not try again by itself: that would be a second mail that nobody counts', async () => {
  expect(await ses.client.config.maxAttempts()).toBe(1)
})

test('what SES says to an address is not in the log', async () => {
  fake.mocked
    .on(SendEmailCommand)
    .rejects(answered('MessageRejected', 400, 'anna@example.org is a wrong address'))
  expect(await give(ses, letter)).toBe('never')
  expect(fake.logged()).toContain(letter.id)
  expect(fake.logged()).not.toContain('anna@')
})

test.each([
  ['never', answered('MessageRejected', 400, 'Message contains a virus')],
  ['never', answered('BadRequestException', 400, 'Local address contains control or whitespace')],
  ['not-now', answered('MessageRejected', 400, 'Email address is not verified.')],
  ['not-now', answered('MailFromDomainNotVerifiedException', 400)],
  ['not-now', answered('SendingPausedException', 400)],
  ['not-now', answered('AccountSuspendedException', 400)],
  ['not-now', answered('LimitExceededException', 400)],
  ['not-now', answered('TooManyRequestsException', 429)],
  ['not-now', answered('ThrottlingException', 400, 'Daily message quota exceeded')],
  ['not-now', answered('NotFoundException', 404)],
  ['not-now', answered('AccessDeniedException', 403)],
  ['not-now', failed('Error', 'ECONNREFUSED')],
  ['not-now', failed('CredentialsProviderError')],
  ['unknown', answered('InternalServiceErrorException', 500)],
  ['unknown', answered('ServiceUnavailable', 503)],
  ['unknown', failed('TimeoutError')],
  ['unknown', failed('Error', 'ECONNRESET')],
  ['unknown', 'no error at all'],
])('says %s of %s', (answer, error) => {
  expect(answerIn(error)).toBe(answer)
})
