import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../cli/connection.ts'
import { setPartnerMail } from '../../cli/partners/set.ts'
import { showPartner } from '../../cli/partners/show.ts'
import { addPartner, listPartners } from '../../cli/partners.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { findPartner } from '../../shared/table/partner-store.ts'
import { eventsOf, startConnection } from '../support/connection.ts'

let connection: Connection
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ connection, stop } = await startConnection())
  await add('scuola')
})
afterAll(() => stop?.())

const add = (id: string, mail?: Parameters<typeof setPartnerMail>[2]) =>
  addPartner(connection, { id, name: 'Scuola', district: 'bergamo', provider: 'json', mail })
const set = (settings: Parameters<typeof setPartnerMail>[2], id = 'scuola') =>
  setPartnerMail(connection, id, settings)

describe('where a partner’s mails go', () => {
  test('is said when it is added, or later; what is not said stays', async () => {
    await add('asilo', { contact: ' info@asilo.example ', mailDomains: ['Asilo.example', 'asilo.example'] })
    expect(await findPartner(connection.table, 'asilo')).toMatchObject({
      ...{ contact: 'info@asilo.example', mailDomains: ['asilo.example'], version: 1 },
    })
    expect(await set({ language: 'en' }, 'asilo')).toEqual({
      ...{ id: 'asilo', contact: 'set', mailDomains: ['asilo.example'], language: 'en', outcome: 'set' },
    })
    expect(await set({ language: 'en' }, 'asilo')).toMatchObject({ outcome: 'as it was' })
    await set({ contact: false, mailDomains: false }, 'asilo')
    expect(await findPartner(connection.table, 'asilo')).not.toHaveProperty('contact')
    const events = (await eventsOf(connection, 'partner/asilo')).filter(
      ({ type }) => type === 'partner.changed',
    )
    expect(events.map(({ data }) => data)).toEqual([
      { changes: ['language'] },
      { changes: ['contact', 'mail-domains'] },
    ])
    expect(JSON.stringify(events)).not.toContain('asilo.example')
  })

  test('is shown without the address, unless it is asked for', async () => {
    await set({ contact: 'segreteria@scuola.example', mailDomains: ['scuola.example'] })
    expect(await showPartner(connection, 'scuola', false)).toMatchObject({
      ...{ contact: 'set', mailDomains: ['scuola.example'], language: 'it', forms: ['scuola'] },
    })
    expect(await showPartner(connection, 'scuola', true)).toMatchObject({
      contact: 'segreteria@scuola.example',
    })
    const listed = await listPartners(connection)
    expect(listed.find((row) => row['id'] === 'scuola')).toMatchObject({ contact: 'set' })
    expect(JSON.stringify(listed)).not.toContain('segreteria')
    await expect(showPartner(connection, 'nessuno', true)).rejects.toBeInstanceOf(NotFound)
  })

  test.each([
    ['no address', { contact: 'segreteria' }, /--contact: give one plain/],
    ['two addresses', { contact: 'uno@a.example, due@b.example' }, /--contact/],
    ['a whole address as domain', { mailDomains: ['x@scuola.example'] }, /behind the @/],
    ['a domain without a dot', { mailDomains: ['scuola'] }, /behind the @/],
    ['everybody’s domain', { mailDomains: ['scuola.example', 'Gmail.com'] }, /gmail.com: anybody may/],
    ['a domain below it', { mailDomains: ['posta.libero.it'] }, /anybody may have an address there/],
    ['a domain above many', { mailDomains: ['edu.it'] }, /many organisations/],
  ])('%s is refused, with what to give instead', async (_, settings, says) => {
    const before = await findPartner(connection.table, 'scuola')
    await expect(set(settings)).rejects.toThrow(says)
    await expect(set(settings)).rejects.toBeInstanceOf(Refused)
    await expect(add('nuova', settings)).rejects.toThrow(says)
    expect(await findPartner(connection.table, 'scuola')).toEqual(before)
    expect(await findPartner(connection.table, 'nuova')).toBeUndefined()
  })
})
