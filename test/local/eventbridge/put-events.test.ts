import { describe, expect, test } from 'vitest'
import type { ServiceCall } from '../../../local/contracts.ts'
import { entry, startBus, target } from './bus-rig.ts'

describe('an entry is refused inside a call that succeeds', () => {
  test.each([
    ['without a source', { Source: '' }, 'InvalidArgument'],
    ['with a detail that is no JSON', { Detail: 'x' }, 'MalformedDetail'],
    ['with a detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ['in the name of AWS', { Source: 'aws.s3' }, 'NotAuthorizedForSourceException'],
    ['for a bus that is not there', { EventBusName: 'nowhere' }, 'ResourceNotFoundException'],
  ])('%s', async (_, wrong, code) => {
    const { put, sent } = await startBus()
    const output = await put({ ...entry, ...wrong }, entry)
    expect(output.FailedEntryCount).toBe(1)
    expect(output.Entries?.[0]?.ErrorCode).toBe(code)
    expect(output.Entries?.[1]?.EventId).toBeDefined()
    await expect.poll(() => sent).toHaveLength(1)
  })

  test('when the hook throttles the call; each call is told to the hooks', async () => {
    const calls: ServiceCall[] = []
    const { put, sent } = await startBus([target], {
      hooks: {
        before: (call) => (calls.push(call) === 1 ? 'throttle' : undefined),
        after: (call) => void calls.push(call),
      },
    })
    const refused = { ErrorCode: 'ThrottlingException', ErrorMessage: 'Rate exceeded' }
    const taken = { EventId: expect.any(String) }
    expect(await put(entry)).toMatchObject({ FailedEntryCount: 1, Entries: [refused] })
    expect(await put(entry)).toMatchObject({ FailedEntryCount: 0, Entries: [taken] })
    await expect.poll(() => sent).toHaveLength(1)
    const call = { service: 'eventbridge', operation: 'PutEvents', accessKeyId: 'KEY' }
    expect(calls).toEqual([call, call, call, call])
  })

  test('from the middle on, when the hook throttles a call of several', async () => {
    const { put, sent } = await startBus([target], { hooks: { before: () => 'throttle' } })
    const output = await put(entry, entry, entry)
    expect(output.FailedEntryCount).toBe(2)
    expect(output.Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'ThrottlingException',
      'ThrottlingException',
    ])
    await expect.poll(() => sent).toHaveLength(1)
  })
})

describe('a whole call is refused', () => {
  test.each([
    ['with no entry', []],
    ['with eleven entries', Array.from({ length: 11 }, () => entry)],
    ['above 256 KB in all', [{ ...entry, Detail: JSON.stringify({ text: 'è'.repeat(131_072) }) }]],
  ])('%s', async (_, entries) => {
    const { put } = await startBus()
    await expect(put(...entries)).rejects.toMatchObject({ name: 'ValidationException' })
  })
})
