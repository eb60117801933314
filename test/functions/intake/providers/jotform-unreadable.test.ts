import { describe, expect, test } from 'vitest'
import { jotform } from '../../../../functions/intake/providers/jotform.ts'
import { jotformBody } from '../../../support/jotform-body.ts'
import { answerCalled, understoodAs } from '../../../support/provider-reading.ts'

describe('a body that cannot be read', () => {
  const whole = jotformBody({ q1_municipality: 'Dalmine' }, { ip: '192.0.2.10' })

  test.each([
    ['is no multipart', Buffer.from('{"q1_municipality":"Dalmine"}'), 'not-multipart'],
    ['has no rawRequest', Buffer.from('--x\r\n\r\n--x--\r\n'), 'not-json'],
    ['has a rawRequest that is cut off', jotformBody('{"q1_municipality":"Dal'), 'not-json'],
    ['has a list as rawRequest', jotformBody([]), 'not-an-object'],
    ['is nested too deep', jotformBody(`{"q1_x":${'['.repeat(5000)}${']'.repeat(5000)}}`), 'nested-too-deep'],
    ['breaks off', whole.subarray(0, -12), 'not-multipart'],
  ])('%s says why', (_, body, problem) => {
    expect(jotform.read(body).problems).toEqual([{ field: 'body', problem }])
  })

  test('keeps the answers that it has', () => {
    const broken = Buffer.concat([whole.subarray(0, -4), Buffer.from('\r\nContent-Disposition: form')])
    expect(answerCalled(jotform, broken, 'municipality')).toBe('Dalmine')
    expect(jotform.read(broken).problems).toEqual([{ field: 'body', problem: 'not-multipart' }])
  })

  test.each([
    ['S\\u00ec', 'yes'],
    ['No', 'no'],
    ['\\u0646\\u0639\\u0645', 'unclear'],
  ])('still tells a danger that was answered with %s', (said, danger) => {
    const cutOff = jotformBody(`{"q8_childInDanger":"${said}","q9_langua`)
    expect(understoodAs(jotform, cutOff).danger).toBe(danger)
  })
})

test('a question with a long name and many parts does not fill the memory', () => {
  const parts = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 'v']))
  const { answers } = jotform.read(jotformBody({ [`q1_${'x'.repeat(100_000)}`]: parts }))
  const names = answers.slice(1).flatMap((answer) => answer.names)
  expect(names.reduce((sum, name) => sum + name.length, 0)).toBeLessThan(1_000_000)
})
