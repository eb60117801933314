import { afterAll, beforeAll, expect, test } from 'vitest'
import { rotateSecret, setEnabled } from '../../cli/forms/change.ts'
import { completeForm } from '../support/partner.ts'
import { type JourneyStack, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack

beforeAll(async () => {
  stack = await startJourney()
})
afterAll(() => stack.stop())

const changes = (form: string) =>
  published(stack).flatMap((event) =>
    event.type === 'form.changed' && event.subject === `form/${form}` ? [event.data.change] : [],
  )

test('after a rotation both secrets are accepted at once; after another one the first is not', async () => {
  const school = await stack.addPartner('scuola')
  const second = await rotateSecret(stack.connection, 'scuola')
  const sendBy = async (secret: string) => (await school.send(completeForm('x'), { secret })).status
  expect(await sendBy(school.secret)).toBe(202)
  expect(await sendBy(second.secret)).toBe(202)
  const third = await rotateSecret(stack.connection, 'scuola')
  expect(await sendBy(school.secret)).toBe(401)
  expect(await sendBy(second.secret)).toBe(202)
  expect(await sendBy(third.secret)).toBe(202)
  await stack.settle()
  expect(changes('scuola')).toEqual(['secret-rotated', 'secret-rotated'])
})

test('a secret that the provider made is taken as it is', async () => {
  const school = await stack.addPartner('scuola-2')
  const given = `whsec_${Buffer.alloc(24, 9).toString('base64')}`
  expect(await rotateSecret(stack.connection, school.id, given)).toMatchObject({
    id: school.id,
    secret: given,
  })
  expect((await school.send(completeForm('x'), { secret: given })).status).toBe(202)
})

test('disabling and enabling a form work from the next request on', async () => {
  const school = await stack.addPartner('scuola-3')
  const send = async (id: string) => (await school.send(completeForm(id))).status
  expect(await send('before')).toBe(202)
  await setEnabled(stack.connection, school.id, false)
  expect(await send('while disabled')).toBe(401)
  await setEnabled(stack.connection, school.id, false)
  await setEnabled(stack.connection, school.id, true)
  expect(await send('after')).toBe(202)
  await stack.settle()
  expect(changes('scuola-3')).toEqual(['disabled', 'enabled'])
})

test('the secret of one form opens no other', async () => {
  const one = await stack.addPartner('scuola-4')
  const other = await stack.addPartner('scuola-5')
  expect((await one.send(completeForm('x'), { secret: other.secret })).status).toBe(401)
})
