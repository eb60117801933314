import { expect, test } from 'vitest'
import { showSubmission } from '../../../cli/submissions/show.ts'
import { captureLog } from '../../support/captured-log.ts'
import { connectionTo } from '../../support/intake-connection.ts'
import { adultForm, mentorForm, mentorIntake } from '../../support/mentor-form.ts'

test('what a mentor wrote is shown to people of its district only, as the mentor is', async () => {
  const log = captureLog()
  const intake = await mentorIntake()
  await intake.send({ ...adultForm, municipality: 'Dalmine' }, '2026-11-30T09:00:00.000Z')
  log.release()
  const shownTo = (operator: string, isPersonal = true) => {
    const connection = connectionTo(intake, { operator, at: '2026-12-01T09:00:00.000Z' })
    return showSubmission(connection, mentorForm.id, 's-1', isPersonal)
  }
  await expect(shownTo('coordinatrice-val-cavallina')).rejects.toThrow(/is shown to people of dalmine/)
  expect(await shownTo('coordinatrice-val-cavallina', false)).not.toHaveProperty('body')
  expect(intake.items().some(({ sk }) => String(sk).startsWith('VIEW#'))).toBe(false)
  expect(await shownTo('coordinatrice-dalmine')).toHaveProperty('body')
})
