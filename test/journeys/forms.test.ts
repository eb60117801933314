import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine } from '../support/command-line.ts'
import { completeForm, makePartner, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let office: Partner

const { run, json } = commandLine(() => stack)

beforeAll(async () => {
  stack = await startJourney()
  await stack.addPartner('scuola', 'dalmine')
  const rhythm = ['--rhythm', 'weekly', '--testing']
  const added = await json('partner', 'form', 'add', 'scuola', 'segreteria', ...rhythm)
  office = makePartner('segreteria', String(added['secret']), () => String(added['webhookUrl']))
})
afterAll(() => stack?.stop())

describe('a further form', () => {
  test('has an address and a secret of its own, and belongs to the partner’s district', async () => {
    const added = await json('partner', 'form', 'add', 'scuola', 'mensa', '--provider', 'typeform')
    expect(added).toEqual({
      id: 'mensa',
      webhookUrl: `${stack.endpoints.http}/webhooks/mensa`,
      secret: expect.stringMatching(/^[\w-]{32,}$/),
      proof: expect.stringContaining('Typeform-Signature'),
      guide: 'docs/connect/typeform.md',
    })
    expect(await json('partner', 'form', 'show', 'mensa')).toMatchObject({
      partner: 'scuola',
      district: 'dalmine',
    })
    expect(publishedIds(stack, 'form.added', 'form/mensa')).toHaveLength(1)
  })

  test('of a provider that cannot sign has its secret at the end of the address, and nowhere else', async () => {
    const jotform = ['gita', '--provider', 'jotform']
    const { secret, webhookUrl } = await json('partner', 'form', 'add', 'scuola', ...jotform)
    expect(webhookUrl).toBe(`${stack.endpoints.http}/webhooks/gita/${secret}`)
    const shown = await run('partner', 'form', 'show', 'gita')
    expect(shown.stdout).toContain('/webhooks/gita/<its secret>')
    expect(shown.stdout).not.toContain(String(secret))
  })

  test('is enabled and disabled, and gets a new secret, like the first', async () => {
    expect(await json('partner', 'form', 'disable', 'gita')).toEqual({ id: 'gita', enabled: false })
    expect(await json('partner', 'form', 'enable', 'gita')).toEqual({ id: 'gita', enabled: true })
    const { secret, webhookUrl } = await json('partner', 'form', 'rotate-secret', 'gita')
    expect(webhookUrl).toContain(`/gita/${secret}`)
  })
})

test('a partner is closed and opened with all its forms', async () => {
  const forms = ['gita', 'mensa', 'scuola', 'segreteria']
  const all = (enabled: boolean) => ({ items: forms.map((id) => ({ id, enabled })) })
  expect(await json('partner', 'disable', 'scuola')).toEqual(all(false))
  expect((await office.send(completeForm('closed'))).status).toBe(401)
  expect(await json('partner', 'enable', 'scuola')).toEqual(all(true))
  await json('partner', 'form', 'disable', 'mensa')
  const { exitCode, stderr } = await run('partner', 'disable', 'mensa')
  expect([exitCode, stderr]).toEqual([1, expect.stringContaining('partner mensa does not exist')])
})

test('lists show each form and each partner with when it was last heard of', async () => {
  await office.send(completeForm('last'))
  await stack.settle()
  await office.send(completeForm('forged'), { secret: `whsec_${Buffer.alloc(24).toString('base64')}` })
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)
  const forms = await json<{ items: Record<string, unknown>[] }>('partner', 'form', 'list', 'scuola')
  expect(forms.items.map(({ id }) => id)).toEqual(['gita', 'mensa', 'scuola', 'segreteria'])
  expect(forms.items.at(-1)).toMatchObject({ rhythm: 'weekly', lastSubmissionAt: at, lastRefusalAt: at })
  expect(forms.items[0]).not.toHaveProperty('lastSubmissionAt')
  const partners = await json<{ items: Record<string, unknown>[] }>('partner', 'list')
  expect(partners.items).toMatchObject([
    {
      id: 'scuola',
      forms: 4,
      rhythm: ['none', 'weekly'],
      enabled: '3 of 4',
      testing: '1 of 4',
      lastSubmissionAt: at,
      lastRefusalAt: at,
    },
  ])
  const shown = await json('partner', 'form', 'show', 'segreteria')
  expect(shown).toMatchObject({
    refused: [{ requests: 2 }],
    lastSubmission: { submissionId: 'last', status: 'tested' },
    mapping: { fields: {} },
  })
})

test('a form that an older version added is listed as what it is', async () => {
  await stack.addPartner('antica', 'dalmine')
  const { client, name } = stack.connection.table
  const older = new UpdateCommand({
    TableName: name,
    Key: { pk: 'FORM#antica', sk: 'PROFILE' },
    UpdateExpression: 'REMOVE #list.rhythm, #list.isTesting, #list.kind',
    ExpressionAttributeNames: { '#list': 'list' },
  })
  await client.send(older)
  const its = { items: [{ rhythm: 'none', isTesting: false }] }
  expect(await json('partner', 'form', 'list', 'antica')).toMatchObject(its)
  const { items } = await json<{ items: Record<string, unknown>[] }>('partner', 'list')
  expect(items.find(({ id }) => id === 'antica')).toMatchObject({ rhythm: ['none'], testing: '0 of 1' })
})
