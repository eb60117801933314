import { expect, test } from 'vitest'
import { incompleteMail } from '../../../functions/mail/sender-mails.ts'
import { partner } from '../../../shared/domain/partner.ts'
import { submissionSubject } from '../../../shared/domain/submission.ts'
import { commit } from '../../../shared/table/commit.ts'
import { partnerShape } from '../../../shared/table/partner-store.ts'
import { captureLog } from '../../support/captured-log.ts'
import { mentorForm, mentorIntake } from '../../support/mentor-form.ts'

const at = '2026-11-30T09:00:00.000Z'

test('who sent a mentor’s form that is to be completed is not written to as somebody who sent a family', async () => {
  const log = captureLog()
  const intake = await mentorIntake()
  const contact = 'segreteria@volontari.example'
  const base = { id: mentorForm.partner, name: 'Volontari', district: 'bergamo', addedAt: at, version: 1 }
  const create = partnerShape.toItem(partner.parse({ ...base, contact }))
  await commit(intake.table, [{ create }], [])
  const families = { ...mentorForm, id: 'famiglie-demo', kind: 'referral' as const }
  await intake.addForm(families)
  const mailsOf = async (form: typeof mentorForm) => {
    const { submission } = await intake.send({}, at, { form })
    expect(submission).toMatchObject({ status: 'quarantined' })
    return incompleteMail({ subject: submissionSubject(submission) }, intake.table, new Date(at))
  }
  expect(await mailsOf(families)).toHaveLength(1)
  expect(await mailsOf(mentorForm)).toEqual([])
  log.release()
})
