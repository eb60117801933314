import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js'
import { expect, test } from 'vitest'
import type { ServiceCall } from '../../local/contracts.ts'
import { linkIn, mailbox } from '../support/mailbox.ts'
import { accessKeyId, mail, NOW, startRig } from './ses/ses-rig.ts'

test('a mail that is sent stands in the mailbox with tags, headers, configuration set and the clock’s time', async () => {
  const { send, ses, stack } = await startRig()
  const { MessageId } = await send()
  expect(await mailbox(stack)).toEqual([
    {
      messageId: MessageId,
      from: 'Raccordo <noreply@example.org>',
      to: 'anna@scuola.example',
      subject: 'BG-26-0042',
      text: 'ciao',
      html: '<p>ciao</p>',
      headers: new Map([['Auto-Submitted', 'auto-generated']]),
      tags: { mail: '0123456789abcdef0123456789abcdef' },
      configurationSet: 'raccordo-test',
      at: NOW,
    },
  ])
  expect(new URL(ses.url).hostname).toBe('127.0.0.1')
})

test('the page of the mailbox reads what was sent since a second, and a mail as a file', async () => {
  const { send, ses } = await startRig()
  const { MessageId } = await send()
  const second = Math.floor(NOW.getTime() / 1000)
  expect(await (await fetch(ses.mailboxUrl)).text()).toMatch(/<html/i)
  const since = async (at: number) => (await fetch(`${ses.url}/store?since=${at}`)).json()
  expect(await since(second)).toMatchObject({ emails: [{ messageId: MessageId, at: second }] })
  expect(await since(second + 1)).toMatchObject({ emails: [] })
  const file = await fetch(`${ses.url}/get-emlContent?messageId=${MessageId}`)
  const { body } = (await file.json()) as { body: { data: number[] } }
  expect(String(Buffer.from(body.data))).toContain('Subject: BG-26-0042')
  expect((await fetch(`${ses.url}/get-emlContent?messageId=another`)).status).toBe(404)
})

test('two mailboxes of one process know nothing of each other, and one that stops takes only its own along', async () => {
  const first = await startRig()
  const second = await startRig()
  const { MessageId } = await first.send()
  await second.send()
  await second.ses.stop()
  expect(await mailbox(first.stack)).toMatchObject([{ messageId: MessageId }])
  const file = await fetch(`${first.ses.url}/get-emlContent?messageId=${MessageId}`)
  expect(file.status).toBe(200)
  await first.ses.stop()
  expect(getStoreReadonly().emails).toEqual([])
  const third = await startRig()
  expect(await mailbox(third.stack)).toEqual([])
  expect((await fetch(`${third.ses.url}/get-emlContent?messageId=${MessageId}`)).status).toBe(404)
})

test('the mailbox can be emptied', async () => {
  const { send, ses, stack } = await startRig()
  await send()
  await fetch(`${ses.url}/clear-store`, { method: 'POST' })
  expect(await mailbox(stack)).toEqual([])
})

test('the hooks are asked before and after a call, with who calls; what they throttle is not sent', async () => {
  const calls: [string, ServiceCall][] = []
  let isThrottled = true
  const { send, stack } = await startRig({
    hooks: {
      before: (call) => {
        calls.push(['before', call])
        return isThrottled ? 'throttle' : undefined
      },
      after: (call) => void calls.push(['after', call]),
    },
  })
  const call = { service: 'ses', operation: 'SendEmail', accessKeyId }
  await expect(send()).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    $metadata: { httpStatusCode: 429 },
  })
  expect(calls).toEqual([['before', call]])
  expect(await mailbox(stack)).toEqual([])
  isThrottled = false
  await send()
  expect(calls.slice(1)).toEqual([
    ['before', call],
    ['after', call],
  ])
})

test('a call may be held back', async () => {
  const held = Promise.withResolvers<void>()
  const { send, stack } = await startRig({ hooks: { hold: () => held.promise } })
  const sending = send()
  expect(await mailbox(stack)).toEqual([])
  held.resolve()
  await sending
  expect(await mailbox(stack)).toHaveLength(1)
})

test('what SES does not offer here is refused by its name', async () => {
  const { ses } = await startRig()
  const answer = await fetch(`${ses.url}/v2/email/templates`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('GET /v2/email/templates is not known to the local runner')
})

test('the one link of a mail is found, and none or two are told', () => {
  const link = 'http://127.0.0.1:1234/l/abc_-1'
  const one = { subject: 's', text: `vedi ${link}.`, html: `<a href="${link}">vedi</a>` }
  expect(linkIn(one)).toBe(link)
  expect(() => linkIn({ ...one, text: '', html: '' })).toThrow('no link')
  expect(() => linkIn({ ...one, html: `${link}2` })).toThrow('more than one link')
  expect(mail.EmailTags).toHaveLength(1)
})
