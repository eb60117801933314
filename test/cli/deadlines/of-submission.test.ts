import { expect, test } from 'vitest'
import { showDeadline } from '../../../cli/deadlines/show.ts'
import { showSubmission } from '../../../cli/submissions/show.ts'
import { submissionSubject } from '../../../shared/domain/submission.ts'
import { ARRIVED, amina, casesAtHand } from '../../support/case-at-hand.ts'

const { intake, as } = casesAtHand(amina)

test('a deadline of what is to be completed names the command that shows it', async () => {
  const id = crypto.randomUUID()
  const { submission } = await intake().send({ municipality: 'Atlantide' }, ARRIVED, { id })
  const named = { about: submissionSubject(submission), kind: 'complete' } as const
  const shown = await showDeadline(as('anna-prova'), named, false)
  const { form, hash } = submission
  expect(shown).toMatchObject({ see: `submission show ${form} ${hash}` })
  expect(await showSubmission(as('anna-prova'), form, hash, false)).toMatchObject({ submissionId: id })
})
