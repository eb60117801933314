import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandLine, raccordo } from '../support/command-line.ts'
import { completeForm } from '../support/partner.ts'
import { type JourneyStack, startJourney } from '../support/stack.ts'

let stack: JourneyStack
const { run } = commandLine(() => stack)

beforeAll(async () => {
  stack = await startJourney()
  const school = await stack.addPartner('scuola')
  await school.send(completeForm('one'))
  await stack.settle()
})
afterAll(() => stack.stop())

const add = (id: string, ...others: string[]) => ['partner', 'add', id, '--name', 'x', ...others]

const addForm = (...others: string[]) => ['partner', 'form', 'add', 'scuola', 'x', ...others]
const addSchool = (...others: string[]) => [
  ...['institution', 'add', 'x', '--name', 'x', '--kind', 'school', '--district', 'bergamo'],
  ...others,
]

describe('what cannot be done ends with 1 and one line that says why', () => {
  test.each([
    ['a partner that is there already', add('scuola', '--district', 'bergamo'), /scuola exists already/],
    ['an unknown district', add('centro', '--district', 'milano'), /"milano" is unknown: use one of bergamo/],
    ['an id with capitals', add('Centro', '--district', 'bergamo'), /small letters/],
    ['an id of Raccordo’s own', add('lookup', '--district', 'bergamo'), /choose another id/],
    ['a year to come', ['household', 'search', '--name', 'x', '--born', '2999'], /from 1900 to/],
    ['a phone without digits', ['household', 'search', '--phone', 'x'], /six digits/],
    ['an unknown household', ['household', 'show', 'nobody'], /nobody does not exist/],
    ['a file that is not there', ['import', 'households', '/nowhere.csv'], /nowhere.csv cannot be read/],
    ['a secret that is none', add('c', '--district', 'bergamo', '--secret', 'x'), /whsec_/],
    ['an unknown partner', ['partner', 'disable', 'nobody'], /nobody does not exist/],
    ['a secret for nobody', ['partner', 'rotate-secret', 'nobody'], /nobody does not exist/],
    ['a form for nobody', ['partner', 'form', 'add', 'nobody', 'x'], /partner nobody does not exist/],
    ['a form that is there', ['partner', 'form', 'add', 'scuola', 'scuola'], /form scuola exists already/],
    ['a secret that is too short', addForm('--provider', 'tally', '--secret', 'x'), /must be 16 to 200/],
    ['the forms of nobody', ['partner', 'form', 'list', 'nobody'], /partner nobody does not exist/],
    ['an unknown form', ['partner', 'form', 'show', 'nothing'], /form nothing does not exist/],
    ['a mapping that is not there', addForm('--mapping', '/nowhere.json'), /nowhere.json cannot be read/],
    ['a school in no place', addSchool('--municipality', 'Atlantide'), /"Atlantide": Lombardy has none/],
    ['a school without a name', addSchool('--municipality', 'Curno', '--alias', ' '), /--alias: give a text/],
    ['an unknown referral', ['referral', 'show', 'BG-26-9999'], /BG-26-9999 does not exist/],
    ['referrals of nobody', ['referral', 'list', '--owner', 'nobody'], /operator nobody does not exist/],
    ['referrals of no district', ['referral', 'list', '--district', 'nope'], /"nope" is unknown: use one of/],
    [
      'deadlines of nothing',
      ['deadline', 'list', '--subject', 'nope'],
      /form nope does not exist.* case code/,
    ],
    ['an unknown submission', ['submission', 'show', 'scuola', 'none'], /no submission none/],
    ['a replay of a referral', ['submission', 'replay', 'scuola', 'one'], /one is registered/],
    ['an unknown queue', ['dead-letter', 'replay', '--queue', 'x'], /no dead-letter queue x/],
  ])('%s', async (_, args, why) => {
    const { exitCode, stdout, stderr } = await run(...args, '--json')
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(why)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    ['a search for nothing', ['household', 'search'], /give --name, --phone or --email/],
    ['a year without a name', ['household', 'search', '--born', '2010'], /--born needs --name/],
    ['what ended of everything', ['deadline', 'list', '--all'], /with --subject <case>/],
    ['a case that is given to nobody', ['referral', 'reassign', 'BG-26-0001'], /say who is to have it/],
  ])('%s is wrong usage: 2', async (_, args, why) => {
    const { exitCode, stderr } = await run(...args)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(why)])
  })

  test('a state folder where no stack runs', async () => {
    const { exitCode, stderr } = await raccordo(['referral', 'list', '--state', '/nowhere'])
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('npm start')])
  })
})

describe('wrong usage ends with 2', () => {
  test.each([
    ['an unknown command', ['family', 'list']],
    ['a command that is not whole', ['partner']],
    ['an unknown option', ['referral', 'list', '--colour']],
    ['a required option that is missing', ['partner', 'add', 'centro', '--name', 'Centro']],
    ['an argument that is missing', ['submission', 'show', 'scuola']],
    ['one argument too many', ['referral', 'list', 'all']],
    ['an unknown status', ['submission', 'list', '--status', 'lost']],
    ['a limit of nothing', ['event', 'list', '--limit', '0']],
    ['a wait that is no number', ['submission', 'replay', 'scuola', 'one', '--wait', 'long']],
    ['an unknown provider', add('centro', '--district', 'bergamo', '--provider', 'paper')],
    ['a form group without a command', ['partner', 'form']],
    ['an unknown rhythm', addForm('--rhythm', 'daily')],
    ['a test neither on nor off', ['partner', 'form', 'test', 'scuola', 'maybe']],
    ['an institution of no kind', ['institution', 'add', 'x', '--name', 'x', '--district', 'bergamo']],
    ['a correction without a value', ['submission', 'replay', 'scuola', 'one', '--correct', 'needs']],
    [
      'a correction of an unknown field',
      ['submission', 'replay', 'scuola', 'one', '--correct', 'colour=red'],
    ],
  ])('%s', async (_, args) => {
    const { exitCode, stdout, stderr } = await run(...args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).not.toBe('')
  })
})

test('without --json a list is a table that a person can read', async () => {
  const { exitCode, stdout } = await run('referral', 'list')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^caseCode +status +district/)
  expect(stdout).toMatch(/BG-\d\d-0001 +received +bergamo +scuola +one/)
})

test('help ends with 0', async () => {
  const { exitCode, stdout } = await raccordo(['--help'])
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('raccordo')])
})

test('a process of its own prints the same and ends with the same as the program does here', async () => {
  const words = ['referral', 'list', '--json']
  const inProcess = await raccordo([...words, '--state', stack.stateFolder])
  expect(inProcess).toEqual(await run(...words))
  expect(inProcess.exitCode).toBe(0)
  const { exitCode, stdout, stderr } = await raccordo(['family', 'list'])
  expect([exitCode, stdout, stderr]).toEqual([2, '', expect.stringContaining('family')])
})
