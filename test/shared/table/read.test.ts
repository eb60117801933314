import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commit } from '../../../shared/table/commit.ts'
import { countRefusal } from '../../../shared/table/form-count-store.ts'
import { findFormWithSecrets, formShape, secretsItem } from '../../../shared/table/form-store.ts'
import { takeLease } from '../../../shared/table/lease.ts'
import { partnerRows, partnerShape } from '../../../shared/table/partner-store.ts'
import { find } from '../../../shared/table/read.ts'
import { nextCaseNumber } from '../../../shared/table/referral-store.ts'
import { bodyItem, findBody } from '../../../shared/table/submission-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { form, received } from '../../support/submissions.ts'
import { startTable } from '../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
})
afterAll(() => stop())

const partner = { id: 'p', name: 'P', district: 'bergamo', addedAt: '2026-01-01T00:00:00.000Z', version: 1 }

describe('reading the table', () => {
  test('an item whose time is over is not there, though DynamoDB still has it', async () => {
    const put = (id: string, expiresAt: number) =>
      table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: { ...partnerShape.toItem({ ...partner, id }), expiresAt },
        }),
      )
    const seconds = Math.floor(Date.now() / 1000)
    await put('gone', seconds - 1)
    await put('here', seconds + 60)
    expect(await find(table, partnerShape, partnerShape.toItem({ ...partner, id: 'gone' }))).toBeUndefined()
    expect(await find(table, partnerShape, partnerShape.toItem({ ...partner, id: 'here' }))).toBeDefined()
  })

  test('a list is complete over many pages', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `page-${String(n).padStart(3, '0')}`)
    const name = 'x'.repeat(150)
    const long = (id: string) => ({ ...partner, id, name, district: 'dalmine' })
    for (const id of ids) {
      const item = { ...partnerShape.toItem(long(id)), list: { id, filler: 'x'.repeat(40_000) } }
      await table.client.send(new PutCommand({ TableName: table.name, Item: item }))
    }
    const rows = await Array.fromAsync(partnerRows(table, 'dalmine'))
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  test('a form comes with its secrets in one read, or not at all', async () => {
    const secrets = { current: 'whsec_x', version: 1 }
    await commit(table, [{ create: formShape.toItem(form) }, { create: secretsItem(form.id, secrets) }], [])
    expect(await findFormWithSecrets(table, form.id)).toEqual({ form, secrets })
    expect(await findFormWithSecrets(table, 'nobody')).toBeUndefined()
  })

  test('a body is read back byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
    const submission = received('x')
    const { form, hash, bodyHash, receivedAt } = submission
    const item = bodyItem({
      form,
      submission: hash,
      hash: bodyHash,
      bytes,
      contentType: 'application/json',
      receivedAt,
    })
    await commit(table, [{ create: item }], [])
    expect(Buffer.from((await findBody(table, submission))?.bytes ?? [])).toEqual(Buffer.from(bytes))
  })

  test('case numbers taken at once are all different', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => nextCaseNumber(table, 'bergamo', '2026')),
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })

  test('refusals are counted by form and day', async () => {
    const counts = [
      await countRefusal(table, 'f', new Date('2026-01-01T08:00:00Z')),
      await countRefusal(table, 'f', new Date('2026-01-01T22:59:00Z')),
    ]
    const nextDayInRome = new Date('2026-01-01T23:00:00Z')
    expect([...counts, await countRefusal(table, 'f', nextDayInRome)]).toEqual([1, 2, 1])
  })

  test('a lease is taken once, and again when it has run out', async () => {
    const at = new Date('2026-01-01T00:00:00Z')
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
    const taken = [await takeLease(table, 'x', 900, at), await takeLease(table, 'x', 900, later(899))]
    expect([...taken, await takeLease(table, 'x', 900, later(900))]).toEqual([true, false, true])
  })
})
