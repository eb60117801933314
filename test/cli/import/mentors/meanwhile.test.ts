import { expect, test } from 'vitest'
import { findMentor, mentorShape } from '../../../../shared/table/mentor-store.ts'
import { activeAdult, addInsurer, importedMentors } from '../../../support/imported-mentors.ts'
import { memoryConnection } from '../../../support/memory-connection.ts'

test('what somebody notes while a file is taken over stays, where the file does not speak of it', async () => {
  const { connection, memory } = await memoryConnection()
  await addInsurer(connection)
  await importedMentors(connection, [activeAdult])
  const stood = await findMentor(connection.table, 'amina-prova')
  if (stood?.person.kind !== 'adult') throw new Error('she is an adult')
  const renewed = { ...stood, person: { ...stood.person, clearance: { issuedOn: '2026-11-20' } }, version: 2 }
  memory.around = (write) => {
    memory.around = (later) => later()
    const item = mentorShape.toItem(renewed)
    const place = memory.items().find(({ pk, sk }) => pk === item.pk && sk === item.sk)
    Object.assign(place ?? {}, item)
    write()
  }
  await importedMentors(connection, [{ id: 'amina-prova', capacity: 1 }])
  const { person } = (await findMentor(connection.table, 'amina-prova')) ?? {}
  expect(person).toEqual(renewed.person)
})
