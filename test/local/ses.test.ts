import { afterEach, expect, test } from 'vitest'
import { type LocalSes, startSes } from '../../local/ses.ts'

let ses: LocalSes | undefined
afterEach(() => ses?.stop())

test('a mail that is sent stands in the mailbox', async () => {
  ses = await startSes()
  const mail = {
    FromEmailAddress: 'raccordo@example.org',
    Destination: { ToAddresses: ['anna@example.org'] },
    Content: { Simple: { Subject: { Data: 'BG-26-0042' }, Body: { Text: { Data: 'ciao' } } } },
  }
  const sent = await fetch(`${ses.url}/v2/email/outbound-emails`, {
    method: 'POST',
    headers: { authorization: 'AWS4-HMAC-SHA256 Credential=local', 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  })
  expect(sent.status).toBe(200)
  const store = await (await fetch(`${ses.url}/store`)).json()
  expect(store).toMatchObject({
    emails: [{ subject: 'BG-26-0042', destination: { to: ['anna@example.org'] } }],
  })
  expect(await (await fetch(ses.mailboxUrl)).text()).toMatch(/<html/i)
  expect(new URL(ses.url).hostname).toBe('127.0.0.1')
})
