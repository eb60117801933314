import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { Unreadable } from '../../../shared/errors.ts'
import { shape } from '../../../shared/table/shape.ts'

const key = ({ id }: { id: string }) => ({ pk: `THING#${id}`, sk: 'STATE' })
const second = shape({
  name: 'thing',
  schema: z.object({ id: z.string(), fullName: z.string() }),
  key,
  lifts: [({ name, ...rest }) => ({ ...rest, fullName: name })],
})

describe('a shape', () => {
  test('writes its newest version and reads it back', () => {
    const item = second.toItem({ id: '1', fullName: 'a' })
    expect(item).toEqual({ pk: 'THING#1', sk: 'STATE', v: 2, id: '1', fullName: 'a' })
    expect(second.fromItem(item)).toEqual({ id: '1', fullName: 'a' })
  })

  test('lifts an older item', () => {
    expect(second.fromItem({ pk: 'THING#1', sk: 'STATE', v: 1, id: '1', name: 'a' })).toEqual({
      id: '1',
      fullName: 'a',
    })
  })

  test.each([{ v: 3 }, { v: 0 }, { v: '1' }, {}])('refuses %j as version, and says what to do', (version) => {
    const read = () => second.fromItem({ pk: 'THING#1', sk: 'STATE', id: '1', fullName: 'a', ...version })
    expect(read).toThrow(Unreadable)
    expect(read).toThrow(/deploy a newer one/)
  })

  test('names where an item does not fit, never the value', () => {
    const read = () => second.fromItem({ pk: 'THING#1', sk: 'STATE', v: 2, id: '1', fullName: ['Fatou'] })
    expect(read).toThrow('thing THING#1 STATE does not fit its shape at fullName')
  })
})
