import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { listAddresses, restore } from '../../../cli/mails/addresses.ts'
import { requireReachable } from '../../../cli/mails/reachable.ts'
import { revokeLinks } from '../../../cli/mails/revoke.ts'
import { linksOf } from '../../../cli/mails/show.ts'
import { suspended } from '../../../shared/casework/mail/suspended-address.ts'
import { addressId } from '../../../shared/domain/address.ts'
import { findAddress } from '../../../shared/table/address-store.ts'
import { commit } from '../../../shared/table/commit.ts'
import { deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { findLink } from '../../../shared/table/link-store.ts'
import { submissionShape } from '../../../shared/table/submission-store.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { startConnection } from '../../support/connection.ts'
import { putLink, putMail } from '../../support/mails.ts'
import { addOperators } from '../../support/operators.ts'
import { form, received } from '../../support/submissions.ts'

const NOW = '2026-11-24T09:00:00.000Z'

let connection: Connection
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ connection, stop } = await startConnection(NOW))
  await addOperators(connection)
})
afterAll(() => stop?.())

/** Mail to somebody came back. */
async function comesBack(address: string, addressee: string): Promise<string> {
  const mail = await putMail(connection.table, addressee)
  const id = addressId(address)
  const why = { id, reason: 'bounced', mail, district: 'bergamo', at: NOW } as const
  const { changes, events } = await suspended(connection.table, why, occasionAt(NOW))
  await commit(connection.table, changes, events)
  return id
}

describe('an address that is suspended', () => {
  test('is listed by its id and whose it is, and restored by itself, by its id or by its operator', async () => {
    expect(await listAddresses(connection)).toEqual([])
    const school = await comesBack('Segreteria@scuola.example', 'partner/scuola')
    const anna = await comesBack('anna-prova@example.org', 'operator/anna-prova')
    const bruno = await comesBack('bruno-prova@example.org', 'operator/bruno-prova')
    const rows = await listAddresses(connection)
    expect(rows.map(({ id, whose }) => [id, whose])).toEqual(
      expect.arrayContaining([
        [school, 'partner/scuola'],
        [anna, 'operator/anna-prova'],
        [bruno, 'operator/bruno-prova'],
      ]),
    )
    expect(JSON.stringify(rows)).not.toContain('@')
    const refusal = { status: 'refused', refusedAt: NOW, reason: 'address-suspended' } as const
    const refused = await putMail(connection.table, 'operator/bruno-prova', refusal)
    await expect(requireReachable(connection, refused)).rejects.toThrow(`"address restore ${bruno}" first`)
    expect(await restore(connection, { address: 'segreteria@SCUOLA.example' })).toMatchObject([
      { id: school },
    ])
    expect(await restore(connection, { operator: 'anna-prova' })).toEqual([{ id: anna, outcome: 'restored' }])
    await restore(connection, { address: bruno })
    await requireReachable(connection, refused)
    expect(await listAddresses(connection)).toEqual([])
    expect((await findAddress(connection.table, anna))?.operator).toBe('anna-prova')
    expect(await deadlinesOf(connection.table, `address/${anna}`)).toMatchObject([{ status: 'done' }])
  })

  test.each([
    [{}, 'name an address'],
    [{ address: 'a@b.example', operator: 'anna-prova' }, 'name an address'],
    [{ address: 'anna' }, 'name an address, or its id'],
    [{ address: 'mai.vista@example.org' }, 'was never suspended'],
    [{ operator: 'nessuno' }, 'operator nessuno does not exist'],
    [{ operator: 'dino-prova' }, 'no address of dino-prova is suspended'],
  ])('named by %j is refused: %s', async (named, why) => {
    await expect(restore(connection, named)).rejects.toThrow(why)
  })
})

describe('a link', () => {
  test('is revoked by its id, by its mail, or by the submission that it leads to', async () => {
    const { table } = connection
    const submission = received()
    await commit(table, [{ create: submissionShape.toItem(submission) }], [])
    const addressee = `submission/${form.id}.${submission.hash}`
    const [digest, receipt] = [await putMail(table, 'operator/anna-prova'), await putMail(table, addressee)]
    const anna = { mail: digest, addressee: 'operator/anna-prova' }
    const ids = [await putLink(table, 'uno', anna), await putLink(table, 'due', anna)]
    const sender = { kind: 'sender', mail: receipt, addressee, about: addressee } as const
    const page = await putLink(table, 'tre', sender)
    expect(await revokeLinks(connection, { id: ids[0] })).toMatchObject([{ id: ids[0], outcome: 'revoked' }])
    expect(await revokeLinks(connection, { mail: digest })).toMatchObject([
      { id: ids[0], outcome: 'was revoked already' },
      { id: ids[1], outcome: 'revoked' },
    ])
    expect(await findLink(table, ids[1] ?? '')).toMatchObject({ revokedAt: NOW, version: 2 })
    const named = { submission: [form.id, submission.submissionId] }
    expect(await revokeLinks(connection, named)).toMatchObject([{ id: page, outcome: 'revoked' }])
    expect(await linksOf(table, addressee, new Date(NOW))).toMatchObject([{ id: page, state: 'revoked' }])
  })

  test.each([
    [{}, 'name the id of a link'],
    [{ id: '0'.repeat(32) }, 'link 000'],
    [{ id: 'un-token' }, 'does not exist'],
    [{ mail: '0'.repeat(32) }, 'mail 000'],
    [{ submission: ['scuola'] }, 'name its form and its id'],
    [{ id: 'a', mail: 'b' }, 'name the id of a link'],
  ])('named by %j is refused: %s', async (named, why) => {
    await expect(revokeLinks(connection, named)).rejects.toThrow(why)
  })

  test('is not revoked by an operator of another district', async () => {
    const { table } = connection
    const mail = await putMail(table, 'operator/anna-prova')
    const id = await putLink(table, 'quattro', { mail, addressee: 'operator/anna-prova' })
    await expect(revokeLinks({ ...connection, operator: 'dino-prova' }, { id })).rejects.toThrow(
      'dino-prova does not work there',
    )
  })
})
