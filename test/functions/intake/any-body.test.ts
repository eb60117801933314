import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { providers } from '../../../functions/intake/providers.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { postOf } from '../../../local/senders/sender.ts'
import { senders } from '../../../local/senders.ts'
import { problem } from '../../../shared/domain/field.ts'
import { provider as providerName } from '../../../shared/domain/form.ts'
import { formShape, secretsItem } from '../../../shared/table/form-store.ts'
import { anyBody, anyCorrections, anyMapping } from '../../support/any-form.ts'
import { captureLog } from '../../support/captured-log.ts'
import { context, httpEvent } from '../../support/http-event.ts'
import { material } from '../../support/material.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { filledForm } from '../../support/provider-partner.ts'
import { form } from '../../support/submissions.ts'

process.env['TABLE_NAME'] = 'table'
process.env['AWS_REGION'] = 'eu-south-1'
const { handler } = await import('../../../functions/intake/receive-submission.ts')

const table = mockedClient(DynamoDBDocumentClient)
table.on(TransactWriteCommand).resolves({})
table.on(UpdateCommand).resolves({ Attributes: { requests: 1 } })
const log = captureLog()
afterAll(() => log.release())

const institutions = [
  {
    id: 'ic-esempio',
    name: 'IC Esempio',
    kind: 'school' as const,
    municipality: '016024',
    aliases: ['esempio', ''],
  },
]
const at = new Date('2026-01-18T18:17:02Z')
const RUNS = { numRuns: 150 }

describe.each(providerName.options)('of %s', (name) => {
  const provider = providers[name]
  const sender = senders[name]

  test('no body makes the reading fail, and the same material is understood alike', () => {
    fc.assert(
      fc.property(anyBody(sender), anyMapping, anyCorrections, (body, mapping, corrections) => {
        const { submissionId, isFinal } = provider.headOf(body)
        expect(typeof isFinal).toBe('boolean')
        if (submissionId !== undefined) {
          expect(submissionId.trim()).not.toBe('')
          expect(submissionId.length).toBeLessThanOrEqual(500)
          expect(submissionId.isWellFormed()).toBe(true)
        }
        const once = understand(material(body, { provider, institutions, mapping, corrections }))
        const copied = structuredClone({ mapping, corrections })
        const again = material(Uint8Array.from(body), { provider, institutions, ...copied })
        expect(understand(again)).toEqual(once)
        const found = 'problems' in once ? once.problems : once.remarks
        for (const one of found) expect(problem.parse(one)).toEqual(one)
      }),
      RUNS,
    )
  })

  test('every body that is proven is answered 202, and none that is not', async () => {
    const secret = sender.proof.makeSecret(new Uint8Array(32).fill(7))
    const its = { ...form, provider: name }
    const items = [formShape.toItem(its), secretsItem(its.id, { current: secret, version: 1 })]
    table.on(BatchGetCommand).resolves({ Responses: { table: items } })
    const statusOf = async (body: Uint8Array, key: string) => {
      const { headers, pathSuffix } = postOf(sender, body, key, at)
      const lower = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value])
      const path = `/webhooks/${its.id}${pathSuffix}`
      const event = httpEvent({ path, method: 'POST', body, headers: Object.fromEntries(lower), at })
      const { statusCode } = await handler(event, context)
      return statusCode
    }
    const other = sender.proof.makeSecret(new Uint8Array(32).fill(8))
    await fc.assert(
      fc.asyncProperty(anyBody(sender), async (body) => {
        expect(await statusOf(body, secret)).toBe(202)
        expect(await statusOf(body, other)).toBe(401)
      }),
      { numRuns: 50 },
    )
  })

  const dangerOf = (body: Uint8Array) => understand(material(body, { provider, institutions })).danger
  const telling = (isInDanger: boolean) =>
    sender.bodyOf(filledForm('s-1', { child_in_danger: isInDanger, description: 'e altro' }), at)

  test('a child in danger is heard, and so is that there is none', () => {
    expect([dangerOf(telling(true)), dangerOf(telling(false))]).toEqual(['yes', 'no'])
  })

  test('a danger is not lost when the body is cut off anywhere behind its question', () => {
    const body = telling(true)
    const question = /child_?in_?danger/i.exec(Buffer.from(body).toString('latin1'))
    const from = (question?.index ?? Number.NaN) + (question?.[0].length ?? 0)
    for (let end = from; end < body.length; end += 1) {
      expect(dangerOf(body.subarray(0, end)), `cut off at ${end}`).not.toBe('no')
    }
  })
})
