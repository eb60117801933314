import { beforeEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../../cli/connection.ts'
import { addForm } from '../../../cli/forms/add.ts'
import { listForms, showForm } from '../../../cli/forms/list.ts'
import { reportOnForm } from '../../../cli/forms/report.ts'
import { addPartner } from '../../../cli/partners.ts'
import { discardSubmission } from '../../../cli/submissions/discard.ts'
import { type Corrections, replaySubmission } from '../../../cli/submissions/replay.ts'
import { showSubmission } from '../../../cli/submissions/show.ts'
import { submissionCompleted } from '../../../events/submission-completed.ts'
import { readMapping } from '../../../functions/intake/mapping/mapping.ts'
import { confirmSubmissionDanger } from '../../../shared/casework/confirm-submission-danger.ts'
import { captureLog } from '../../support/captured-log.ts'
import { connectionTo } from '../../support/intake-connection.ts'
import {
  adultForm,
  type MentorIntake,
  mentorForm,
  mentorIntake,
  pupilForm,
} from '../../support/mentor-form.ts'

const MONDAY = '2026-11-30T09:00:00.000Z'
const TUESDAY = '2026-12-01T09:00:00.000Z'
const name = { form: mentorForm.id, submissionId: 's-1' }

let intake: MentorIntake
let connection: Connection
beforeEach(async () => {
  const log = captureLog()
  intake = await mentorIntake()
  connection = connectionTo(intake, { operator: 'coordinatrice-bergamo', at: TUESDAY })
  return () => log.release()
})

describe('a form for people who want to mentor', () => {
  test('is added to a partner, its first one or a further one, and is seen in lists', async () => {
    const first = { name: 'Volontari', district: 'bergamo', provider: 'json', kind: 'mentor' } as const
    const details = await addPartner(connection, { id: 'amici', ...first })
    expect(details).toMatchObject({ guide: 'docs/mentor-form.md' })
    await addForm(connection, { id: 'amici-tutor', partner: 'amici', provider: 'tally', kind: 'mentor' })
    await addForm(connection, { id: 'amici-famiglie', partner: 'amici', provider: 'json' })
    expect(await showForm(connection, 'amici')).toMatchObject({ kind: 'mentor' })
    expect(await listForms(connection, 'amici')).toMatchObject([
      ...[
        { id: 'amici', kind: 'mentor' },
        { id: 'amici-famiglie', kind: 'referral' },
      ],
      { id: 'amici-tutor', kind: 'mentor' },
    ])
  })

  test('has a mapping in the words of its own dictionary', () => {
    const read = (json: unknown) => readMapping(json, '2026-12-01', 'json', 'mentor')
    const right = {
      fields: { q1: 'given_name', q2: 'mentor_kind' },
      values: { mentor_kind: { 'sono grande': 'adult' } },
      constants: { organisation: 'amici', institution: 'IC Esempio' },
    }
    expect(read(right)).toEqual({ mapping: right })
    const wrong = {
      fields: { q1: 'contact_given_name' },
      values: { skills: { cucina: 'cooking' } },
      constants: { email: 'a@b.it' },
    }
    expect(read(wrong)).toEqual({
      faults: [
        expect.stringMatching(/^fields."q1": "contact_given_name" is not in the dictionary of mentors/),
        expect.stringMatching(/^values.skills."cucina": "cooking" cannot be read as skills; use one of/),
        expect.stringMatching(/^constants."email": would give the same answer for everybody/),
      ],
    })
    expect(readMapping(right, '2026-12-01', 'json')).toHaveProperty('faults')
  })

  test('is explained by it; a pupil’s own address is of no field', async () => {
    await intake.send({ ...pupilForm, capacity: 9, hobby: 'x' }, MONDAY)
    const { reads, danger, lines } = await reportOnForm(connection, mentorForm.id)
    expect([reads, danger]).toEqual(['complete: it can be an application', 'not asked'])
    const verdicts = new Map(lines.map(({ called, field, verdict }) => [called ?? field, verdict]))
    expect(Object.fromEntries(verdicts)).toMatchObject({
      ...{ given_name: 'understood', referent_email: 'understood', capacity: 'remark' },
      ...{ email: 'not in the dictionary', hobby: 'not in the dictionary', skills: 'not asked' },
    })
  })
})

describe('an application that is to be completed', () => {
  const replay = (corrections: Corrections) =>
    replaySubmission(connection, { ...name, corrections, waitSeconds: 0 })
  /** What the intake makes of it then. */
  async function readAnew() {
    const event = intake.items().findLast(({ type }) => type === 'submission.completed')
    await intake.take(submissionCompleted.schema.parse(eventIn(event)), TUESDAY)
    return intake.look('s-1')
  }

  test('is completed by a person, in the words of its dictionary', async () => {
    await intake.send({ ...adultForm, municipality: 'Atlantide' }, MONDAY)
    expect(await showSubmission(connection, name.form, name.submissionId, false)).toMatchObject({
      explained: [{ verdict: 'not understood', field: 'municipality', problem: 'unknown' }],
    })
    await expect(replay({ contact_phone: '035 000 001' })).rejects.toThrow(
      '--correct contact_phone: is not in the dictionary of mentors; use one of mentor_kind',
    )
    await expect(replay({ capacity: '7' })).rejects.toThrow('use a number of families, 1 to 3')
    await replay({ municipality: 'Dalmine' })
    const { submission, mentor } = await readAnew()
    expect(submission).toMatchObject({ status: 'applied' })
    expect(mentor).toMatchObject({ municipality: '016091', appliedAt: TUESDAY })
  })

  test('for a danger that it told, is an application once a person has confirmed it', async () => {
    await intake.send({ ...adultForm, child_in_danger: 'sì' }, MONDAY)
    await replay({})
    expect((await readAnew()).submission).toMatchObject({ status: 'quarantined' })
    const { submission } = await intake.look('s-1')
    const occasion = { at: new Date(TUESDAY), via: 'cli', correlationId: 'cli' } as const
    await confirmSubmissionDanger(intake.table, submission, {
      ...{ ...occasion, actor: 'operator/coordinatrice-bergamo' },
    })
    await replay({})
    const after = await readAnew()
    expect(after.submission).toMatchObject({ status: 'applied' })
    expect(after.ofSubmission.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      ...['complete done', 'danger done'],
    ])
  })
})

test('what is an application is shown as such, and neither read anew nor discarded', async () => {
  const { mentor } = await intake.send(adultForm, MONDAY)
  const shown = () => showSubmission(connection, name.form, name.submissionId, false)
  expect(await shown()).toMatchObject({ status: 'applied', mentor: mentor?.id })
  expect(await shown()).not.toHaveProperty('newerVersionAt')
  await intake.send({ ...adultForm, capacity: 1 }, TUESDAY)
  expect(await shown()).toMatchObject({ newerVersionAt: TUESDAY })
  const see = `see "mentor show ${mentor?.id}"`
  await expect(replaySubmission(connection, { ...name, corrections: {}, waitSeconds: 0 })).rejects.toThrow(
    see,
  )
  await expect(discardSubmission(connection, { ...name, reason: 'test' })).rejects.toThrow(see)
})

/** An event as it was told, from its item. */
function eventIn(item: Readonly<Record<string, unknown>> = {}): unknown {
  const { pk, sk, gsi1pk, gsi1sk, gsi2pk, gsi2sk, list, v, ...event } = item
  return event
}
