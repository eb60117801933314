import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rotateSecret, setEnabled } from '../../cli/forms/change.ts'
import { listReferrals, showReferral } from '../../cli/referrals.ts'
import { listSubmissions } from '../../cli/submissions/list.ts'
import { showSubmission } from '../../cli/submissions/show.ts'
import { provider as providerName } from '../../shared/domain/form.ts'
import { addProviderPartner, filledForm, type ProviderPartner } from '../support/provider-partner.ts'
import { allRows, type JourneyStack, published, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let partner: ProviderPartner
let count = 0

beforeAll(async () => {
  stack = await startJourney()
})
afterAll(() => stack?.stop())

const show = (submissionId: string) => showSubmission(stack.connection, partner.id, submissionId, false)
const referralsOfPartner = async () =>
  (await listReferrals(stack.connection)).filter((row) => row['form'] === partner.id)
const kept = async () =>
  (await allRows(stack)).filter(({ pk }) => String(pk).startsWith(`SUBMISSION#${partner.id}#`)).length
const otherSecret = () => partner.sender.proof.makeSecret(randomBytes(32))
const inBody = expect.objectContaining({ field: 'body' })
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

describe.each(providerName.options)('what the outside sees, with a form of %s', (provider) => {
  beforeEach(async () => {
    count += 1
    partner = await addProviderPartner(stack, provider, { id: `${provider}-${count}` })
  })

  test('a complete form is answered 202 and is a referral, the same whoever sends it', async () => {
    expect((await partner.send(filledForm('complete'))).status).toBe(202)
    await stack.settle()
    const [row] = await referralsOfPartner()
    expect(row).toMatchObject({ submissionId: 'complete', status: 'received', isChildInDanger: false })
    expect(await showReferral(stack.connection, String(row?.['id']), true)).toMatchObject({
      needs: ['school_support', 'italian_practice'],
      description: 'Due righe,\nper prova: «così».',
      remarks: [],
      householdDetails: { municipality: '016024', languages: ['wo', 'fr'], adults: 2, isSingleParent: false },
      persons: [
        {
          givenName: 'Ndèye Fatou',
          familyName: "D'Esempio",
          phone: '+393200000001',
        },
        { role: 'minor', birthYear: 2016 },
        { role: 'minor', birthYear: 2019 },
      ],
    })
  })

  test('a repeat is answered 202 and changes nothing', async () => {
    const body = partner.sender.bodyOf(filledForm('repeat'), new Date())
    for (let time = 0; time < 2; time += 1) {
      expect((await partner.send(body)).status).toBe(202)
      await stack.settle()
    }
    expect(await referralsOfPartner()).toHaveLength(1)
    expect(published(stack).filter(({ actor }) => actor === `form/${partner.id}`)).toHaveLength(1)
  })

  test('an incomplete form is answered 202 and waits; its complete version is one referral', async () => {
    expect((await partner.send(filledForm('two versions', { municipality: 'Atlantide' }))).status).toBe(202)
    await stack.settle()
    expect(await show('two versions')).toMatchObject({
      status: 'quarantined',
      problems: [{ field: 'municipality', problem: 'unknown' }],
    })
    expect((await partner.send(filledForm('two versions'))).status).toBe(202)
    await stack.settle()
    expect(await show('two versions')).toMatchObject({ status: 'registered' })
    expect(await referralsOfPartner()).toHaveLength(1)
  })

  test('what cannot be read is answered 202 when it is proven, and kept', async () => {
    expect((await partner.send(Buffer.from('{"municipality": "Berg'))).status).toBe(202)
    await stack.settle()
    const rows = (await listSubmissions(stack.connection)).filter((row) => row['form'] === partner.id)
    expect(rows).toMatchObject([{ status: 'quarantined', problems: expect.arrayContaining([inBody]) }])
  })

  test.each([
    ['another secret', () => ({ secret: otherSecret() })],
    ['no proof', () => ({ isUnproven: true as const })],
    ['the method GET', () => ({ method: 'GET' })],
  ])('%s is answered 401 and nothing is kept', async (_, how) => {
    const answer = await partner.send(filledForm('refused'), how())
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.text)).toMatchObject({ status: 401, title: 'Not accepted' })
    expect(await kept()).toBe(0)
  })

  test('a signature that has a time is refused once it is old', async () => {
    const { status } = await partner.send(filledForm('late'), { sentAt: minutesAgo(6) })
    const hasTime = ['formbricks', 'google-forms', 'json'].includes(provider)
    expect(status).toBe(hasTime ? 401 : 202)
    expect((await kept()) > 0).toBe(!hasTime)
  })

  test('a disabled form is answered 401 and nothing is kept', async () => {
    await setEnabled(stack.connection, partner.id, false)
    expect((await partner.send(filledForm('disabled'))).status).toBe(401)
    expect(await kept()).toBe(0)
  })

  test('more than 256 KB are answered 413, another content type 415, and nothing is kept', async () => {
    const large = filledForm('large', { description: 'x'.repeat(256 * 1024) })
    expect((await partner.send(large)).status).toBe(413)
    expect((await partner.send(filledForm('csv'), { contentType: 'text/csv' })).status).toBe(415)
    expect(await kept()).toBe(0)
  })

  test('the third refusal of a day is one event', async () => {
    const refuse = () => partner.send(filledForm('refused'), { secret: otherSecret() })
    const told = () => publishedIds(stack, 'form.refused', `form/${partner.id}`)
    await Promise.all([refuse(), refuse()])
    await stack.settle()
    expect(told()).toEqual([])
    await Promise.all([refuse(), refuse()])
    await stack.settle()
    expect(told()).toHaveLength(1)
  })

  test('after a rotation both secrets are taken, and no third', async () => {
    const secret = otherSecret()
    await rotateSecret(stack.connection, partner.id, secret)
    expect((await partner.send(filledForm('by the new one'), { secret })).status).toBe(202)
    expect((await partner.send(filledForm('by the one before'))).status).toBe(202)
    expect((await partner.send(filledForm('by a third'), { secret: otherSecret() })).status).toBe(401)
  })
})
