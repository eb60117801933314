import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendWhenDue } from '../../../../functions/mail/sending/send-when-due.ts'
import { addressId } from '../../../../shared/domain/address.ts'
import { linkId } from '../../../../shared/domain/link.ts'
import { digestId, type MailIn, mailBase } from '../../../../shared/domain/mail.ts'
import { Unavailable } from '../../../../shared/errors.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { deadlinesOf } from '../../../../shared/table/deadline-store.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { findLink } from '../../../../shared/table/link-store.ts'
import { findMail, mailShape } from '../../../../shared/table/mail-store.ts'
import type { Table } from '../../../../shared/table/table.ts'
import { runAt, seedDeadlines, seedPeople } from '../../../support/due-table.ts'
import { at } from '../../../support/due-world.ts'
import { sendAllDue, sendUrgent, suspend } from '../../../support/mail-table.ts'
import { fakeSes } from '../../../support/post.ts'
import { startTable } from '../../../support/table.ts'

const MONDAY = '2026-01-26'
const ses = fakeSes()
const digest = digestId('anna-prova', MONDAY)

let table: Table
let stop: () => Promise<void>
beforeEach(async () => {
  ;({ table, stop } = await startTable())
  await seedPeople(table)
  await seedDeadlines(table, 2, at('2026-01-23', '10:00'), { due: '2026-01-30' })
  await runAt(table, at(MONDAY))
})
afterEach(() => stop())

const send = (time: string) => sendWhenDue(ses.post(table), digest, at(MONDAY, time))
const typesTold = async () =>
  (await Array.fromAsync(eventsOfSubject(table, `mail/${digest}`))).map(({ type }) => type)

test('what SES has taken is sent, and told', async () => {
  await send('08:01')
  expect(await findMail(table, digest)).toMatchObject({ status: 'sent', attempts: 1 })
  expect(await typesTold()).toEqual(['mail.sent'])
})

test('the address to which it went stands in it by its hash, so that what comes back closes no other', async () => {
  await send('08:01')
  const sent = await findMail(table, digest)
  expect(sent?.to).toBe(addressId('anna-prova@example.org'))
  expect(JSON.stringify(sent)).not.toContain('@')
})

test('what SES takes not now waits, and its message fails', async () => {
  ses.does('throttle')
  await expect(send('08:01')).rejects.toThrow(Unavailable)
  expect(await findMail(table, digest)).toMatchObject({ status: 'pending', attempts: 1 })
  ses.does('take')
  await sendAllDue(ses.post(table), at(MONDAY, '09:00'))
  expect(await findMail(table, digest)).toMatchObject({ status: 'sent', attempts: 2 })
  expect(await findMail(table, digest)).not.toHaveProperty('possiblyTwice')
})

test('what SES will never take is refused, told, counted, and a deadline of a coordinator', async () => {
  ses.does('reject')
  const post = ses.post(table)
  await sendWhenDue(post, digest, at(MONDAY, '08:01'))
  expect(await findMail(table, digest)).toMatchObject({ status: 'refused', reason: 'rejected' })
  expect(await typesTold()).toEqual(expect.arrayContaining(['mail.refused', 'deadline.set']))
  expect(post.counted).toEqual(['MailsRefused'])
  expect(await deadlinesOf(table, `mail/${digest}`)).toMatchObject([
    { kind: 'refused-mail', owner: 'carla-esempio' },
  ])
})

test('to a suspended address nothing is sent; its own deadline is there already', async () => {
  await suspend(table, 'anna-prova', at(MONDAY))
  await send('08:01')
  expect(ses.taken).toEqual([])
  expect(await findMail(table, digest)).toMatchObject({ status: 'refused', reason: 'address-suspended' })
  expect(await deadlinesOf(table, `mail/${digest}`)).toEqual([])
})

describe('when nobody knows whether SES has it', () => {
  test('it is left alone for a quarter of an hour, then sent again and counted', async () => {
    ses.does('take-unheard')
    await send('08:01')
    ses.does('take')
    await sendAllDue(ses.post(table), at(MONDAY, '08:15'))
    await sendUrgent(ses.post(table), at(MONDAY, '08:15'))
    await send('08:15')
    expect(ses.taken).toHaveLength(1)
    const post = ses.post(table)
    await sendUrgent(post, at(MONDAY, '08:16'))
    expect(ses.taken).toHaveLength(2)
    expect(post.counted).toEqual(['MailsPossiblyTwice'])
    expect(await findMail(table, digest)).toMatchObject({ status: 'sent', attempts: 2, possiblyTwice: 1 })
  })

  test('it is sent no more when SES has told of it meanwhile', async () => {
    ses.does('take-unheard')
    await send('08:01')
    const sending = await findMail(table, digest)
    if (sending === undefined) throw new Error('it is there')
    const sentAt = at(MONDAY, '08:02').toISOString()
    const sent: MailIn<'sent'> = {
      ...mailBase(sending),
      status: 'sent',
      sentAt,
      version: sending.version + 1,
    }
    await commit(table, [{ replace: mailShape.toItem(sent) }], [])
    await sendUrgent(ses.post(table), at(MONDAY, '08:16'))
    await send('08:16')
    expect(ses.taken).toHaveLength(1)
  })

  test('each time it is waited for longer: a mailbox is not filled', async () => {
    ses.does('lose')
    for (let minutes = 1; minutes < 11 * 60; minutes += 15) {
      const now = new Date(at(MONDAY).getTime() + minutes * 60_000)
      await sendUrgent(ses.post(table), now)
      if (minutes === 1) await sendAllDue(ses.post(table), now)
    }
    expect(await findMail(table, digest)).toMatchObject({ status: 'sending', attempts: 6, possiblyTwice: 5 })
  })

  test('each mail that may have arrived has a link of its own that opens it', async () => {
    ses.does('take-unheard')
    await send('08:01')
    ses.does('take')
    await sendUrgent(ses.post(table), at(MONDAY, '08:16'))
    const [first, second] = ses.taken.map(({ token }) => token)
    expect(first).not.toBe(second)
    for (const token of [first, second]) {
      expect(await findLink(table, linkId(token ?? ''))).toMatchObject({ mail: digest, kind: 'mail' })
    }
  })
})
