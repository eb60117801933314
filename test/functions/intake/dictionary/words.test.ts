import { describe, expect, test } from 'vitest'
import { Choice } from '../../../../functions/intake/choice.ts'
import { readers } from '../../../../functions/intake/dictionary/dictionary.ts'
import { type FieldName, slot } from '../../../../shared/domain/field.ts'

const read = (field: FieldName, raw: unknown) => readers[field](raw, { receivedOn: '2026-03-18' })

describe('yes and no', () => {
  test.each<[unknown]>(
    [
      'Sì',
      'SI',
      "si'",
      'sì.',
      'Yes',
      'Sí',
      'Oui',
      'نعم',
      'Da',
      'Po',
      'Так',
      'Sim',
      'Ja',
      'جی',
      'হ্যাঁ',
      'हाँ',
      '是',
      'X',
      '✓',
      '1',
      1,
      true,
      ['sì'],
    ].map((one) => [one]),
  )('%j is yes', (raw) => {
    expect(read('single_parent', raw)).toEqual({ value: true })
  })

  test.each<[unknown]>(
    ['No', 'no.', 'NON', 'لا', 'Nu', 'Jo', 'Ні', 'Não', 'Nein', 'نہیں', 'না', 'नहीं', '否', '0', 0, false].map(
      (one) => [one],
    ),
  )('%j is no', (raw) => {
    expect(read('single_parent', raw)).toEqual({ value: false })
  })

  test.each<[unknown]>(
    ['no?', 'sì?', 'no, ma', 'forse', 'boh', '-', 'nono', 'n/a', ['sì', 'no'], {}].map((one) => [one]),
  )('%j is a doubt', (raw) => {
    expect(read('child_in_danger', raw).value).toBeUndefined()
  })
})

describe('urgency', () => {
  test.each([
    ['ordinary', 'ordinary'],
    ['NON URGENTE', 'ordinary'],
    ['normale', 'ordinary'],
    ['no', 'ordinary'],
    ['Urgente!', 'urgent'],
    ['sì', 'urgent'],
    ['alta', 'urgent'],
  ])('%s is %s', (raw, value) => {
    expect(read('urgency', raw)).toEqual({ value })
  })

  test('that is unknown counts as urgent, and is told', () => {
    expect(read('urgency', 'boh')).toEqual({ value: 'urgent', fault: 'unknown' })
  })
})

describe('a closed list', () => {
  test.each<[FieldName, unknown, unknown]>([
    ['needs', 'school_support', ['school_support']],
    ['needs', 'SCHOOL-SUPPORT', ['school_support']],
    ['needs', 'school_support housing', ['school_support', 'housing']],
    ['needs', 'Casa; altro', ['housing', 'other']],
    ['needs', 'Aiuto con la scuola, Vivienda\nالسكن', ['school_support', 'housing']],
    ['needs', ['Casa, Altro', 'paperwork'], ['housing', 'other', 'paperwork']],
    ['needs', 'Casa e mediazione culturale', ['housing', 'mediation']],
    ['needs', new Choice(['Documents and procedures', 'opt_4']), ['paperwork']],
    ['needs', new Choice(['Anders', 'housing']), ['housing']],
    ['origin', 'autorita giudiziaria', 'judicial_authority'],
    ['origin', 'La propia familia', 'self_referral'],
    ['mentor_gender', 'Donna', 'female'],
    ['mentor_gender', 'm', 'male'],
    ['mentor_gender', 'è indifferente.', 'any'],
  ])('of %s reads %j', (field, raw, value) => {
    expect(read(field, raw)).toEqual({ value })
  })

  test.each<[FieldName, unknown, unknown]>([
    ['needs', 'gelato', undefined],
    ['needs', 'casa, gelato', ['housing']],
    ['needs', '__proto__', undefined],
    ['needs', ',', undefined],
    ['origin', 'toString', undefined],
    ['mentor_gender', 'constructor', undefined],
  ])('of %s does not read all of %j', (field, raw, value) => {
    const reading = read(field, raw)
    expect(reading.value).toEqual(value)
    expect(reading.fault).toMatch(/^un/)
  })
})

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

describe('numbers, addresses and telephones', () => {
  test.each<[FieldName, unknown, unknown]>([
    ['adults', '٢', 2],
    ['adults', ' 2 ', 2],
    ['adults', '２', 2],
    ['contact_email', ' a@b.it ', 'a@b.it'],
    ['contact_phone', '320 000 0001', '+393200000001'],
    ['contact_phone', 'Tel. 320 000 0001', '+393200000001'],
    ['contact_phone', 3200000001, '+393200000001'],
    ['contact_phone', '320 0000001 (mamma)', '320 0000001 (mamma)'],
    ['contact_phone', '320 0000001 / 320 0000002', '320 0000001 / 320 0000002'],
    ['contact_phone', '12', '12'],
    ['referrer_phone', '0039 035 000000', '+39035000000'],
  ])('%s reads %j', (field, raw, value) => {
    expect(read(field, raw)).toEqual({ value })
  })

  test.each<[FieldName, unknown]>([
    ['adults', 'due'],
    ['adults', '2,5'],
    ['contact_email', 'niente'],
    ['contact_phone', 'non ce l’ha'],
  ])('%s does not read %j', (field, raw) => {
    expect(read(field, raw)).toEqual({ fault: 'unreadable' })
  })
})
