import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addOperator } from '../../../../cli/operators/change.ts'
import { activeAdult, activeTutor, addInsurer, importedMentors } from '../../../support/imported-mentors.ts'
import { memoryConnection } from '../../../support/memory-connection.ts'

const rows = [
  activeAdult,
  activeTutor,
  { ...activeAdult, id: 'bruna-prova', municipality: 'Curno', languages: 'ro' },
  ...['carla', 'dina', 'elsa'].map((name) => {
    const noDays = { screened_on: '', trained_on: '', active_since: '' }
    return { ...activeAdult, ...noDays, id: `${name}-prova`, status: 'applied' }
  }),
]

/** A table with the organisation and two coordinators, who share what waits for somebody. */
async function start() {
  const { connection, memory } = await memoryConnection()
  for (const id of ['anna-prova', 'bruno-prova']) {
    const said = { name: 'Prova', email: `${id}@ambiti.example`, districts: 'dalmine:coordinator' }
    await addOperator(connection, id, said)
  }
  await addInsurer(connection)
  return { connection, memory }
}

/** All that is in a table, but for ids by chance. */
const standing = (items: readonly object[]) =>
  items
    .map((item) => JSON.stringify(item))
    .filter((text) => !text.includes('SECRET#'))
    .toSorted()

test('rows in any order give the same, and a second time nothing', async () => {
  const first = await start()
  await importedMentors(first.connection, rows)
  const expected = standing(first.memory.items())
  const orders = fc.shuffledSubarray(rows, { minLength: rows.length })
  await fc.assert(
    fc.asyncProperty(orders, orders, async (order, again) => {
      const { connection, memory } = await start()
      await importedMentors(connection, order)
      expect(standing(memory.items())).toEqual(expected)
      let writes = 0
      memory.around = (write) => {
        writes += 1
        write()
      }
      expect(await importedMentors(connection, again)).toMatchObject({ unchanged: rows.length })
      expect(writes).toBe(0)
    }),
    { numRuns: 6 },
  )
})

test('what was broken off half-way is completed by the same command', async () => {
  const { connection, memory } = await start()
  let left = 3
  memory.around = (write) => {
    if (left === 0) throw new Error('broken off')
    left -= 1
    write()
  }
  await expect(importedMentors(connection, rows)).rejects.toThrow('broken off')
  memory.around = (write) => write()
  expect(await importedMentors(connection, rows)).toMatchObject({ added: 3, unchanged: 3 })
  expect(await importedMentors(connection, rows)).toMatchObject({ added: 0, unchanged: 6 })
})

test('one row that is wrong, whichever it is, keeps all from being written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(rows.length - 1),
      fc.constantFrom('name', 'languages', 'district'),
      async (bad, column) => {
        const { connection, memory } = await start()
        const before = memory.items().length
        const given = rows.map((row, place) => (place === bad ? { ...row, [column]: '' } : row))
        expect((await importedMentors(connection, given)).problems).not.toEqual([])
        expect(memory.items()).toHaveLength(before)
      },
    ),
    { numRuns: 6 },
  )
})
