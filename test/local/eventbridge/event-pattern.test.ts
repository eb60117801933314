import { describe, expect, test } from 'vitest'
import { checkPattern, matches } from '../../../local/eventbridge/event-pattern.ts'

const event = {
  source: 'raccordo',
  'detail-type': 'referral.received',
  detail: {
    subject: 'referral/1',
    urgency: 2,
    tags: ['new', 'urgent'],
    note: null,
    lines: [{ n: 1 }, { n: 2 }],
  },
}

describe('an event matches', () => {
  test.each([
    ['the exact value', { source: ['raccordo'] }],
    ['one of several alternatives', { 'detail-type': ['x', 'referral.received'] }],
    ['every field asked for', { source: ['raccordo'], detail: { urgency: [2] } }],
    ['null', { detail: { note: [null] } }],
    ['a prefix', { 'detail-type': [{ prefix: 'referral.' }] }],
    ['a prefix in any case', { 'detail-type': [{ prefix: { 'equals-ignore-case': 'REFERRAL.' } }] }],
    ['a suffix', { 'detail-type': [{ suffix: '.received' }] }],
    ['text in any case', { source: [{ 'equals-ignore-case': 'RaCCordo' }] }],
    ['a number in a range', { detail: { urgency: [{ numeric: ['>', 1, '<=', 2] }] } }],
    ['anything but a value', { source: [{ 'anything-but': 'other' }] }],
    ['anything but a list', { source: [{ 'anything-but': ['a', 'b'] }] }],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }],
    ['a field that exists', { detail: { urgency: [{ exists: true }] } }],
    ['a field that does not exist', { detail: { absent: [{ exists: false }] } }],
    ['a field absent because its parent is', { detail: { absent: { deeper: [{ exists: false }] } } }],
    ['one element of an array', { detail: { tags: ['urgent'] } }],
    ['a field of one object in an array', { detail: { lines: { n: [2] } } }],
  ])('%s', (_, pattern) => {
    expect(() => checkPattern(pattern)).not.toThrow()
    expect(matches(pattern, event)).toBe(true)
  })
})

describe('an event does not match', () => {
  test.each([
    ['another value', { source: ['x'] }],
    ['when one of two fields differs', { source: ['raccordo'], detail: { urgency: [3] } }],
    ['a number asked for as text', { detail: { urgency: ['2'] } }],
    ['a missing field by anything-but', { detail: { absent: [{ 'anything-but': 'x' }] } }],
    ['a text by a numeric comparison', { source: [{ numeric: ['>', 0] }] }],
    ['a number outside the range', { detail: { urgency: [{ numeric: ['<', 2] }] } }],
    ['an object asked to exist as a leaf', { detail: [{ exists: true }] }],
    ['an inherited property name', { detail: { constructor: [{ exists: true }] } }],
    ['a prefix that stands elsewhere', { 'detail-type': [{ prefix: 'received' }] }],
  ])('%s', (_, pattern) => {
    expect(matches(pattern, event)).toBe(false)
  })
})

describe('a pattern is refused', () => {
  test.each([
    [
      'naming an unknown operator and its place',
      { detail: { type: [{ wildcard: 'a*' }] } },
      /"wildcard" at detail\.type/,
    ],
    ['naming $or', { $or: [{ a: [1] }] }, /"\$or"/],
    [
      'when an operator inside anything-but is unknown',
      { a: [{ 'anything-but': { wildcard: '*' } }] },
      /"wildcard" at a/,
    ],
    ['when a field has no alternative', { a: [] }, /a lists no alternative/],
    ['when it is empty', {}, /at least one field/],
    ['when a leaf is not a list', { a: 'x' }, /a must be an object/],
    ['when a comparison is malformed', { a: [{ numeric: ['~', 1] }] }, /"numeric" at a takes/],
    ['when cidr is asked for', { ip: [{ cidr: '10.0.0.0/8' }] }, /"cidr" at ip is not known/],
  ])('%s', (_, pattern, message) => {
    expect(() => checkPattern(pattern)).toThrow(message)
  })
})
