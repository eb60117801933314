import { describe, expect, test } from 'vitest'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import { type FieldName, slot } from '../../../../shared/domain/field.ts'

const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('availability', () => {
  test.each<[unknown, string[]]>([
    ['mon-morning, Sat Evening', ['mon-morning', 'sat-evening']],
    ['mon-morning sat-evening', ['mon-morning', 'sat-evening']],
    ['lunedì mattina', ['mon-morning']],
    ['LUN MATTINA', ['mon-morning']],
    [
      ['Sabato pomeriggio', 'domenica sera'],
      ['sat-afternoon', 'sun-evening'],
    ],
    ['lunedì e mercoledì mattina', ['mon-morning', 'wed-morning']],
    ['lunedì mattina e giovedì pomeriggio', ['mon-morning', 'thu-afternoon']],
    ['lunedì mattina e pomeriggio', ['mon-morning', 'mon-afternoon']],
    ['la mattina di lunedì e martedì', ['mon-morning', 'tue-morning']],
    ['Thurs afternoon', ['thu-afternoon']],
    ['lundi après-midi', ['mon-afternoon']],
    ['el miércoles por la tarde', ['wed-afternoon']],
    ['martes noche', ['tue-evening']],
    ['الاثنين صباحا', ['mon-morning']],
    ['الجمعة بعد الظهر، السبت مساء', ['fri-afternoon', 'sat-evening']],
    ['lunedì mattina, lun mattina', ['mon-morning']],
  ])('%j is %j', (raw, slots) => {
    expect(read('availability', raw)).toEqual({ value: slots })
  })

  test.each([
    'lunedì',
    'mattina',
    'non lunedì mattina',
    'lunedì mattina se posso',
    'da lunedì a venerdì sera',
    'sempre',
    'lu mattina',
  ])('%s is not read', (raw) => {
    expect(read('availability', raw)).toEqual({ fault: 'unknown' })
  })

  test('every slot is read by our own word for it', () => {
    for (const one of slot.options) expect(read('availability', one)).toEqual({ value: [one] })
  })
})
