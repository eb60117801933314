import { expect, test } from 'vitest'
import { Conflict } from '../../../shared/errors.ts'
import { addMentor } from '../../../shared/mentors/new-mentor.ts'
import { organisationShape } from '../../../shared/table/organisation-store.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, insured } from '../../support/mentors.ts'

const at = mentorTable()

test('a mentor is taken over also when its organisation is renewed at the same moment', async () => {
  const memory = at.memory()
  memory.around = (write) => {
    memory.around = (later) => later()
    const renewed = organisationShape.toItem({ ...insured, version: 2 })
    const place = memory.items().find(({ pk, sk }) => pk === renewed.pk && sk === renewed.sk)
    Object.assign(place ?? {}, renewed)
    write()
  }
  const { version: _, ...known } = adult
  await addMentor(at.table(), known, at.now())
  expect(await at.typesOf('mentor/rosa-prova')).toEqual(['deadline.set', 'mentor.added'])
  await expect(addMentor(at.table(), known, at.now())).rejects.toThrow(Conflict)
})
