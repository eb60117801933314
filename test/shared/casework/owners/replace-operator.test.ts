import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setFormDeadline } from '../../../../shared/casework/deadlines/form-deadline.ts'
import { reassignSubmission } from '../../../../shared/casework/owners/reassigning.ts'
import { replaceOperator } from '../../../../shared/casework/owners/replace-operator.ts'
import { isOpen } from '../../../../shared/domain/deadline.ts'
import { submissionSubject } from '../../../../shared/domain/submission.ts'
import { deadlinesOf } from '../../../../shared/table/deadline-store.ts'
import { eventsOfSubject } from '../../../../shared/table/event-store.ts'
import { occasionAt } from '../../../support/casework-world.ts'
import { type Intake, startIntake } from '../../../support/intake-table.ts'
import { form } from '../../../support/submissions.ts'

const now = occasionAt('2026-11-25T09:00:00.000Z')
/** Nobody knows where the family lives, and a child is in danger. */
const unclear = { submissionId: 'unclear', needs: ['housing'], child_in_danger: 'yes' }

let intake: Intake
beforeAll(async () => {
  intake = await startIntake()
  await intake.addMember('anna-prova', { kinds: ['school'] })
  await intake.addMember('bruno-prova', { roles: ['operator'] })
  await intake.addMember('carla-prova', { roles: ['coordinator'] })
  await intake.addMember('dino-prova', { district: 'dalmine' })
})
afterAll(() => intake?.stop())

const openIn = async (subject: string) => (await deadlinesOf(intake.table, subject)).filter(isOpen)
const arriveUnclear = async (id: string) => {
  const { submission } = await intake.send({ ...unclear, submissionId: id }, '2026-11-24T09:00:00.000Z', {
    id,
  })
  return submission
}

describe('what somebody had who is not to have it any more', () => {
  test('a submission goes to somebody else with all its deadlines, once, and a danger is told at once', async () => {
    const submission = await arriveUnclear('s-1')
    const subject = submissionSubject(submission)
    const [deadline] = await openIn(subject)
    if (deadline === undefined) throw new Error('nobody has to complete it')
    expect(await replaceOperator(intake.table, deadline, 'anna-prova', now)).toEqual([
      { subject, as: 'owner', to: 'carla-prova', reason: 'coordinator' },
    ])
    expect((await openIn(subject)).map(({ kind, owner }) => `${kind} ${owner}`).toSorted()).toEqual([
      'complete carla-prova',
      'danger carla-prova',
    ])
    const danger = (await openIn(subject)).find(({ kind }) => kind === 'danger')
    expect(danger?.next.at).toBe(now.at.toISOString())
    const events = await Array.fromAsync(eventsOfSubject(intake.table, subject))
    expect(events.map(({ type }) => type)).toContain('submission.reassigned')

    expect(await replaceOperator(intake.table, deadline, 'anna-prova', now)).toEqual([])
    const after = await Array.fromAsync(eventsOfSubject(intake.table, subject))
    expect(after).toHaveLength(events.length)
  })

  test('a form that needs looking at is looked at by somebody else, who hears of it as new', async () => {
    await setFormDeadline(intake.table, { form, kind: 'form-refused', since: now.at }, now)
    const [deadline] = await openIn(`form/${form.id}`)
    if (deadline === undefined) throw new Error('nobody has to look at it')
    expect(deadline.owner).toBe('anna-prova')
    const later = occasionAt('2026-11-26T09:00:00.000Z')
    const handing = { gone: 'anna-prova', to: 'bruno-prova' }
    expect(await replaceOperator(intake.table, deadline, handing, later)).toMatchObject([
      { as: 'owner', to: 'bruno-prova', reason: 'chosen' },
    ])
    const [moved] = await openIn(`form/${form.id}`)
    expect(moved).toMatchObject({ owner: 'bruno-prova', due: deadline.due, next: { name: 'new' } })
  })

  test('what is not theirs is left alone', async () => {
    const [deadline] = await openIn(`form/${form.id}`)
    if (deadline === undefined) throw new Error('it was there before')
    expect(await replaceOperator(intake.table, deadline, 'anna-prova', now)).toEqual([])
    expect(await openIn(`form/${form.id}`)).toEqual([deadline])
  })
})

describe('a submission that a person gives to somebody else', () => {
  test('goes to anybody of the district, also to somebody who is away, which is said', async () => {
    await intake.changeOperator('bruno-prova', { absences: [{ from: '2026-11-20', to: '2026-11-30' }] })
    const { form, hash } = await arriveUnclear('s-2')
    expect(await reassignSubmission(intake.table, { form, hash }, 'carla-prova', now)).toEqual({
      done: 'carla-prova',
      away: [],
    })
    expect(await reassignSubmission(intake.table, { form, hash }, 'bruno-prova', now)).toEqual({
      done: 'bruno-prova',
      away: ['bruno-prova'],
    })
  })

  test('does not go to whoever has it, works elsewhere, has left, or is not known', async () => {
    const { form, hash } = await arriveUnclear('s-3')
    const give = (owner: string) => reassignSubmission(intake.table, { form, hash }, owner, now)
    await expect(give('anna-prova')).rejects.toThrow("is anna-prova's already")
    await expect(give('dino-prova')).rejects.toThrow('dino-prova does not work there')
    await expect(give('nessuno')).rejects.toThrow('no operator is called nessuno')
    await intake.changeOperator('carla-prova', { leftOn: '2026-11-01' })
    await expect(give('carla-prova')).rejects.toThrow('carla-prova left on 2026-11-01')
  })
})
