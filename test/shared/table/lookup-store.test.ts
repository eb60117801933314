import { randomBytes } from 'node:crypto'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '../../../shared/domain/household.ts'
import { emailWords, nameWords, phoneWords } from '../../../shared/domain/lookup.ts'
import { commit } from '../../../shared/table/commit.ts'
import {
  findByWords,
  findPossiblyKnown,
  lookupItems,
  openLookups,
} from '../../../shared/table/lookup-store.ts'
import type { Table } from '../../../shared/table/table.ts'
import { startTable } from '../../support/table.ts'

let table: Table
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ table, stop } = await startTable())
})
afterAll(() => stop())

const open = () => openLookups(table, () => randomBytes(32))
const idOf = (letter: string) => letter.repeat(32)

/** A household with its contact and one child, found by its words from now on. */
async function add(letter: string, contact: Partial<Person>, birthYear = 2016): Promise<Person[]> {
  const household = idOf(letter)
  const persons: Person[] = [
    { household, number: 1, role: 'contact', version: 1, ...contact },
    { household, number: 2, role: 'minor', version: 1, birthYear },
  ]
  const items = await lookupItems(open(), { id: household, district: 'bergamo' }, persons)
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
  return persons
}

describe('households that may be one family', () => {
  test('are found by the same phone, e-mail, or name with the year of a child', async () => {
    await add('a', {
      givenName: 'Ndèye-Fatou',
      familyName: 'DIOP',
      phone: '320 0000001',
      email: 'A@example.org',
    })
    const others = {
      phone: { phone: '+39 320 000 0001' },
      email: { email: 'a@example.org' },
      name: { givenName: 'diop', familyName: 'ndeye fatou' },
    }
    const reasons = Object.values(others).map(async (contact) => {
      const persons: Person[] = [
        { household: idOf('b'), number: 1, role: 'contact', version: 1, ...contact },
        { household: idOf('b'), number: 2, role: 'minor', version: 1, birthYear: 2016 },
      ]
      return findPossiblyKnown(open(), persons, idOf('b'))
    })
    expect((await Promise.all(reasons)).flat()).toEqual([
      { household: idOf('a'), reason: 'same-phone' },
      { household: idOf('a'), reason: 'same-email' },
      { household: idOf('a'), reason: 'same-name-and-birth-year' },
    ])
  })

  test('are not found by a name alone, and none finds itself', async () => {
    const persons = await add('c', { givenName: 'Amina' }, 2010)
    const namesake = persons.map((one): Person => (one.role === 'minor' ? { ...one, birthYear: 2011 } : one))
    expect(await findPossiblyKnown(open(), namesake, idOf('d'))).toEqual([])
    expect(await findPossiblyKnown(open(), persons, idOf('c'))).toEqual([])
  })
})

test('a search finds each household once, with the kinds of words that fit', async () => {
  await add('e', { givenName: "Awa N'Diaye", phone: '+39 320 000 0005' })
  const words = [...nameWords('n diaye AWA'), ...phoneWords('3200000005'), ...emailWords('x@example.org')]
  expect(await findByWords(open(), words)).toEqual([{ household: idOf('e'), kinds: ['name', 'phone'] }])
})

test('a phone that everybody gives brings no more than fifty households', async () => {
  const phone = '+39 035 000 0000'
  const letters = Array.from({ length: 55 }, (_, number) => number.toString(16).padStart(2, '0'))
  for (const letter of letters) {
    const household = letter.repeat(16)
    const persons: Person[] = [{ household, number: 1, role: 'contact', version: 1, phone }]
    const [create] = await lookupItems(open(), { id: household, district: 'bergamo' }, persons)
    if (create !== undefined) await commit(table, [{ create }], [])
  }
  expect(await findByWords(open(), phoneWords(phone))).toHaveLength(50)
})

test('the secret is made once, whoever asks first, and read once per process', async () => {
  const { table: fresh, stop: end } = await startTable()
  try {
    const made = Array.from({ length: 5 }, () => openLookups(fresh, () => randomBytes(32)))
    const secrets = await Promise.all(
      made.map(async (one) => Buffer.from(await one.secret()).toString('hex')),
    )
    expect(new Set(secrets).size).toBe(1)
    const neverAsked = () => {
      throw new Error('there is a secret already')
    }
    expect(Buffer.from(await openLookups(fresh, neverAsked).secret()).toString('hex')).toBe(secrets[0])
  } finally {
    await end()
  }
})

test('another secret gives other keys', async () => {
  const { table: fresh, stop: end } = await startTable()
  try {
    const persons: Person[] = [
      { household: idOf('a'), number: 1, role: 'contact', version: 1, phone: '+39 320 000 0001' },
    ]
    const household = { id: idOf('a'), district: 'bergamo' }
    const [here] = await lookupItems(open(), household, persons)
    const [there] = await lookupItems(
      openLookups(fresh, () => randomBytes(32)),
      household,
      persons,
    )
    expect(there?.pk).not.toBe(here?.pk)
  } finally {
    await end()
  }
})

test('no word stands in the table', async () => {
  await add('f', { givenName: 'Zqcanary', familyName: 'Zqcanary', email: 'zqcanary@example.org' })
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }))
  expect(JSON.stringify(Items).toLowerCase()).not.toContain('zqcanary')
})
