import { expect, test } from 'vitest'
import { finishDeadline } from '../../../shared/casework/deadlines/deadline-actions.ts'
import { setFormDeadline } from '../../../shared/casework/deadlines/form-deadline.ts'
import type { Form } from '../../../shared/domain/form.ts'
import { commit } from '../../../shared/table/commit.ts'
import { formShape } from '../../../shared/table/form-store.ts'
import { occasionAt } from '../../support/casework-world.ts'
import { eventMails, family, MONDAY, TUESDAY } from '../../support/event-mails.ts'
import { form as schoolForm } from '../../support/submissions.ts'

const mails = eventMails()
const { told, content } = mails
const LATER = '2026-11-25T09:00:00.000Z'

let forms = 0
/** One more form of the school that somebody has to look at. */
async function troubled(kind: 'form-quiet' | 'form-refused' = 'form-quiet', others: Partial<Form> = {}) {
  forms += 1
  const form: Form = { ...schoolForm, id: `modulo-${forms}`, ...others }
  await mails.intake().addForm(form)
  await setAgain(form, kind, MONDAY)
  return form
}
const setAgain = (form: Form, kind: 'form-quiet' | 'form-refused', at: string) =>
  setFormDeadline(mails.table(), { form, kind, since: new Date(at) }, occasionAt(at))
const mailsAbout = ({ id }: Form, at = MONDAY) => told(`form/${id}`, 'deadline.set', at)

test.each(['form-quiet', 'form-refused'] as const)(
  'its partner hears that a form is %s, once',
  async (kind) => {
    const form = await troubled(kind)
    const [mail] = await mailsAbout(form)
    expect(mail).toMatchObject({ kind, addressee: 'partner/scuola-demo', about: `form/${form.id}` })
    expect(await mailsAbout(form, TUESDAY)).toMatchObject([{ id: mail?.id, notBefore: mail?.notBefore }])
    expect(mail && (await content(mail))).toMatchObject({
      kind,
      form: form.id,
      district: 'Ambito di Bergamo',
    })
  },
)

test('nothing is told any more once the form speaks again', async () => {
  const form = await troubled('form-refused')
  const [mail] = await mailsAbout(form)
  await mails.intake().send(family(), TUESDAY, { form })
  expect(mail && (await content(mail))).toBeUndefined()
  expect(await mailsAbout(form, TUESDAY)).toEqual([])
})

test('nor once somebody has seen to it; quiet anew, it is told anew', async () => {
  const form = await troubled()
  const [mail] = await mailsAbout(form)
  const name = { subject: `form/${form.id}`, kind: 'form-quiet', number: 1 } as const
  await finishDeadline(mails.table(), name, occasionAt(TUESDAY))
  expect(mail && (await content(mail))).toBeUndefined()
  await setAgain(form, 'form-quiet', LATER)
  const [anew] = await mailsAbout(form, LATER)
  expect(anew?.id).not.toBe(mail?.id)
  expect(anew && (await content(anew))).toMatchObject({ kind: 'form-quiet' })
})

test('a form that was switched off is nobody’s trouble, and without a contact nothing is written', async () => {
  const form = await troubled()
  const replace = formShape.toItem({ ...form, enabled: false, version: 2 })
  await commit(mails.table(), [{ replace }], [])
  expect(await mailsAbout(form)).toEqual([])
  const other = await troubled()
  await mails.setSchool({ contact: undefined })
  expect(await mailsAbout(other)).toEqual([])
})

test('a deadline of something else asks for no mail', async () => {
  const { id } = await mails.arrived()
  expect(await told(`referral/${id}`, 'deadline.set', MONDAY)).toEqual([])
})
