import { expect, test } from 'vitest'
import { raccordoHere } from '../support/command-line.ts'

test.each([
  ['operator set anna-prova', '--name, --email, --role'],
  ['operator absent anna-prova', '--from, --cancel'],
  ['operator absent anna-prova --to 2026-12-24', '--from, --cancel'],
  ['district set bergamo', '--patron, --closes-at, --closed'],
  ['institution set ic-ada-esempio', '--liaison, --no-liaison'],
  ['partner set scuola', '--liaison, --no-liaison'],
  ['partner set scuola --district dalmine', '--liaison, --no-liaison'],
])(
  '"%s" does not say what is to change: wrong usage, with the options that would',
  async (words, options) => {
    const { exitCode, stderr } = await raccordoHere(words.split(' '))
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`say what is to change: ${options}`)
  },
)

test('options that do not go together are wrong usage', async () => {
  const { exitCode, stderr } = await raccordoHere('referral list --stage prod --state .local'.split(' '))
  expect(exitCode).toBe(2)
  expect(stderr).toContain('not both')
})

test('a command that says what is to change is right, and refused for other reasons only', async () => {
  const { exitCode } = await raccordoHere('operator set anna-prova --no-deputy --state /nowhere'.split(' '))
  expect(exitCode).toBe(1)
})

test('what is wrong names the help of the command that it is about', async () => {
  const ofCommand = await raccordoHere(['match', 'solve'])
  expect(ofCommand).toMatchObject({ exitCode: 2 })
  expect(ofCommand.stderr).toContain('(see raccordo match solve --help)')
  const ofGroup = await raccordoHere(['match', 'solv'])
  expect(ofGroup.stderr).toContain('(see raccordo match --help)')
  const ofAll = await raccordoHere(['nothing'])
  expect(ofAll.stderr).toContain('(see raccordo --help)')
})

test.each(['match', 'match --state .local', 'match --district dalmine --json'])(
  '"%s" names no command: those that there are are listed',
  async (words) => {
    const { exitCode, stderr } = await raccordoHere(words.split(' '))
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^Usage: raccordo match /)
    expect(stderr).toContain('preview [options]')
  },
)
