import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rotateSecret } from '../../cli/forms/change.ts'
import { listReferrals, showReferral } from '../../cli/referrals.ts'
import { discardSubmission } from '../../cli/submissions/discard.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { provider as providerName } from '../../shared/domain/form.ts'
import { leaks, readSinks } from '../support/canaries.ts'
import { makeCanaryForms } from '../support/canary-forms.ts'
import { addProviderPartner, type ProviderPartner } from '../support/provider-partner.ts'
import { allRows, type JourneyStack, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let partner: ProviderPartner
const canaries = makeCanaryForms()
const answers: string[] = []

beforeAll(async () => {
  stack = await startJourney()
})
afterAll(() => stack?.stop())

async function send(status: number, ...args: Parameters<ProviderPartner['send']>): Promise<void> {
  const answer = await partner.send(...args)
  answers.push(answer.text, JSON.stringify([...answer.headers]))
  expect(answer.status).toBe(status)
  await stack.settle()
}

async function referrals() {
  return (await listReferrals(stack.connection))
    .filter((row) => row['form'] === partner.id)
    .map(({ id }) => `${id}`)
}

describe.each(providerName.options)('canaries in forms of %s', (provider) => {
  const word = (what: string) => canaries.word(`${what} of ${provider}`)
  const sent = (what: string) => canaries.all.get(`${what} of ${provider}`) ?? 'none'
  const words = {
    question: word('question'),
    urgent: word('urgent'),
    phone: canaries.phone(`phone of ${provider}`),
  }
  const mapping = {
    fields: { [words.question]: 'description' as const },
    values: { urgency: { [words.urgent]: 'urgent' } },
    constants: { referrer_phone: canaries.phone(`constant of ${provider}`) },
  }
  const fullForm = (row: string, others = {}) => canaries.form(`${row} of ${provider}`, words, others)
  const newSecret = (what: string) =>
    canaries.remember(`${what} of ${provider}`, partner.sender.proof.makeSecret(randomBytes(32)))

  beforeAll(async () => {
    partner = await addProviderPartner(stack, provider, { id: `ente-${provider}`, mapping })
    canaries.remember(`secret of ${provider}`, partner.secret)
  })

  test('go into the referral, by the form’s own words, and into its amendment', async () => {
    const form = fullForm('complete')
    await send(202, form)
    const [id = ''] = await referrals()
    expect(await showReferral(stack.connection, id, true)).toMatchObject({
      urgency: 'urgent',
      description: sent('description of complete'),
      persons: expect.arrayContaining([
        expect.objectContaining({
          givenName: sent('given name of complete'),
          phone: words.phone.replace(' ', ''),
        }),
      ]),
    })
    await send(202, { ...form, answers: { ...form.answers, [words.question]: word('changed description') } })
    expect(publishedIds(stack, 'referral.amended', `referral/${id}`)).toHaveLength(1)
  })

  test('go into a second referral of the same family, known by a look-up that tells nothing', async () => {
    await send(202, fullForm('second'))
    const [, id = ''] = await referrals()
    const { possiblyKnown } = await referral(id)
    expect(possiblyKnown).toContainEqual(expect.objectContaining({ reason: 'same-phone' }))
    const keys = (await allRows(stack)).map(({ pk }) => String(pk)).filter((pk) => pk.startsWith('LOOKUP#'))
    for (const pk of keys) expect(pk).toMatch(/^LOOKUP#[0-9a-f]{32,}$/)
  })

  test('go into what waits for a person, is discarded, tried out or cannot be read', async () => {
    const waiting = fullForm('waiting', { municipality: word('municipality'), needs: [word('need')] })
    await send(202, waiting)
    const { submissionId } = waiting
    await discardSubmission(stack.connection, {
      form: partner.id,
      submissionId,
      reason: 'other',
      note: word('note'),
    })
    const shown = await showSubmission(stack.connection, partner.id, submissionId, false)
    expect(shown).toMatchObject({ status: 'discarded' })
    await send(202, Buffer.from(`{"child_in_danger":"sì","x":"${word('unreadable')}`))
    const trial = await addProviderPartner(stack, provider, {
      id: `prova-${provider}`,
      mapping,
      isTesting: true,
    })
    canaries.remember(`secret of a trial of ${provider}`, trial.secret)
    expect((await trial.send(fullForm('trial'))).status).toBe(202)
    await stack.settle()
  })

  test('go into what is refused', async () => {
    for (const row of ['1', '2', '3', '4']) {
      await send(401, fullForm(`refused ${row}`), { secret: newSecret(`wrong secret ${row}`) })
    }
    const headers = { 'x-raccordo-secret': word('header') }
    await send(401, fullForm('unproven'), { isUnproven: true, headers })
    await send(415, fullForm('wrong type'), { contentType: `text/${word('content type')}` })
    const secret = newSecret('rotated secret')
    await rotateSecret(stack.connection, partner.id, secret)
    await send(202, fullForm('by the new secret'), { secret })
    await send(202, fullForm('by the one before'))
  })
})

test('no sink and no answer holds a canary of any provider', async () => {
  await stack.sweep()
  await stack.settle()
  expect(canaries.all.size).toBeGreaterThan(1000)
  const sinks = new Map([...(await readSinks(stack)), ['answers', answers.join('\n')]])
  expect(leaks(sinks, canaries.all)).toEqual([])
})

async function referral(id: string) {
  const shown = await showReferral(stack.connection, id, false)
  return { possiblyKnown: 'possiblyKnown' in shown ? shown.possiblyKnown : [] }
}
