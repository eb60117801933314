import { expect, test } from 'vitest'
import { isAtAnyHour, isAtOnce } from '../../../shared/domain/mail.ts'

test.for([
  ['a danger', { kind: 'danger' }, true, true],
  ['the receipt of a danger', { kind: 'receipt', isUrgent: true }, true, true],
  ['a new link that somebody waits for', { kind: 'renewed-link', isUrgent: true }, true, false],
  ['a digest', { kind: 'digest' }, false, false],
] as const)('%s waits for a run, and for the office, or not', ([, mail, atOnce, atAnyHour]) => {
  expect([isAtOnce(mail), isAtAnyHour(mail)]).toEqual([atOnce, atAnyHour])
})
