import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { anyEvent } from '../../events/all-events.ts'

const folder = new URL('../../events/samples/', import.meta.url)
const samples = readdirSync(folder).map((file) => ({
  file,
  sample: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown>,
}))
const types = anyEvent.def.options.map(({ shape }) => shape.type.def.values[0])

describe('events', () => {
  test('every event has one sample, and every sample is an event', () => {
    expect(samples.map(({ file }) => file).toSorted()).toEqual(types.map((type) => `${type}.json`).toSorted())
  })

  test.each(samples)('$file parses to itself', ({ sample }) => {
    expect(anyEvent.parse(sample)).toEqual(sample)
  })

  test.each(samples)('$file is refused with one field more, so nothing unforeseen gets out', ({ sample }) => {
    const data = sample['data'] as object
    expect(anyEvent.safeParse({ ...sample, name: 'Fatou' }).success).toBe(false)
    expect(anyEvent.safeParse({ ...sample, data: { ...data, name: 'Fatou' } }).success).toBe(false)
  })

  test.each(samples)('$file has no field that takes free text', ({ sample }) => {
    const data = sample['data'] as Record<string, unknown>
    const texts = Object.entries(data).filter(([, value]) => typeof value === 'string')
    for (const [name] of texts) {
      expect(
        anyEvent.safeParse({ ...sample, data: { ...data, [name]: 'Ndèye Fatou O’Brien' } }).success,
      ).toBe(false)
    }
    expect(anyEvent.safeParse({ ...sample, subject: 'household/Ndèye Fatou' }).success).toBe(false)
    expect(anyEvent.safeParse({ ...sample, correlationId: 'Ndèye Fatou' }).success).toBe(false)
  })
})
