import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCase } from '../../shared/casework/decide.ts'
import { referralOf, startCasework } from '../support/casework-journey.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm } from '../support/partner.ts'
import type { JourneyStack } from '../support/stack.ts'

let stack: JourneyStack
const { run, json } = commandLine(() => stack)
let caseCode: string

beforeAll(async () => {
  stack = await startCasework('2026-11-30T09:00:00.000Z')
  const school = await stack.addPartner('scuola')
  await school.send(completeForm('one'))
  await school.send(completeForm('two', { child_in_danger: 'sì' }))
  await stack.settle()
  ;({ caseCode } = await referralOf(stack, 'one'))
})
afterAll(() => stack.stop())

describe('what a decision prints', () => {
  test.each([
    ['referral acknowledge', [], /^done: read \(presa visione\)\n/],
    ['referral hand-over', ['--to', 'dalmine'], /^done: offered to dalmine\n[\s\S]*\ndue\n/],
    ['handover withdraw', [], /^done: offer taken back\n[\s\S]*\ndue +kind /],
    ['referral reassign', ['--liaison', 'bruno-prova'], /^done: given to bruno-prova\n[\s\S]*\ndue +kind /],
    ['referral take', [], /^done: taken in charge \(presa in carico\) by anna-prova\n[\s\S]*\ndue +kind /],
    [
      'household contact',
      ['--channel', 'phone', '--outcome', 'reached'],
      /^done: contact made, reached by phone\n/,
    ],
    [
      'household contact',
      ['--channel', 'email', '--outcome', 'no-answer', '--on', '2026-11-30'],
      /^done: contact attempted, no-answer by email on 2026-11-30\n/,
    ],
    ['household note', ['--text', 'una prova'], /^done: note written down\n(?![\s\S]*una prova)/],
    ['household restrict', [], /^done: marked as restricted\n/],
    ['household unrestrict', [], /^done: no longer restricted\n/],
    ['household correct', ['--set', 'adults=2', '--why', 'detto'], /^done: corrected: adults\n/],
    ['household progress', ['privacy-notice'], /^done: privacy-notice recorded\n/],
    [
      'mentoring request',
      [
        ...['--kind', 'adult', '--agreed-on', '2026-11-30', '--person', '1', '--need', 'italian_practice'],
        ...['--need', 'housing', '--language', 'arabo', '--language-required', '--gender', 'female'],
        ...['--availability', 'lunedì e giovedì pomeriggio', '--availability', 'sat-morning'],
      ],
      /^done: a mentor is sought, agreed on 2026-11-30\n[\s\S]*\nmentoringRequest +1\n/,
    ],
    ['danger raise', [], /^done: danger raised: /],
    ['danger confirm', [], /^done: danger confirmed by anna-prova\n/],
    ['referral close', ['--outcome', 'goals-met'], /^done: closed \(conclusa\): goals-met\n/],
  ])('%s %j', async (words, options, says) => {
    const { stdout, stderr } = await run(...words.split(' '), caseCode, ...options, '--as', 'anna-prova')
    expect(stderr).toBe('')
    expect(stdout).toMatch(says)
  })

  test('a step of the work is named', async () => {
    const { caseCode: second } = await referralOf(stack, 'two')
    await json('referral', 'take', second, '--as', 'anna-prova')
    const words = ['household', 'progress', second, 'discussion', '--as', 'anna-prova']
    expect(await json(...words)).toMatchObject({ done: 'discussion recorded', caseCode: second })
  })
})

describe('what is shown', () => {
  test('of a danger: who confirmed it, and when', async () => {
    const { stdout } = await run('referral', 'show', caseCode)
    expect(stdout).toMatch(/^dangerConfirmed +by anna-prova at 2026-11-30T/m)
  })

  test('of a mentoring request: what the family asked for, until the work ended', async () => {
    const { id } = await referralOf(stack, 'one')
    const { mentoring = [] } = await openCase(stack.connection.table, id)
    expect(mentoring).toMatchObject([
      {
        ...{ persons: [1], needs: ['italian_practice', 'housing'], languages: ['ar'] },
        ...{ isLanguageRequired: true, genderWish: 'female' },
        availability: ['mon-afternoon', 'thu-afternoon', 'sat-morning'],
      },
    ])
    const { stdout } = await run('mentoring', 'list', '--district', 'bergamo')
    expect(stdout).toMatch(new RegExp(`\\n${caseCode} +1 +adult +ordinary +withdrawn +bergamo `))
    const { stdout: shown } = await run('household', 'show', caseCode)
    expect(shown).toMatch(/\nmentoring\nnumber +kind +status /)
    const again = await run('mentoring', 'withdraw', caseCode, '1', '--reason', 'other', '--as', 'anna-prova')
    expect(again.stderr).toContain('(case-closed): nothing was changed')
  })

  test('of a household: whose it is, and the family only when it is asked for', async () => {
    const { stdout } = await run('household', 'show', caseCode)
    expect(stdout).toMatch(/^liaison +bruno-prova$/m)
    expect(stdout).toMatch(/^caseManager +anna-prova$/m)
    expect(stdout).not.toMatch(/persons/)
    const { stdout: all } = await run('household', 'show', caseCode, '--show-personal-data')
    expect(all).toMatch(/\nhousehold\nmunicipality +[A-Z]/)
    expect(all).toMatch(/\npersons\nnumber +role/)
    expect(all).toMatch(/\nnotes\nat +by +/)
    expect(all).not.toMatch(/householdDetails/)
  })
})
