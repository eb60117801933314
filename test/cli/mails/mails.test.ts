import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { listMails, type WantedMails } from '../../../cli/mails/list.ts'
import { retry } from '../../../cli/mails/retry.ts'
import { showMail } from '../../../cli/mails/show.ts'
import { addPartner } from '../../../cli/partners.ts'
import { WrongUsage } from '../../../cli/wrong-usage.ts'
import { setMailDeadline } from '../../../shared/casework/mail/mail-trouble.ts'
import { hash } from '../../../shared/domain/hash.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { findMail, outgoing } from '../../../shared/table/mail-store.ts'
import { queryItems } from '../../../shared/table/read.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { eventsOf, startConnection } from '../../support/connection.ts'
import { putLine, putLink, putMail } from '../../support/mails.ts'
import { addOperators } from '../../support/operators.ts'

const NOW = '2026-11-24T09:00:00.000Z'
const TOKEN = 'ein-Token-das-niemand-kennt'

let connection: Connection
let stop: () => Promise<void>
const ids: Record<string, string> = {}
beforeAll(async () => {
  ;({ connection, stop } = await startConnection(NOW))
  await addOperators(connection)
  await addPartner(connection, { id: 'scuola', name: 'Scuola', district: 'bergamo', provider: 'json' })
  const { table } = connection
  const put = async (
    name: string,
    ...what: Parameters<typeof putMail> extends [unknown, ...infer R] ? R : never
  ) => {
    ids[name] = await putMail(table, ...what)
  }
  await put('sent', 'operator/anna-prova', { attempts: 1, outcome: 'delivered', outcomeAt: NOW })
  await put('pending', 'operator/anna-prova', { status: 'pending', notBefore: '2026-11-25T07:00:00.000Z' })
  await put('doubtful', 'operator/bruno-prova', { status: 'sending', takenAt: '2026-11-24T08:00:00.000Z' })
  await put('with SES', 'operator/carla-prova', { status: 'sending', takenAt: '2026-11-24T08:59:00.000Z' })
  const refused = { status: 'refused', refusedAt: NOW, reason: 'rejected', kind: 'form-quiet' } as const
  await put('refused', 'partner/scuola', refused)
})
afterAll(() => stop?.())

const idOf = (name: string) => ids[name] ?? ''
const named = (rows: readonly object[]) =>
  rows.map((row) => Object.keys(ids).find((name) => 'id' in row && idOf(name) === row.id)).toSorted()

describe('mail list', () => {
  test.each([
    [{}, ['doubtful', 'pending', 'refused', 'with SES']],
    [{ status: 'refused' }, ['refused']],
    [{ status: 'sending' }, ['doubtful', 'with SES']],
    [{ owner: 'anna-prova' }, ['pending', 'sent']],
    [{ owner: 'anna-prova', status: 'sent' }, ['sent']],
    [{ owner: 'dino-prova' }, []],
    [{ partner: 'scuola' }, ['refused']],
  ] satisfies [WantedMails, string[]][])('with %j has %j', async (wanted, found) => {
    expect(named(await listMails(connection, wanted))).toEqual(found)
  })

  test('shows how each stands, and no address', async () => {
    const rows = await listMails(connection, { owner: 'anna-prova', status: 'sent' })
    expect(rows).toMatchObject([{ status: 'sent', outcome: 'delivered', attempts: 1, possiblyTwice: 0 }])
    expect(JSON.stringify(await listMails(connection, {}))).not.toContain('@')
  })

  test.each([
    [{ owner: 'nessuno' }, 'operator nessuno does not exist'],
    [{ partner: 'nessuno' }, 'partner nessuno does not exist'],
    [{ submission: ['scuola', 's-1'] }, 'form scuola sent no submission s-1'],
    [{ submission: ['scuola'] }, 'name its form and its id'],
    [{ owner: 'anna-prova', partner: 'scuola' }, 'name one of'],
    [{ status: 'sent' }, 'name also whose'],
  ] satisfies [WantedMails, string][])('with %j is refused: %s', async (wanted, why) => {
    await expect(listMails(connection, wanted)).rejects.toThrow(why)
  })
})

describe('mail show', () => {
  test('has lines and links, and neither a token nor an address', async () => {
    const id = idOf('sent')
    const line = { subject: `referral/${hash('r')}`, kind: 'triage', number: 1, due: '2026-11-30' } as const
    await putLine(connection.table, id, { ...line, caseCode: 'BG-26-0042' })
    const link = await putLink(connection.table, TOKEN, { mail: id, addressee: 'operator/anna-prova' })
    const shown = await showMail(connection, id, false)
    expect(shown).toMatchObject({
      ...{ id, kind: 'digest', addressee: 'operator/anna-prova', status: 'sent', outcome: 'delivered' },
      lines: [{ caseCode: 'BG-26-0042', kind: 'triage', step: 'new', as: 'owner', due: '2026-11-30' }],
      links: [{ id: link, state: 'valid' }],
    })
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${TOKEN}|@`))
  })

  test('shows the address when it is asked for, and notes that it was seen', async () => {
    expect(await showMail(connection, idOf('sent'), true)).toMatchObject({
      address: 'anna-prova@example.org',
    })
    const views = await Array.fromAsync(queryItems(connection.table, 'OPERATOR#anna-prova', 'VIEW#'))
    expect(views).toMatchObject([{ look: 'personal-data' }])
    expect(await showMail(connection, idOf('refused'), true)).toMatchObject({ address: 'none' })
  })

  test('says since when nobody knows whether SES has it', async () => {
    const since = { inDoubtSince: '2026-11-24T08:15:00.000Z' }
    expect(await showMail(connection, idOf('doubtful'), false)).toMatchObject(since)
    await expect(showMail(connection, '0'.repeat(32), false)).rejects.toThrow(
      'does not exist: see "mail list"',
    )
  })
})

describe('mail retry', () => {
  test('lets a mail wait anew that was refused, and its deadline is done', async () => {
    const { table } = connection
    const id = idOf('refused')
    const subject = `mail/${id}`
    const since = new Date(NOW)
    await setMailDeadline(
      table,
      { kind: 'refused-mail', subject, district: 'bergamo', since },
      occasionAt(NOW),
    )
    await expect(retry({ ...connection, operator: 'dino-prova' }, id)).rejects.toThrow('does not work there')
    expect(await retry(connection, id)).toMatchObject({ status: 'pending', outcome: 'the next run takes it' })
    expect(await findMail(table, id)).toMatchObject({ status: 'pending', notBefore: NOW, version: 2 })
    expect(await deadlinesOf(table, subject)).toMatchObject([{ status: 'done', owner: 'carla-prova' }])
    expect((await eventsOf(connection, subject)).map(({ type }) => type)).toContain('deadline.met')
    const parts = await Promise.all(
      [...Array(8).keys()].map((part) => Array.fromAsync(outgoing(table, part, since))),
    )
    expect(parts.flat().map((one) => one.id)).toContain(id)
  })

  test('leaves alone what waits or is in doubt: the run that takes it is woken', async () => {
    const before = await findMail(connection.table, idOf('doubtful'))
    expect(await retry(connection, idOf('doubtful'))).toMatchObject({ status: 'sending' })
    expect(await findMail(connection.table, idOf('doubtful'))).toEqual(before)
    expect(await retry(connection, idOf('pending'))).toMatchObject({ notBefore: '2026-11-25T07:00:00.000Z' })
  })

  test.each([
    ['sent', 'was sent at'],
    ['with SES', 'is with SES since'],
    ['none', 'does not exist'],
  ])('of one that is %s is refused: %s', async (name, why) => {
    await expect(retry(connection, ids[name] ?? '0'.repeat(32))).rejects.toThrow(why)
  })
})

test('what goes wrong by the words given is wrong usage', async () => {
  await expect(listMails(connection, { status: 'sent' })).rejects.toBeInstanceOf(WrongUsage)
})
