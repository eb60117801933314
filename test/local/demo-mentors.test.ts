import { expect, test } from 'vitest'
import { addMentors } from '../../local/demo/mentors.ts'
import { FRIDAY_NIGHT } from '../../local/demo/times.ts'
import { mentorStatuses } from '../../shared/domain/mentor.ts'
import { findMentors, mentorRows } from '../../shared/table/mentor-store.ts'
import { memoryConnection } from '../support/memory-connection.ts'

test('the demo’s organisations and mentors are taken over as their files have them, once', async () => {
  const { connection } = await memoryConnection(FRIDAY_NIGHT.toISOString())
  expect(await addMentors(connection)).toMatchObject([{ added: 4 }, { added: 26 }])
  expect(await addMentors(connection)).toMatchObject([{ unchanged: 4 }, { unchanged: 26, remarks: [] }])
  const rows = ['bergamo', 'dalmine', 'val-cavallina'].flatMap((district) =>
    mentorStatuses.map((status) => Array.fromAsync(mentorRows(connection.table, district, status))),
  )
  const ids = (await Promise.all(rows)).flat().map(({ id }) => String(id))
  const mentors = await findMentors(connection.table, ids)
  const are = (status: string) => mentors.filter((one) => one.status === status).length
  expect(Object.fromEntries(mentorStatuses.map((status) => [status, are(status)]))).toEqual({
    ...{ applied: 1, screened: 0, trained: 1, active: 21, suspended: 3, left: 0 },
  })
  expect(mentors.filter(({ person }) => person.kind === 'peer-tutor')).toHaveLength(5)
  expect(mentors.filter(({ languages }) => languages.includes('bn'))).toEqual([])
})
