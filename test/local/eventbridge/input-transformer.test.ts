import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkInputTransformer, part, transform } from '../../../local/eventbridge/input-transformer.ts'

const event = {
  time: '2026-03-02T08:00:00Z',
  detail: {
    eventType: 'Bounce',
    mail: { destination: ['anna@scuola.it'], tags: { mail: ['m1', 'm2'], 'ses:set': ['a'] } },
    count: 2,
    note: 'a "quoted" <word> \\ and\nanother',
  },
}

/** What a template makes of the event, with one variable. */
const made = (template: string, path = '$.detail.note') =>
  transform({ paths: { value: path }, template }, event)

describe('a part of the event', () => {
  test.for([
    ['a text', '$.detail.eventType', 'Bounce'],
    ['a number', '$.detail.count', 2],
    ['one of a list', '$.detail.mail.tags.mail[0]', 'm1'],
    ['another of a list', '$.detail.mail.tags.mail[1]', 'm2'],
    ['a list', '$.detail.mail.destination', ['anna@scuola.it']],
    ['the whole', '$', event],
  ] as const)('that is %s comes in as JSON where it stands alone', ([, path, value]) => {
    expect(made('{"value":<value>}', path)).toEqual({ value })
    expect(made('[1, <value> , 2]', path)).toEqual([1, value, 2])
  })

  test('is plain text inside a text, with whatever it holds', () => {
    expect(made('{"value":"it says: <value>!"}')).toEqual({ value: `it says: ${event.detail.note}!` })
    expect(made('"<value>"', '$.detail.count')).toBe('2')
    expect(made('{"value":"<value>"}', '$.detail.mail.tags.mail')).toEqual({ value: '["m1","m2"]' })
  })

  test('that the event does not have is an empty text, alone and within one', () => {
    expect(made('{"value":<value>,"within":"-<value>-"}', '$.detail.bounce.bounceType')).toEqual({
      value: '',
      within: '--',
    })
    expect(made('<value>', '$.detail.mail.tags.mail[2]')).toBe('')
  })

  test('never changes what stands around it, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const template = '{"alone":<text>,"within":"(<text>)","fixed":"a \\" b"}'
        expect(transform({ paths: { text: '$.text' }, template }, { text })).toEqual({
          alone: text,
          within: `(${text})`,
          fixed: 'a " b',
        })
      }),
    )
  })
})

test('nothing is found where the event has no such part', () => {
  expect(part(event, '$.detail.toString')).toBeUndefined()
  expect(part(undefined, '$.detail')).toBeUndefined()
})

describe('a transformer is refused', () => {
  test.for([
    ['without a path for a variable', {}, '{"a":<b>}', '<b> has no path in InputPathsMap'],
    ['with a variable of AWS', {}, '{"a":<aws.events.event.json>}', 'aws.events.event.json is not known'],
    ['with a wildcard', { a: '$.detail.list[*].id' }, '<a>', 'the path $.detail.list[*].id of a'],
    ['with a template that is no JSON', { a: '$.id' }, '{"a":<a>', 'is no JSON'],
    ['with a bare word', { a: '$.id' }, 'event <a>', 'is no JSON'],
  ] as const)('%s', ([, paths, template, message]) => {
    expect(() => checkInputTransformer({ paths, template })).toThrow(message)
  })

  test('and one with a variable of every sort is not', () => {
    expect(() =>
      checkInputTransformer({
        paths: { 'a-b_0-': '$.detail.mail.tags.mail[0]', whole: '$' },
        template: '{"a":<a-b_0->,"b":["<whole>"]}',
      }),
    ).not.toThrow()
  })
})
