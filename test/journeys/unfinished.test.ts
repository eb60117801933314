import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { senders } from '../../local/senders.ts'
import { provider as providerName } from '../../shared/domain/form.ts'
import { commandLine } from '../support/command-line.ts'
import { addProviderPartner, filledForm } from '../support/provider-partner.ts'
import { allRows, type JourneyStack, published, startJourney } from '../support/stack.ts'

let stack: JourneyStack
const { json } = commandLine(() => stack)

beforeAll(async () => {
  stack = await startJourney()
})
afterAll(() => stack?.stop())

const telling = providerName.options.filter((provider) => senders[provider].unfinishedBodyOf !== undefined)

test('three providers tell of more than finished forms', () => {
  expect(telling).toEqual(['typeform', 'tally', 'formbricks'])
})

describe.each(telling)('an event of %s that is no finished form', (provider) => {
  const id = `${provider}-form`

  test('is answered 202 and counted; nothing is kept and nothing told', async () => {
    const partner = await addProviderPartner(stack, provider, { id })
    const body = partner.sender.unfinishedBodyOf?.(filledForm('half'), new Date()) ?? new Uint8Array()
    const answers = [await partner.send(body), await partner.send(body)]
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    await stack.settle()
    expect(await json('partner', 'form', 'show', id)).toMatchObject({ unfinished: [{ requests: 2 }] })
    expect(published(stack).filter(({ actor }) => actor === `form/${id}`)).toEqual([])
    expect((await allRows(stack)).filter(({ pk }) => String(pk).startsWith(`SUBMISSION#${id}#`))).toEqual([])
    expect((await partner.send(filledForm('half'))).status).toBe(202)
    await stack.settle()
    expect(published(stack).filter(({ actor }) => actor === `form/${id}`)).toHaveLength(1)
  })

  test('is answered 401 all the same when it is not proven', async () => {
    const partner = await addProviderPartner(stack, provider, { id: `${id}-2` })
    const body = partner.sender.unfinishedBodyOf?.(filledForm('half'), new Date()) ?? new Uint8Array()
    expect((await partner.send(body, { isUnproven: true })).status).toBe(401)
  })
})
