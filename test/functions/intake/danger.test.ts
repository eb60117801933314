import { describe, expect, test } from 'vitest'
import type { Material } from '../../../functions/intake/examination.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import { type AnyBody, material } from '../../support/material.ts'

const complete = {
  submissionId: 's-1',
  municipality: 'Dalmine',
  needs: ['school_support'],
  contact_given_name: 'Ndèye Fatou',
}

const read = (body: AnyBody, corrections: Material['corrections'] = {}) =>
  understand(material(body, { corrections }))

describe('a child in danger', () => {
  test.each([true, 'sì', 'YES', 1, ['sì'], 'نعم'])('%s is danger', (said) => {
    expect(read({ child_in_danger: said }).danger).toBe('yes')
  })

  test.each([false, 'no', 0, '', null, undefined, 'لا'])('%s is none', (said) => {
    expect(read({ child_in_danger: said }).danger).toBe('no')
  })

  test.each<unknown>(['forse', {}, { toString: 1 }, [2, 3], 'vedi descrizione'])(
    '%j is unclear, and counts as danger',
    (said) => {
      expect(read({ child_in_danger: said }).danger).toBe('unclear')
    },
  )

  test.each([
    ['{"child_in_danger": true, "description": "cut o', 'yes'],
    ['{"child_in_danger":"si","x', 'yes'],
    ['{"child_in_danger": tr', 'unclear'],
    ['{"child_in_danger": false, "x', 'no'],
    ['[{"child_in_danger":true}]', 'yes'],
    ['hello', 'no'],
    ['{"child_in_danger": "non lo so", x', 'unclear'],
    ['{"child_in_danger": "no, ma temo di sì", x', 'unclear'],
    ['{"child_in_danger": "no, ma te', 'unclear'],
    ['{"child_in_danger": "no"}{', 'no'],
    ['{"child_in_danger"', 'unclear'],
    ['{"child_in_danger":', 'unclear'],
    ['{"child_in_danger": null, x', 'no'],
    ['{"child_in_danger": "", x', 'no'],
    [JSON.stringify('{"child_in_danger":"yes"}'), 'yes'],
    [JSON.stringify('{"child_in_danger":false}'), 'no'],
    ['child_in_danger=yes&municipality=Dalmine', 'yes'],
  ])('is heeded in a body that cannot be read: %s', (body, danger) => {
    expect(read(body).danger).toBe(danger)
  })
})

describe('a question that was asked and left blank', () => {
  test.each<[object, string]>([
    [{ child_in_danger: null, questions: ['child_in_danger'] }, 'no'],
    [{ child_in_danger: '', data: { child_in_danger: 'forse' } }, 'unclear'],
    [{ child_in_danger: '', data: { child_in_danger: 'sì' } }, 'yes'],
    [{ child_in_danger: '', 'child-in-danger': 'yes' }, 'yes'],
    [{ child_in_danger: 'no', data: { child_in_danger: 'forse' } }, 'no'],
  ])('%j says %s', (body, danger) => {
    expect(read(body).danger).toBe(danger)
  })
})

describe('a child in danger that is told elsewhere', () => {
  test.each<[object, string]>([
    [{ data: { child_in_danger: 'yes' } }, 'yes'],
    [{ ...complete, answers: [{ child_in_danger: true }] }, 'yes'],
    [{ fields: [{ name: 'child_in_danger', value: 'yes' }] }, 'unclear'],
    [{ data: { child_in_danger: false } }, 'no'],
    [{ childInDanger: true }, 'yes'],
    [{ 'child-in-danger': 'sì' }, 'yes'],
    [{ 'Child in danger': 'no.' }, 'no'],
  ])('%j is heeded', (body, danger) => {
    expect(read(body).danger).toBe(danger)
  })

  test('is heeded when its key comes twice', () => {
    expect(read('{"child_in_danger":"sì","child_in_danger":"no"}').danger).toBe('yes')
  })

  test('is heeded in UTF-16', () => {
    expect(read(Buffer.from('{"child_in_danger":"yes"}', 'utf16le')).danger).toBe('yes')
  })

  test('a correction may raise a danger and never silences one', () => {
    expect(read({}, { child_in_danger: 'sì' }).danger).toBe('yes')
    expect(read({ child_in_danger: 'sì' }, { child_in_danger: 'no' }).danger).toBe('yes')
  })

  test('a quarter of a megabyte of quotes and backslashes is read in no time', () => {
    const body = `child_in_danger${'\\"'.repeat(120_000)}`
    expect(read(body).danger).toBe('unclear')
  })
})
