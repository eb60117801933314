import { describe, expect, test } from 'vitest'
import { recordOutcome } from '../../../functions/mail/outcome.ts'
import { actsOn } from '../../../shared/casework/acts/offered-acts.ts'
import { restoreAddress } from '../../../shared/casework/mail/suspended-address.ts'
import { addressId } from '../../../shared/domain/address.ts'
import { isOpen } from '../../../shared/domain/deadline.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import { findAddress, suspendedRows } from '../../../shared/table/address-store.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { eventsOfSubject } from '../../../shared/table/event-store.ts'
import { findMail, mailRows } from '../../../shared/table/mail-store.ts'
import { openOf } from '../../support/act-table.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { districtNamed } from '../../support/districts.ts'
import { eventMails, TUESDAY } from '../../support/event-mails.ts'
import { putLine, putMail } from '../../support/mails.ts'

const at = eventMails()
const NOW = new Date('2026-11-24T10:00:00.000Z')

/** A mail to somebody that SES was given. */
const mailTo = (addressee: string, change: Partial<Mail> = {}) =>
  putMail(at.table(), addressee, { status: 'sending', takenAt: TUESDAY, ...change } as Partial<Mail>) // of one status
const tell = (mail: string, type: string, others: object = {}) =>
  recordOutcome(at.table(), { type, mail, at: '2026-11-24T09:59:58Z', ...others }, NOW)
const bounce = (mail: string) => tell(mail, 'Bounce', { bounceType: 'Permanent' })
const addressOf = (text: string) => findAddress(at.table(), addressId(text))
const typesOf = async (subject: string) =>
  (await Array.fromAsync(eventsOfSubject(at.table(), subject))).map(({ type }) => type)
const openIn = async (subject: string) => (await deadlinesOf(at.table(), subject)).filter(isOpen)

describe('what SES tells', () => {
  test('ends the doubt whether it has a mail, and is told once', async () => {
    const id = await mailTo('operator/anna-prova', { possiblyTwice: 1 })
    await tell(id, 'Send')
    await tell(id, 'Delivery')
    await tell(id, 'Send')
    expect(await findMail(at.table(), id)).toMatchObject({
      ...{ status: 'sent', sentAt: '2026-11-24T09:59:58.000Z', outcome: 'delivered', version: 3 },
    })
    expect(await typesOf(`mail/${id}`)).toEqual(['mail.sent'])
  })

  test('of a mail that nobody knows, or of no mail of ours, is left alone', async () => {
    await tell('0'.repeat(32), 'Delivery')
    await tell('', 'Send')
    await tell(await mailTo('operator/anna-prova'), 'Open')
    expect(at.intake()).toBeDefined()
  })

  test('that it does not send one after all is for a coordinator to see to', async () => {
    const id = await mailTo('operator/carla-prova', { status: 'sent' })
    await tell(id, 'Reject')
    await tell(id, 'Reject')
    expect(await findMail(at.table(), id)).toMatchObject({
      status: 'refused',
      reason: 'rejected',
      version: 2,
    })
    expect(await openIn(`mail/${id}`)).toMatchObject([{ kind: 'refused-mail', owner: 'carla-prova' }])
    expect(await typesOf(`mail/${id}`)).toEqual(expect.arrayContaining(['mail.refused', 'deadline.set']))
  })
})

describe('a mail that came back for good', () => {
  test('suspends the address, once, and a coordinator sees to it: another one than whose it is, where there is one', async () => {
    const [one, other] = [await mailTo('operator/anna-prova'), await mailTo('operator/anna-prova')]
    await Promise.all([bounce(one), bounce(other), bounce(one)])
    await tell(one, 'Delivery')
    const address = await addressOf('Anna-Prova@example.org ')
    expect(address).toMatchObject({ suspended: { reason: 'bounced', district: 'bergamo' }, version: 1 })
    expect(await findMail(at.table(), one)).toMatchObject({ status: 'sent', outcome: 'bounced' })
    const subject = `address/${address?.id}`
    expect(await openIn(subject)).toMatchObject([
      { kind: 'suspended-address', owner: 'carla-prova', due: '2026-11-25' },
    ])
    expect(await typesOf(subject)).toEqual(expect.arrayContaining(['address.suspended', 'deadline.set']))
    expect(await typesOf(`mail/${one}`)).toEqual(expect.arrayContaining(['mail.sent', 'mail.bounced']))
    const rows = await Array.fromAsync(suspendedRows(at.table()))
    expect(JSON.stringify(rows)).not.toContain('@')
  })

  test('of the only coordinator is theirs all the same', async () => {
    await tell(await mailTo('operator/carla-prova'), 'Complaint')
    const address = await addressOf('carla-prova@example.org')
    expect(address?.suspended?.reason).toBe('complained')
    expect(await openIn(`address/${address?.id}`)).toMatchObject([{ owner: 'carla-prova' }])
  })

  test('closes the address to which it went, not the one that was put right meanwhile', async () => {
    const to = addressId('gina.old@example.org')
    const id = await mailTo('operator/gina-prova', { to })
    await at.intake().addMember('gina-prova', { roles: ['operator'] })
    await bounce(id)
    expect(await addressOf('gina-prova@example.org')).toBeUndefined()
    expect((await addressOf('gina.old@example.org'))?.suspended?.mail).toBe(id)
  })

  test('not for good, or late, changes nothing but that SES has it', async () => {
    const id = await mailTo('operator/bruno-prova')
    await tell(id, 'Bounce', { bounceType: 'Transient' })
    expect(await findMail(at.table(), id)).toMatchObject({ status: 'sent', version: 2 })
    expect(await addressOf('bruno-prova@example.org')).toBeUndefined()
  })

  test('suspends the address too when the mail stands in another one by now', async () => {
    const id = await mailTo('operator/bruno-prova', { status: 'unneeded', endedAt: TUESDAY })
    await bounce(id)
    expect((await addressOf('bruno-prova@example.org'))?.suspended?.mail).toBe(id)
    expect(await findMail(at.table(), id)).toMatchObject({ status: 'unneeded', version: 1 })
  })

  test('may get there again because a person says so; that can be done by hand, too', async () => {
    const { table } = at
    await bounce(await mailTo('operator/dino-prova', { district: 'dalmine' }))
    const id = addressId('dino-prova@example.org')
    const [deadline] = await openIn(`address/${id}`)
    if (deadline === undefined) throw new Error('nobody has to see to it')
    const ground = { district: districtNamed('dalmine'), today: '2026-11-24' }
    expect(actsOn(deadline, ground).map(({ act }) => act)).toContain('done')
    await expect(restoreAddress(table(), id, occasionAt(NOW, 'anna-prova'))).rejects.toThrow(
      'does not work there',
    )
    const restored = await restoreAddress(table(), id, occasionAt(NOW, 'elena-prova'))
    expect(restored).toEqual({ id, restoredAt: NOW.toISOString(), version: 2 })
    expect(await openIn(`address/${id}`)).toEqual([])
    expect(await typesOf(`address/${id}`)).toEqual(
      expect.arrayContaining(['address.restored', 'deadline.met']),
    )
    await expect(restoreAddress(table(), id, occasionAt(NOW, 'elena-prova'))).rejects.toThrow('not suspended')
    await expect(restoreAddress(table(), '0'.repeat(32), occasionAt(NOW))).rejects.toThrow(
      'was never suspended',
    )
    const another = await mailTo('operator/dino-prova', { district: 'dalmine' })
    await tell(another, 'Bounce', { bounceType: 'Permanent', at: '2026-11-24T10:00:01Z' })
    expect(await openIn(`address/${id}`)).toMatchObject([{ number: 2, owner: 'elena-prova' }])
  })

  test('is told late or again: an address that a person has restored since stays open', async () => {
    const { table } = at
    await at.intake().addMember('ivo-prova', { roles: ['operator'] })
    const elsewhere = await mailTo('operator/ivo-prova', { status: 'unneeded', endedAt: TUESDAY })
    const late = await mailTo('operator/ivo-prova')
    await bounce(elsewhere)
    const id = addressId('ivo-prova@example.org')
    await restoreAddress(table(), id, occasionAt(NOW, 'carla-prova'))
    await bounce(elsewhere)
    await bounce(late)
    expect((await findAddress(table(), id))?.suspended).toBeUndefined()
    expect(await findMail(table(), late)).toMatchObject({ status: 'sent', outcome: 'bounced' })
  })

  test('within the second in which a person restored it, which is all that SES tells of the time, suspends it', async () => {
    await at.intake().addMember('lia-prova', { roles: ['operator'] })
    await bounce(await mailTo('operator/lia-prova'))
    const id = addressId('lia-prova@example.org')
    const later = new Date(NOW.getTime() + 600)
    await restoreAddress(at.table(), id, occasionAt(later, 'carla-prova'))
    const again = await mailTo('operator/lia-prova')
    await tell(again, 'Bounce', { bounceType: 'Permanent', at: '2026-11-24T10:00:00Z' })
    expect((await findAddress(at.table(), id))?.suspended?.mail).toBe(again)
  })

  test('and told of a danger is told to the coordinators at once, and raises an alarm', async () => {
    const { id } = await at.arrived({ child_in_danger: true })
    const danger = await openOf(at.table(), 'danger', `referral/${id}`)
    const mail = await mailTo('operator/anna-prova', { kind: 'danger' })
    await putLine(at.table(), mail, danger)
    const counted: string[] = []
    const said = { type: 'Bounce', bounceType: 'Permanent', mail, at: '2026-11-24T09:59:58Z' }
    await recordOutcome(at.table(), said, NOW, (what) => counted.push(what))
    await recordOutcome(at.table(), said, NOW, (what) => counted.push(what))
    expect(counted).toEqual(['DangerMailsBack'])
    const confirmed = await mailTo('operator/anna-prova', { kind: 'danger' })
    await recordOutcome(at.table(), { ...said, mail: confirmed }, NOW, (what) => counted.push(what))
    expect(counted).toHaveLength(1)
    const rows = await Array.fromAsync(mailRows(at.table(), 'operator/carla-prova'))
    expect(rows.filter((row) => row['kind'] === 'danger')).toMatchObject([{ status: 'pending' }])
  })
})
