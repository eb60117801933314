import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jotform } from '../../../../functions/intake/providers/jotform.ts'
import { multipartFixture } from '../../../support/provider-fixture.ts'
import { understoodAs } from '../../../support/provider-reading.ts'

const everyType = Buffer.from(multipartFixture('jotform-every-type'))

/** What an encoder that is not ours makes of the answers. */
async function bodyOf(request: unknown): Promise<Uint8Array> {
  const form = new FormData()
  form.append('submissionID', '1')
  form.append('rawRequest', JSON.stringify(request))
  return new Uint8Array(await new Response(form).arrayBuffer())
}

const isReadable = (body: Uint8Array) => {
  const { submissionId } = jotform.headOf(body)
  expect(submissionId === undefined || submissionId.isWellFormed()).toBe(true)
  expect(jotform.read(Uint8Array.from(body))).toEqual(jotform.read(body))
  understoodAs(jotform, body)
}

test('any answers under any keys are read, and every question has an answer', async () => {
  const anyKey = fc.oneof(
    fc
      .tuple(fc.nat(99), fc.string({ unit: 'grapheme', minLength: 1 }))
      .map(([number, name]) => `q${number}_${name}`),
    fc.constantFrom('__proto__', 'q1___proto__', 'q2_toString', 'temp_upload', 'slug', 'q3_', 'q_x'),
  )
  const anyRequest = fc.array(fc.tuple(anyKey, fc.jsonValue()), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(anyRequest, async (entries) => {
      const request = Object.fromEntries(entries)
      const body = await bodyOf(request)
      isReadable(body)
      const { answers, problems } = jotform.read(body)
      expect(problems).toEqual([])
      const names = new Set(answers.flatMap((answer) => answer.names))
      const keys = Object.keys(request).filter((key) => /^q\d+_./s.test(key))
      expect(keys.filter((key) => !names.has(key))).toEqual([])
    }),
  )
})

test('a body cut off anywhere, or with any byte changed, is read', () => {
  fc.assert(
    fc.property(fc.nat(everyType.length - 1), fc.nat(255), (index, byte) => {
      isReadable(everyType.subarray(0, index))
      const changed = Buffer.from(everyType)
      changed[index] = byte
      isReadable(changed)
    }),
  )
})
