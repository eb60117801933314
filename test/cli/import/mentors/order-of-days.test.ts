import { expect, test } from 'vitest'
import { activeAdult, activeTutor, addInsurer, importedMentors } from '../../../support/imported-mentors.ts'
import { memoryConnection } from '../../../support/memory-connection.ts'

test.each([
  ['was active before it was trained', activeAdult, { trained_on: '2026-09-02' }, 'active_since'],
  ['was trained before anybody spoke with it', activeAdult, { screened_on: '2026-07-02' }, 'trained_on'],
  ['was spoken with before it applied', activeAdult, { applied_on: '2026-06-02' }, 'screened_on'],
  [
    'tutored before the parents allowed it',
    activeTutor,
    { parents_authorised_on: '2026-10-13' },
    'parents_authorised_on',
  ],
  ['tutored before the school agreed', activeTutor, { school_agreed_on: '2026-10-13' }, 'school_agreed_on'],
])('who %s is refused', async (_, row, said, column) => {
  const { connection } = await memoryConnection()
  await addInsurer(connection)
  const { added, problems } = await importedMentors(connection, [{ ...row, ...said }])
  const problem = expect.stringMatching(/correct one of them/)
  expect([added, problems]).toEqual([0, [{ line: 1, column, problem }]])
})
